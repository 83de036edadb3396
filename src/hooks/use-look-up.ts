/**
 * Tags and snapshots cost a call for each WorkSpace: a query that asks for them is answered once somebody says so, for
 * those that the rest of it leaves; a column that shows them, for what is marked or in sight. What comes in is kept in the
 * fleets, and whoever has seen enough stops it.
 */
import { useMemo } from 'react';
import { count } from '../components/text.ts';
import type { FieldId } from '../fleet/fields.ts';
import type { Row } from '../fleet/fleet.ts';
import { wantedBy, wantedFor } from '../fleet/looked-up.ts';
import { keyOf } from '../keymap.ts';
import { inWords } from '../runs/report-times.ts';
import { useConsole, usePlaceState } from './console.ts';
import { lookUpEach, secondsFor } from './look-up-each.ts';
import type { Binding } from './use-commands.ts';
import { nameOf } from './use-linked.ts';
import type { Asked } from './use-query.ts';

export interface LookUp {
  /** `8 not known: T looks them up, 8 calls, 6 s`, or how far it has come; empty where there is nothing to look up. */
  readonly words: string;
  /** While it is under way, back stops it: before the list's own. */
  readonly bindings: readonly Binding[];
}

interface UnderWay {
  readonly stop: AbortController;
  /** Calls. */
  readonly done: number;
  readonly all: number;
}

export interface ToLookUp {
  readonly asked: Pick<Asked, 'query' | 'match'>;
  /** Of all sources, matching or not. */
  readonly rows: readonly Row[];
  readonly columns: readonly FieldId[];
  /** Whose columns are to say something: no more than what is marked, or in sight. */
  readonly shown: readonly Row[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What the query asks for comes first: it decides which rows there are. */
export function useLookUp({ asked: { query, match }, rows, columns, shown, now }: ToLookUp): LookUp {
  const { sources, notices } = useConsole();
  const [underWay, setUnderWay] = usePlaceState<UnderWay | undefined>('looking up', undefined);
  const byQuery = useMemo(() => wantedBy(query, match, rows, now), [query, match, rows, now]);
  const forColumns = useMemo(() => wantedFor(columns, shown, now), [columns, shown, now]);
  const wanted = byQuery.length > 0 ? byQuery : forColumns;
  const calls = wanted.reduce((sum, { facts }) => sum + facts.length, 0);

  const begin = async () => {
    const stop = new AbortController();
    setUnderWay({ stop, done: 0, all: calls });
    const answered = () => setUnderWay((now) => now && { ...now, done: now.done + 1 });
    const denied = await lookUpEach(wanted, sources.find, stop.signal, answered);
    setUnderWay(undefined);
    // Whoever asked may be on another screen by now.
    for (const { source, failure } of denied)
      notices.news(`${nameOf({ source, link: source.link.getState() })}: ${failure.what} ${failure.why}`, 'warn');
  };
  if (underWay)
    return {
      words: `looking up ${underWay.done} of ${underWay.all}`,
      bindings: [{ command: 'back', run: () => underWay.stop.abort() }],
    };
  const nothing =
    'Nothing has to be looked up: neither the filter nor a column asks for a tag or a snapshot that is not known.';
  const what =
    byQuery.length > 0
      ? 'them up'
      : `up ${[...new Set(wanted.flatMap(({ facts }) => facts))].join(' and ')} of ${wanted.length}`;
  const cost = () => `${count(calls, 'call')}, ${inWords(Math.ceil(secondsFor(wanted, sources.find)))}`;
  return {
    words: calls === 0 ? '' : `${keyOf('lookUp')} looks ${what}: ${cost()}`,
    bindings: [{ command: 'lookUp', run: () => void begin(), disabled: calls === 0 ? nothing : undefined }],
  };
}
