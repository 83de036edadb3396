/**
 * What costs a call for each WorkSpace, asked through the session of the source that its row came from, some at a time in
 * each, and kept in that source's fleet.
 */
import type { Failure } from '../aws/answer.ts';
import type { WorkspaceId } from '../aws/model.ts';
import type { Ask } from '../aws/session.ts';
import { withLookedUp } from '../fleet/fleet.ts';
import { type LookedUp, snapshotsLooked, tagsLooked } from '../fleet/looked.ts';
import type { Costly, Wanted } from '../fleet/looked-up.ts';
import type { Source } from './source.ts';

/** Calls of a source on their way at a time: the budget decides how fast they go. */
const atOnce = 4;

export interface Denied {
  readonly source: Source;
  readonly failure: Failure;
}

/** What may be asked of one source, and is denied or allowed as a whole. */
interface Lot {
  readonly source: Source;
  readonly fact: Costly;
  readonly ids: readonly string[];
}

/**
 * Resolves with what AWS denied. What it denies of one WorkSpace is not asked of the others there, and goes on elsewhere;
 * a WorkSpace whose source is looked at no longer is asked of nobody. `onAnswer`: one call more has been answered.
 */
export async function lookUpEach(
  wanted: readonly Wanted[],
  find: (source: string) => Source | undefined,
  signal: AbortSignal,
  onAnswer: () => void,
): Promise<readonly Denied[]> {
  const lasting = 1000 * secondsFor(wanted, find);
  const denied = await Promise.all(
    lotsOf(wanted, find).map(async ({ source, fact, ids }): Promise<readonly Denied[]> => {
      const failure = await inTurn(source, fact, ids, lasting, signal, onAnswer);
      return failure ? [{ source, failure }] : [];
    }),
  );
  return denied.flat();
}

/** Seconds, at the pace of now, until the slowest of them is through. */
export function secondsFor(wanted: readonly Wanted[], find: (source: string) => Source | undefined): number {
  const bySource = Map.groupBy(wanted, ({ row }) => row.source);
  const times = [...bySource].map(([id, some]) => {
    const calls = some.reduce((sum, { facts }) => sum + facts.length, 0);
    return calls / (find(id)?.link.getState().session?.limiter.use().rate ?? 1);
  });
  return Math.ceil(Math.max(0, ...times));
}

function lotsOf(wanted: readonly Wanted[], find: (source: string) => Source | undefined): readonly Lot[] {
  return [...Map.groupBy(wanted, ({ row }) => row.source)].flatMap(([id, some]) => {
    const source = find(id);
    if (!source) return [];
    const facts = new Set(some.flatMap((one) => one.facts));
    return [...facts].map((fact) => ({
      source,
      fact,
      ids: some.flatMap((one) => (one.facts.includes(fact) ? [one.row.id] : [])),
    }));
  });
}

async function inTurn(
  source: Source,
  fact: Costly,
  ids: readonly string[],
  lasting: number,
  signal: AbortSignal,
  onAnswer: () => void,
): Promise<Failure | undefined> {
  const stop = new AbortController();
  const how = { priority: 'view', signal: AbortSignal.any([signal, stop.signal]), lasting } as const;
  const waiting = ids.values();
  let denied: Failure | undefined;
  const take = async () => {
    for (const id of waiting) {
      if (how.signal.aborted) return;
      const failure = await ask[fact](source, id, how);
      onAnswer();
      if (failure?.kind !== 'denied') continue;
      denied ??= failure;
      stop.abort();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return denied;
}

interface How extends Ask {
  readonly signal: AbortSignal;
  /** Milliseconds that all of it is expected to take: what one look-up brings ages together. */
  readonly lasting: number;
}

/** Resolves with why it is not known: where AWS denies it that is kept. */
type AskOne = (source: Source, id: string, how: How) => Promise<Failure | undefined>;

const ask: Readonly<Record<Costly, AskOne>> = {
  async tags(source, id, how) {
    const { session } = source.link.getState();
    if (!session) return undefined;
    const answer = await session.workspaces.tags(id, how);
    if (how.signal.aborted) return undefined;
    keep(source, id, tagsLooked(answer, session.clock.now(), how.lasting));
    return answer.ok ? undefined : answer.failure;
  },

  async snapshots(source, id, how) {
    const { session } = source.link.getState();
    if (!session) return undefined;
    const answer = await session.workspaces.snapshots(id as WorkspaceId, how);
    if (how.signal.aborted) return undefined;
    keep(source, id, snapshotsLooked(answer, session.clock.now(), how.lasting));
    return answer.ok ? undefined : answer.failure;
  },
};

function keep({ fleet }: Source, id: string, found: LookedUp): void {
  fleet.setState((now) => withLookedUp(now, id, found));
}
