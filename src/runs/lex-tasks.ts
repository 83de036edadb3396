/**
 * What a migrated bot leaves to people, as its run keeps it: the checklist of what was seen to stay behind and of what
 * AWS alerted to, each task with what was said of it. A bot is done when AWS says COMPLETED and the list is ticked off.
 */
import { checklist, type Task } from '../lex/checklist.ts';
import type { LexItem, Plan } from '../plans/plan.ts';
import { saidOf } from './said.ts';
import type { ItemState, RunState, SaidOfTask } from './state.ts';

export interface LexTask extends Task, SaidOfTask {
  /** Titles of the tasks that should be done first, and are not ticked off. */
  readonly waitsFor: readonly string[];
}

/** None before AWS has said COMPLETED. */
export function lexTasks(planned: LexItem, item: ItemState): readonly LexTask[] {
  const { migration } = item.observation ?? {};
  if (migration?.status !== 'COMPLETED') return [];
  const { v2BotName, locale, inventory } = planned;
  const tasks = checklist(v2BotName, locale, inventory, migration.alerts).map((task) => ({
    ...task,
    ...saidOf(item, task.id),
  }));
  const open = new Map(tasks.flatMap(({ id, title, ticked }) => (ticked ? [] : [[id, title] as const])));
  return tasks.map((task) => ({ ...task, waitsFor: task.after.flatMap((id) => open.get(id) ?? []) }));
}

export const openTasks = (tasks: readonly LexTask[]): readonly LexTask[] => tasks.filter(({ ticked }) => !ticked);

/** Of the item at that place of the plan. One that did not end well is not made well by work. */
export function tasksLeft({ plan, items }: RunState, at: number): number {
  const [planned, item] = [lexItemAt(plan, at), items[at]];
  return planned && item?.outcome === 'done' ? openTasks(lexTasks(planned, item)).length : 0;
}

export const lexItemAt = (plan: Plan, at: number): LexItem | undefined =>
  plan.verb === 'lex-migrate' ? plan.items[at] : undefined;

/** Its journal may still grow: it has not ended, or people work off what it has left. */
export const isWrittenYet = ({ plan, finishedAt }: RunState): boolean =>
  finishedAt === undefined || plan.verb === 'lex-migrate';

/** `COMPLETED, 5 tasks left`: what AWS calls completed is not called done while people have work left. */
export const completedWith = (tasks: number): string => `COMPLETED, ${tasks} ${tasks === 1 ? 'task' : 'tasks'} left`;
