/** A console over a folder of journals, with nobody at AWS: for the screens of a run that somebody else has driven. */
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../../src/aws/session.ts';
import type { Console } from '../../src/hooks/console.ts';
import { goFor, type Place } from '../../src/hooks/navigation.ts';
import { createRunDesk } from '../../src/hooks/run-desk.ts';
import type { Plan } from '../../src/plans/plan.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { journalPath } from '../../src/runs/folder.ts';
import { account, limits } from '../plans/fixtures.ts';
import { created } from '../runs/fixtures.ts';
import { idleConsole } from '../support/isolated.tsx';

export interface JournalConsole extends AsyncDisposable {
  readonly console: Console;
  /** What another process writes into the run's journal. */
  append(...events: readonly RunEvent[]): Promise<void>;
  /** The screen on top. */
  place(): Place | undefined;
}

export async function journalConsole(
  plan: Plan,
  events: readonly RunEvent[],
  { clock, locked, place }: { readonly clock: () => number; readonly locked: boolean; readonly place: Place },
): Promise<JournalConsole> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-screen-'));
  const append = (...lines: readonly object[]) =>
    appendFile(journalPath(folder, plan.id), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await append(created(plan), ...events);
  const session = { clock: { now: clock }, limiter: { use: () => ({ used: 0, rate: 1, limit: 1 }) } };
  const nothing = () => {};
  const console = {
    ...idleConsole({ session: session as unknown as Session, account, locked }),
    runs: createRunDesk({ folder, by: 'ann', limits, onEnd: nothing, onHeld: nothing }),
  };
  goFor(console.navigation).to(place);
  return {
    console,
    append,
    place: () => console.navigation.getState().stack.at(-1)?.place,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
