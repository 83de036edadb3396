/**
 * Tags and snapshots cost a call for each WorkSpace: a query that asks for them is answered once somebody says so, for
 * those that the rest of it leaves. What comes in is kept in the fleets, and whoever has seen enough stops it.
 */
import { useMemo } from 'react';
import { count } from '../components/text.ts';
import type { Row } from '../fleet/fleet.ts';
import { wantedFor } from '../fleet/looked-up.ts';
import { keyOf } from '../keymap.ts';
import { duration } from '../rules/in-words.ts';
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

/** `rows`: of all sources, matching or not. `now`: epoch milliseconds. */
export function useLookUp({ query, match }: Pick<Asked, 'query' | 'match'>, rows: readonly Row[], now: number): LookUp {
  const { sources, notices } = useConsole();
  const [underWay, setUnderWay] = usePlaceState<UnderWay | undefined>('looking up', undefined);
  const wanted = useMemo(() => wantedFor(query, match, rows, now), [query, match, rows, now]);
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
  const nothing = 'Nothing has to be looked up: the filter asks for no tag and no snapshot that is not known.';
  const cost = () => `${count(calls, 'call')}, ${duration(secondsFor(wanted, sources.find) * 1000)}`;
  return {
    words: calls === 0 ? '' : `${keyOf('lookUp')} looks them up: ${cost()}`,
    bindings: [{ command: 'lookUp', run: () => void begin(), disabled: calls === 0 ? nothing : undefined }],
  };
}
