/**
 * While the list of WorkSpaces is loaded, which takes three quarters of an hour for 100,000: what is on screen and known
 * from an earlier start only is asked for at once, it is all that there is to see; what has grown old on screen or is in
 * motion with so small a part of the budget that the load takes hardly longer.
 */
import { type Ask, idsPerCall } from '../aws/session.ts';
import { nextStep, type Step } from './agenda.ts';
import { loadingShare, turnsIn } from './budget-share.ts';
import type { Intake } from './intake.ts';
import type { Rouser } from './rouser.ts';

export interface Beside {
  readonly intake: Intake;
  readonly ask: Ask;
  /** Aborts once the load has ended. */
  readonly loaded: AbortSignal;
  /** Milliseconds between two looks at what is watched; undefined: nothing is asked again by itself. */
  every(): number | undefined;
  readonly rouser: Rouser;
}

export async function besideLoad({ intake, ask, loaded, every, rouser }: Beside): Promise<void> {
  const { watched, session } = intake;
  const turn = turnsIn(session, loadingShare);
  const asked = new Set<string>();

  const step = (): Step => nextStep(watched, { ...noLists, every: every() }, session.clock.now());
  while (!loaded.aborted && !ask.signal?.aborted) {
    const { rows } = intake.settled();
    const recalled = watched.visible.filter((id) => rows.get(id)?.recalled && !asked.has(id)).slice(0, idsPerCall);
    const next = step();
    if (recalled.length > 0) {
      for (const id of recalled) asked.add(id);
      const urgent: Ask = { ...ask, priority: 'view' };
      await intake.askFor(recalled, urgent);
      await intake.askConnections(recalled, urgent);
    } else if (next.kind === 'wait') {
      // The pages of the load rouse nobody, and bring what is in motion.
      await rouser.rest(Math.min(next.ms, every() ?? next.ms));
    } else if (await turn(rouser.signal())) {
      const now = step();
      if (now.kind === 'workspaces') await intake.askFor(now.ids, ask);
      if (now.kind === 'connections') await intake.askConnections(now.ids, ask);
    }
  }
}

const noLists = {
  waited: false,
  sweepAt: Number.POSITIVE_INFINITY,
  connectionsAt: Number.POSITIVE_INFINITY,
  byIdSince: 0,
};
