/**
 * Tags and snapshots cost a call for each WorkSpace: a query that asks for them is answered once somebody says so, for
 * those that the rest of it leaves. What comes in is kept in the fleets, and whoever has seen enough stops it.
 */
import { useMemo } from 'react';
import type { Failure } from '../aws/answer.ts';
import type { WorkspaceId } from '../aws/model.ts';
import { count } from '../components/text.ts';
import { type Row, withLookedUp } from '../fleet/fleet.ts';
import { type LookedUp, snapshotsLooked, tagsLooked } from '../fleet/looked.ts';
import { type Costly, type Wanted, wantedFor } from '../fleet/looked-up.ts';
import { keyOf } from '../keymap.ts';
import { duration } from '../rules/in-words.ts';
import { useConsole, usePlaceState } from './console.ts';
import type { Source } from './source.ts';
import type { Binding } from './use-commands.ts';
import type { Asked } from './use-query.ts';

export interface LookUp {
  /** `8 not known: T looks them up, 8 calls, 6 s`, or how far it has come; empty where there is nothing to look up. */
  readonly words: string;
  /** While it is under way, back stops it: before the list's own. */
  readonly bindings: readonly Binding[];
}

interface UnderWay {
  readonly stop: AbortController;
  readonly done: number;
  readonly all: number;
}

/** Calls on their way at a time: the budget decides how fast they go. */
const atOnce = 4;

/** `rows`: of all sources, matching or not. `now`: epoch milliseconds. */
export function useLookUp({ query, match }: Pick<Asked, 'query' | 'match'>, rows: readonly Row[], now: number): LookUp {
  const { sources, notices } = useConsole();
  const [underWay, setUnderWay] = usePlaceState<UnderWay | undefined>('looking up', undefined);
  const wanted = useMemo(() => wantedFor(query, match, rows, now), [query, match, rows, now]);
  const calls = wanted.reduce((sum, { facts }) => sum + facts.length, 0);

  const begin = () => {
    const stop = new AbortController();
    setUnderWay({ stop, done: 0, all: wanted.length });
    const lasting = 1000 * secondsFor(sources.of(wanted[0]?.row.source), calls);
    const one = async ({ row, facts }: Wanted): Promise<Failure | undefined> => {
      const failure = await ask(sources.of(row.source), row.id, facts, lasting, stop.signal);
      setUnderWay((now) => now && { ...now, done: now.done + 1 });
      return failure;
    };
    void inTurn(wanted, one, stop).then((denied) => {
      setUnderWay(undefined);
      if (denied) notices.say(`${denied.what} ${denied.why}`, 'warn');
    });
  };
  if (underWay)
    return {
      words: `looking up ${underWay.done} of ${underWay.all}`,
      bindings: [{ command: 'back', run: () => underWay.stop.abort() }],
    };
  const nothing = 'Nothing has to be looked up: the filter asks for no tag and no snapshot that is not known.';
  return {
    words:
      calls === 0
        ? ''
        : `${keyOf('lookUp')} looks them up: ${count(calls, 'call')}, ${duration(secondsFor(sources.of(wanted[0]?.row.source), calls) * 1000)}`,
    bindings: [{ command: 'lookUp', run: begin, disabled: calls === 0 ? nothing : undefined }],
  };
}

/** At the pace of now, of the first of them. */
function secondsFor({ link }: Source, calls: number): number {
  const { session } = link.getState();
  return Math.ceil(calls / (session?.limiter.use().rate ?? 1));
}

/** Ends at once where AWS denies it: whoever may not ask for one may not ask for the others. */
async function inTurn(
  wanted: readonly Wanted[],
  one: (wanted: Wanted) => Promise<Failure | undefined>,
  stop: AbortController,
): Promise<Failure | undefined> {
  const waiting = wanted.values();
  let denied: Failure | undefined;
  const take = async () => {
    for (const next of waiting) {
      if (stop.signal.aborted) return;
      const failure = await one(next);
      if (failure?.kind !== 'denied') continue;
      denied ??= failure;
      stop.abort();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return denied;
}

/** Resolves with why one of them is not known: where AWS denies it that is kept. */
async function ask(
  { fleet, link }: Source,
  id: string,
  facts: readonly Costly[],
  lasting: number,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const { session } = link.getState();
  if (!session) return undefined;
  const how = { priority: 'view', signal } as const;
  const keep = (found: LookedUp) => fleet.setState((now) => withLookedUp(now, id, found));
  let failure: Failure | undefined;
  if (facts.includes('tags')) {
    const answer = await session.workspaces.tags(id, how);
    if (signal.aborted) return failure;
    if (!answer.ok) failure = answer.failure;
    keep(tagsLooked(answer, session.clock.now(), lasting));
  }
  if (facts.includes('snapshots')) {
    const answer = await session.workspaces.snapshots(id as WorkspaceId, how);
    if (signal.aborted) return failure;
    if (!answer.ok) failure ??= answer.failure;
    keep(snapshotsLooked(answer, session.clock.now(), lasting));
  }
  return failure;
}
