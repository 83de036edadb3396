/** The driver of a plan. */
import type { Session } from '../../aws/session.ts';
import type { Plan } from '../../plans/plan.ts';
import { steppedDriver } from './by-steps.ts';
import type { Driver } from './driver.ts';
import { lexDriver } from './lex.ts';
import { lexBuildDriver } from './lex-build.ts';

export const driverOf = (plan: Plan, session: Session): Driver =>
  plan.verb === 'lex-migrate'
    ? lexDriver(plan, session)
    : plan.verb === 'lex-build'
      ? lexBuildDriver(plan, session)
      : steppedDriver(plan, session);
