/**
 * The whole list of WorkSpaces as one chain of pages, and that of connections: the ground truth, whatever directories
 * there are. A call a turn, so that whoever turns decides the pace.
 */
import type { Ask } from '../aws/session.ts';
import type { Intake } from './intake.ts';
import { type Read, readOn } from './read-on.ts';

/** Turns tell how the last call went; at the end, whether the list was read whole. */
export type Sweep = AsyncGenerator<Read, 'whole' | 'broken', void>;

/** `waited`: somebody waits for it, so it tells how far it has come. */
export async function* sweep(intake: Intake, ask: Ask, waited: boolean): Sweep {
  const seen = new Set<string>();
  const expected = intake.settled().rows.size || undefined;
  const next = readOn(intake.session.workspaces.workspaces({ ...ask, again: true }), {
    page: (page) => {
      for (const { id } of page) seen.add(id);
      intake.workspaces(page, waited ? { seen: seen.size, expected, directories: undefined } : undefined);
    },
    trouble: (failure) => intake.trouble('workspaces', failure),
  });
  for (;;) {
    const read = await next();
    if (read === 'broken' || ask.signal?.aborted) return 'broken';
    if (read === 'end') break;
    yield read;
  }
  intake.trouble('workspaces', undefined);
  for await (const _ of intake.sweptAll(seen, ask)) yield 'page';
  return ask.signal?.aborted ? 'broken' : 'whole';
}

export async function* sweepConnections(intake: Intake, ask: Ask): Sweep {
  const { session, watched } = intake;
  const begun = session.clock.now();
  const seen = new Set<string>();
  const next = readOn(session.workspaces.connections({ ...ask, again: true }), {
    page: (page) => {
      for (const { id } of page) seen.add(id);
      intake.connections(page);
    },
    trouble: (failure) => intake.trouble('connections', failure),
  });
  for (;;) {
    const read = await next();
    if (read === 'broken' || ask.signal?.aborted) return 'broken';
    if (read === 'end') break;
    yield read;
  }
  intake.trouble('connections', undefined);
  // What was asked for by id meanwhile is known better than by a list that was begun before.
  const untold = Array.from(intake.settled().rows.keys()).filter(
    (id) => !seen.has(id) && watched.connectionAt(id) < begun,
  );
  intake.connections([], untold);
  return 'whole';
}
