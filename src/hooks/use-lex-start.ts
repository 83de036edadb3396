/**
 * The last moment before StartMigration: the V2 side is looked at once more, and only when it is as it was reviewed does
 * the run start. One start a confirmation, however often the key is pressed.
 */
import { useEffect, useState } from 'react';
import { demandedPhrase } from '../lex/pieces.ts';
import { ready } from '../lex/wizard.ts';
import type { LexPlan } from '../plans/plan.ts';
import { useConsole, useGo } from './console.ts';
import { lookAgain } from './use-lex-look.ts';
import { readStarted } from './use-lex-started.ts';
import type { Flow } from './use-lex-wizard.ts';

export interface LexStart {
  readonly looking: boolean;
  begin(): void;
  /** Nothing has been sent while it looks. */
  cancel(): void;
}

export function useLexStart(flow: Flow, plan: LexPlan | undefined, onEnd: () => void): LexStart {
  const { runs } = useConsole();
  const go = useGo();
  const [looking, setLooking] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one look, and one start, for each time it begins
  useEffect(() => {
    const { target } = flow.wizard.chosen;
    if (!looking || !plan || !target) return;
    const { session } = flow;
    const left = new AbortController();
    const { name } = target.existence;
    void (async () => {
      // Another console of this machine may have started one since the runs were listed.
      await runs.reload();
      const started = await readStarted(runs.folder, runs.store.getState().runs);
      const found = await lookAgain(session, name, started, { priority: 'verify', signal: left.signal });
      if (left.signal.aborted) return;
      setLooking(false);
      onEnd();
      // What had to be typed has been typed, or this would not have begun.
      const next = flow.choose('confirm', { phrase: demandedPhrase(target) ?? '', ...found });
      if (next.step !== 'run') return;
      const readiness = ready(next);
      if (!readiness.ready) return flow.refused(readiness.reason);
      const failure = await runs.start(plan, session);
      if (failure) flow.refused(`Nothing was sent. ${failure.what} ${failure.why} ${failure.next}`);
      else go.home({ screen: 'run', runId: plan.id });
    })();
    return () => left.abort();
  }, [looking]);

  return { looking, begin: () => setLooking(true), cancel: () => setLooking(false) };
}
