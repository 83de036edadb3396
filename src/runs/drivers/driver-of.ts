/** The driver of a plan's verb. */
import type { Session } from '../../aws/session.ts';
import type { Plan } from '../../plans/plan.ts';
import type { Driver } from './driver.ts';
import { lexDriver } from './lex.ts';
import { migrateDriver } from './migrate.ts';
import { rebuildDriver } from './rebuild.ts';

export function driverOf(plan: Plan, session: Session): Driver {
  switch (plan.verb) {
    case 'rebuild':
      return rebuildDriver(plan, session);
    case 'migrate':
      return migrateDriver(plan, session);
    case 'lex-migrate':
      return lexDriver(plan, session);
    default:
      throw new Error(`nothing drives ${plan.verb} yet`);
  }
}
