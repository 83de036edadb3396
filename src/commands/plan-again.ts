/** The command that plans anew what a run has left. */
import type { Plan } from '../plans/plan.ts';

export function planAgain({ id, verb }: Pick<Plan, 'id' | 'verb'>): string {
  if (verb === 'lex-build') return 'bellhop plan lex-build';
  return `bellhop plan ${verb === 'lex-migrate' ? 'lex' : verb} --from-run ${id}`;
}
