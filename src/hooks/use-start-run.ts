/** Starts a confirmed plan once, and goes to its run if the operator is still where it was confirmed. */
import { useContext, useRef } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../aws/answer.ts';
import { withoutLookedUp } from '../fleet/fleet.ts';
import { asConfirmed, confirmationSteps } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';
import { EntryContext, useConsole, useGo, usePlaceState, useSource } from './console.ts';

export type Start =
  | { readonly kind: 'not-yet' }
  /** AWS is being asked who this is, the journal is being written. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly failure: Failure };

const notYet: Start = { kind: 'not-yet' };

/** What failed is not tried again: it is reviewed and confirmed anew. */
export function useStartRun(plan: Plan, onStarted: () => void): readonly [Start, start: () => void] {
  const { runs, notices, navigation } = useConsole();
  const { link, fleet } = useSource();
  const session = useStore(link, (now) => now.session);
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
      const ids = plan.items.map(({ id }) => id);
      fleet.setState((now) => withoutLookedUp(now, ids));
      onStarted();
      if (stillHere) go.home({ screen: 'run', runId: plan.id });
      else notices.news(`${plan.id} is under way.`, 'ok');
    });
  };
  return [state, start];
}
