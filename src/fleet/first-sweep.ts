/**
 * The first sweep: the directories are listed, and as soon as some are known their WorkSpaces are paged side by side, all
 * under the one budget. With one directory, or where they cannot be listed, the whole list as one chain.
 */
import type { FailureKind } from '../aws/answer.ts';
import type { Directory, DirectoryId } from '../aws/model.ts';
import type { Ask } from '../aws/session.ts';
import { withDirectories, withMoreDirectories } from './fleet.ts';
import type { Intake } from './intake.ts';
import { type Read, readOn } from './read-on.ts';
import { type Sweep, sweep } from './sweep.ts';

/** More than any budget lets through: with 200 ms a call, 16 chains make 80 calls a second. */
const chainsAtMost = 16;

/** Faults of the way to AWS, and not of what was asked. */
const ofTheWay: ReadonlySet<FailureKind> = new Set([
  'unreachable',
  'timeout',
  'credentials',
  'server',
  'foreign',
] satisfies FailureKind[]);

export interface FirstSweep {
  /**
   * Until nothing is left that can be read now. `later`: some lists have stopped at a page that failed. `broken`: some
   * cannot go on, so that WorkSpaces may be missing. `silent`: nobody answers, and nothing has begun.
   */
  run(): Promise<'whole' | 'later' | 'broken' | 'silent'>;
  /** What that has left, a call a turn: each list from where it stopped; where some cannot go on, all as one list. */
  rest(): Sweep;
}

type Chain = () => Promise<Read>;

export function firstSweep(intake: Intake, ask: Ask): FirstSweep {
  const { workspaces } = intake.session;
  const seen = new Set<string>();
  const expected = intake.settled().rows.size || undefined;
  let directories: { done: number; all: number } | undefined;
  let silent = false;
  let broken = false;
  let stopped: Chain[] = [];

  const progress = () => ({ seen: seen.size, expected, directories: directories && { ...directories } });
  const chain = (directoryId?: DirectoryId): Chain =>
    readOn(workspaces.workspaces({ ...ask, again: true, ...(directoryId && { directoryId }) }), {
      page: (page) => {
        for (const { id } of page) seen.add(id);
        intake.workspaces(page, progress());
      },
      trouble: (failure) => intake.trouble('workspaces', failure),
    });

  async function* chains(): AsyncGenerator<Chain, void, void> {
    silent = false;
    const known: Directory[] = [];
    const list = workspaces.directories({ ...ask, priority: 'view' });
    for (let turn = await list.next(); !turn.done; turn = await list.next()) {
      if (!turn.value.ok) {
        const { failure } = turn.value;
        if (failure.kind === 'cancelled') return;
        // Nobody answers, or nobody is known to ask: the list of WorkSpaces would wait as long, to be told the same.
        silent = !directories && ofTheWay.has(failure.kind);
        intake.trouble(silent ? 'workspaces' : 'directories', failure);
        if (silent) return;
        if (directories) broken = true;
        else yield chain();
        return;
      }
      const page = turn.value.value;
      known.push(...page);
      intake.change((fleet) => withMoreDirectories(fleet, page));
      // One alone may be all there are, which the next turn tells.
      if (known.length < 2) continue;
      const fresh = directories ? page : known;
      directories = { done: directories?.done ?? 0, all: known.length };
      for (const { id } of fresh) yield chain(id);
    }
    intake.trouble('directories', undefined);
    intake.change((fleet) => withDirectories(fleet, known));
    if (!directories) yield chain();
  }

  /** What has come of a list that is not read on now. */
  function left(one: Chain, last: Read): void {
    if (last === 'later') stopped.push(one);
    if (last === 'broken') broken = true;
    if (last === 'end' && directories) {
      directories.done++;
      intake.change((fleet) => ({ ...fleet, progress: progress() }));
    }
  }

  async function read(one: Chain): Promise<void> {
    let last = await one();
    while (last === 'page') last = await one();
    left(one, last);
  }

  async function* end(): Sweep {
    intake.trouble('workspaces', undefined);
    for await (const _ of intake.sweptAll(seen, ask)) yield 'page';
    return 'whole';
  }

  return {
    async run() {
      await sideBySide(chains(), read);
      if (silent) return 'silent';
      if (ask.signal?.aborted) return 'later';
      if (broken) return 'broken';
      if (stopped.length > 0) return 'later';
      for await (const _ of end());
      return 'whole';
    },
    async *rest() {
      while (!broken && stopped.length > 0) {
        const again = stopped;
        stopped = [];
        for (const one of again) {
          let last = await one();
          for (; last === 'page'; last = await one()) yield last;
          left(one, last);
        }
        // None of them keeps the others from their ends.
        if (stopped.length > 0) yield 'later';
      }
      return yield* broken ? sweep(intake, ask, true) : end();
    },
  };
}

async function sideBySide(chains: AsyncIterable<Chain>, read: (chain: Chain) => Promise<void>) {
  const reading = new Set<Promise<void>>();
  for await (const chain of chains) {
    const one = read(chain).finally(() => reading.delete(one));
    reading.add(one);
    if (reading.size >= chainsAtMost) await Promise.race(reading);
  }
  await Promise.all(reading);
}
