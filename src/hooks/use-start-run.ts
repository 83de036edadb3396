/** Starts a confirmed plan once, and goes to its run if the operator is still where it was confirmed. */
import { useContext, useRef } from 'react';
import type { Failure } from '../aws/answer.ts';
import { asConfirmed, confirmationSteps } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';
import { EntryContext, useConsole, useGo, useLink, usePlaceState } from './console.ts';
import { keptSnapshots } from './kept-snapshots.ts';

export type Start =
  | { readonly kind: 'not-yet' }
  /** AWS is being asked who this is, the journal is being written. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly failure: Failure };

const notYet: Start = { kind: 'not-yet' };

/** What failed is not tried again: it is reviewed and confirmed anew. */
export function useStartRun(plan: Plan, onStarted: () => void): readonly [Start, start: () => void] {
  const { runs, notices, navigation } = useConsole();
  const { session } = useLink();
  const go = useGo();
  const here = useContext(EntryContext);
  const [state, setState] = usePlaceState<Start>('start', notYet);
  // A second key may come before the screen has changed.
  const begun = useRef(false);
  const start = () => {
    if (!session || state.kind !== 'not-yet' || begun.current) return;
    begun.current = true;
    setState({ kind: 'starting' });
    void runs.start(plan, session, asConfirmed(confirmationSteps(plan))).then((failure) => {
      const stillHere = navigation.getState().stack.at(-1) === here;
      if (failure) {
        setState({ kind: 'failed', failure });
        if (!stillHere) notices.news(`${plan.id} was not started: ${failure.what} ${failure.why}`, 'bad');
        return;
      }
      // What it does to them may end what is known of their snapshots.
      keptSnapshots(session).forget(plan.items.map(({ id }) => id));
      onStarted();
      if (stillHere) go.home({ screen: 'run', runId: plan.id });
      else notices.news(`${plan.id} is under way.`, 'ok');
    });
  };
  return [state, start];
}
