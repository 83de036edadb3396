/** Lex V1 in the other Regions: asked all at once through sessions of their own, and opened as sources where one is chosen. */
import { useEffect, useState } from 'react';
import type { Session } from '../aws/session.ts';
import { classifyProbe, type Probe } from '../lex/probe.ts';
import { useConsole, useGo, useLink, usePlaceState, useSource } from './console.ts';
import { isOf } from './source.ts';
import { askLexV1 } from './use-lex-probe.ts';
import { useLooking } from './use-looking.ts';

type Verdicts = ReadonlyMap<string, Probe | 'asking'>;

export interface LexRegions {
  /** By Region, those that were asked. */
  readonly verdicts: Verdicts;
  readonly asking: boolean;
  askAll(): void;
}

const none: Verdicts = new Map();

export function useLexRegions(regions: readonly string[]): LexRegions {
  const { session } = useLink();
  const [verdicts, setVerdicts] = usePlaceState('Regions asked', none);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new question to all of them
  useEffect(() => {
    if (!session || round === 0) return;
    const left = new AbortController();
    const tell = (region: string, verdict: Probe | 'asking' | undefined) =>
      setVerdicts((now) => {
        const next = new Map(now);
        if (verdict) next.set(region, verdict);
        else next.delete(region);
        return next;
      });
    for (const region of regions) {
      tell(region, 'asking');
      void askIn(session, region, left.signal).then((verdict) => {
        // Whoever left before it was told has not been told: it is asked anew.
        tell(region, left.signal.aborted ? undefined : verdict);
      });
    }
    return () => left.abort();
  }, [session, round]);
  const asking = [...verdicts.values()].includes('asking');
  return { verdicts, asking, askAll: () => setRound((n) => n + 1) };
}

async function askIn(session: Session, region: string, signal: AbortSignal): Promise<Probe> {
  if (region === session.region) return askLexV1(session, { priority: 'view', signal });
  const there = await session.elsewhere(region);
  if (!there.ok) return classifyProbe(there, region);
  try {
    return await askLexV1(there.value, { priority: 'view', signal });
  } finally {
    there.value.close();
  }
}

/** The wizard of that Region, with the profile of this one. Returns why not, if it cannot be looked at. */
export function useOpenLexIn(): (region: string) => string | undefined {
  const go = useGo();
  const { sources } = useConsole();
  const { choice } = useSource();
  const looking = useLooking();
  return (region) => {
    const wanted = { ...choice, region };
    const there = () => sources.store.getState().find((one) => isOf(one, wanted));
    const why = there() ? undefined : looking.add(wanted);
    const source = there();
    if (source) go.home({ screen: 'lex' }, source.id);
    return why;
  };
}
