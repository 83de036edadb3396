/** Starts a confirmed plan once, and goes to its run if the operator is still where it was confirmed. */
import { useContext, useRef } from 'react';
import { asConfirmed, confirmationSteps } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';
import { EntryContext, useConsole, useGo, useLink, usePlaceState } from './console.ts';

export interface Start {
  /** AWS is being asked who this is, the journal is being written. */
  readonly starting: boolean;
  start(): void;
}

export function useStartRun(plan: Plan, onStarted: () => void): Start {
  const { runs, notices, navigation } = useConsole();
  const { session } = useLink();
  const go = useGo();
  const here = useContext(EntryContext);
  const [starting, setStarting] = usePlaceState('starting', false);
  // A second Enter may come before the screen has changed.
  const begun = useRef(false);
  const start = () => {
    if (!session || starting || begun.current) return;
    begun.current = true;
    setStarting(true);
    void runs.start(plan, session, asConfirmed(confirmationSteps(plan))).then((failure) => {
      begun.current = false;
      setStarting(false);
      if (failure) return notices.say(`${failure.what} ${failure.why} ${failure.next}`, 'bad');
      onStarted();
      const stillHere = navigation.getState().stack.at(-1) === here;
      if (stillHere) go.home({ screen: 'run', runId: plan.id });
      else notices.say(`${plan.id} is under way.`, 'ok');
    });
  };
  return { starting, start };
}
