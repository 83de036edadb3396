/** What a run leaves to people once AWS has done its part, as AWS's pages imply it: only what applies to what was in it. Pure. */
import { isLex } from '../plans/plan.ts';
import { plural } from '../rules/in-words.ts';
import { afterInPlace } from './after-in-place.ts';
import { afterMigration } from './after-migration.ts';
import type { Called, Chore, Line } from './chores.ts';
import { reportItem } from './report-item.ts';
import type { RunState } from './state.ts';

export interface Task extends Chore {
  /** Items concerned, in the plan's order, as AWS names them now or did last. */
  readonly ids: readonly string[];
  /** Of each of them who it is and what is to be known of it. */
  readonly lines: readonly string[];
}

/** In the order in which they are to be done. None while nothing has ended, and none for Lex, which has a list of its own. */
export function afterwards({ plan, items }: RunState): readonly Task[] {
  if (isLex(plan)) return [];
  const all = plan.items.flatMap((planned, at): Line[] => {
    const item = items[at];
    return item?.phase === 'settled' ? [{ planned, item, now: reportItem(plan, item, at) }] : [];
  });
  const chores = plan.verb === 'migrate' ? afterMigration : afterInPlace(plan.verb);
  return [look, ...chores].flatMap((chore) => {
    const { of, tell, ...words } = chore;
    const lines = all.filter(of);
    if (lines.length === 0) return [];
    const ids = lines.map(({ item }) => item.targetId ?? item.id);
    return [{ ...words, ids, lines: lines.map((line) => `${who(line)}: ${tell(line)}`) }];
  });
}

const who = ({ planned }: Line) => `${planned.userName ?? '?'} (${planned.id})`;

/** `Add applications again (3 WorkSpaces)`. */
export const taskTitle = ({ title, ids }: Task): string => `${title} (${plural(ids.length, 'WorkSpace')})`;

const look: Called = {
  id: 'look',
  title: 'Look how it stands',
  how: 'What became of it is not known: see it in the AWS console before anything else is asked for.',
  source: undefined,
  of: ({ item }) => item.outcome === 'needs-human',
  tell: ({ item }) => item.reason ?? 'nothing is known of it',
};
