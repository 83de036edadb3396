/** What people have said of an item's tasks. It moves the item itself nowhere: a task is done in V2, not in the run. Pure. */
import type { TaskEvent } from './events.ts';
import type { ItemState, SaidOfTask } from './state.ts';

/** Without its time and its author. */
export type TaskWord<E extends TaskEvent = TaskEvent> = E extends TaskEvent ? Omit<E, 'at' | 'by'> : never;

export const saidOf = ({ said }: ItemState, task: string): SaidOfTask =>
  (Object.hasOwn(said, task) ? said[task] : undefined) ?? nothing;

const nothing: SaidOfTask = { ticked: undefined, note: undefined };

export const withSaid = (item: ItemState, event: TaskEvent): ItemState => ({
  ...item,
  said: { ...item.said, [event.task]: after(saidOf(item, event.task), event) },
});

function after(before: SaidOfTask, event: TaskEvent): SaidOfTask {
  const { by, at } = event;
  switch (event.type) {
    case 'ticked':
      return { ...before, ticked: { by, at } };
    case 'unticked':
      return { ...before, ticked: undefined };
    case 'noted':
      return { ...before, note: event.note === '' ? undefined : { text: event.note, by, at } };
  }
}

/** It stands so already, whoever said it: then it is not said again. */
export function isSaid(item: ItemState, word: TaskWord): boolean {
  const { ticked, note } = saidOf(item, word.task);
  if (word.type === 'noted') return (note?.text ?? '') === word.note;
  return (ticked !== undefined) === (word.type === 'ticked');
}
