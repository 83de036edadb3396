/**
 * The last moment before StartMigration: the V2 side is looked at once more, and only when it is as it was reviewed does
 * the run start. One start a confirmation, however often the key is pressed.
 */

import { useContext, useEffect, useState } from 'react';
import { inSentences } from '../aws/answer.ts';
import { ready } from '../lex/wizard.ts';
import { asConfirmed, confirmationSteps } from '../plans/confirmation.ts';
import type { LexPlan } from '../plans/plan.ts';
import { EntryContext, useConsole, useGo, useLink } from './console.ts';
import type { Confirming } from './use-confirmation.ts';
import { lookAgain } from './use-lex-look.ts';
import { readStarted } from './use-lex-started.ts';
import type { Flow } from './use-lex-wizard.ts';

export interface LexStart {
  readonly looking: boolean;
  /** Only when everything that the plan demands has been acknowledged and typed. */
  begin(): void;
  /** Nothing has been sent while it looks. */
  cancel(): void;
}

export function useLexStart(flow: Flow, plan: LexPlan, { obstacle, holds, anew }: Confirming): LexStart {
  const { runs, notices, navigation } = useConsole();
  const { session } = useLink();
  const go = useGo();
  const here = useContext(EntryContext);
  const [looking, setLooking] = useState(false);
  const voided = obstacle !== undefined;

  useEffect(() => {
    if (voided) setLooking(false);
  }, [voided]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one look, and one start, for each time it begins
  useEffect(() => {
    const { target } = flow.wizard.chosen;
    if (!looking || !session || !target) return;
    const left = new AbortController();
    void (async () => {
      // Another console of this machine may have started one since the runs were listed.
      await runs.reload();
      const started = await readStarted(runs.folder, runs.store.getState().runs);
      const ask = { priority: 'verify', signal: left.signal } as const;
      const found = await lookAgain(session, target.existence.name, started, ask);
      if (left.signal.aborted) return;
      setLooking(false);
      const held = holds();
      anew();
      if (!held) return;
      const next = flow.choose('confirm', found);
      if (next.step !== 'run') return;
      const readiness = ready(next);
      if (!readiness.ready) return flow.refused(readiness.reason);
      // Whoever ends bellhop between here and the answer finds a run, and not the same choices to start it once more.
      await flow.written();
      const failure = await runs.start(plan, session, asConfirmed(confirmationSteps(plan)));
      if (failure) return flow.refused(`Nothing was sent. ${inSentences(failure)}`);
      flow.anew();
      if (found.unknown) notices.news(found.unknown, 'warn');
      const stillHere = navigation.getState().stack.at(-1) === here;
      if (stillHere) go.home({ screen: 'run', runId: plan.id });
      else notices.news(`${plan.id} is under way.`, 'ok');
    })();
    return () => left.abort();
  }, [looking]);

  return { looking, begin: () => setLooking(holds()), cancel: () => setLooking(false) };
}
