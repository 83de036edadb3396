/** The beginning of an inventory: what a list shows first, so that it need not wait until the rest has been read. */
import type { Workspace } from '../aws/model.ts';
import type { Inventory } from './inventory.ts';

/** More than the highest terminals have lines. */
const most = 150;

/** Undefined where there is hardly more than that. */
export function firstShown(inventory: Inventory): Inventory | undefined {
  const { workspaces, connections } = inventory;
  if (workspaces.length < 4 * most) return undefined;
  const places = leastByUser(workspaces);
  return {
    ...inventory,
    of: workspaces.length,
    workspaces: places.map((place) => workspaces[place] as Workspace),
    connections: places.map((place) => connections[place]),
  };
}

/** Places of those that come first in the order that a list begins with: without sorting all. */
function leastByUser(workspaces: readonly Workspace[]): readonly number[] {
  const users = workspaces.map(({ userName }) => userName?.toLowerCase() ?? '\uffff');
  const first: number[] = [];
  for (const [place, user] of users.entries()) {
    const last = first[first.length - 1];
    if (first.length === most && user >= (users[last as number] ?? '')) continue;
    let at = first.length;
    while (at > 0 && user < (users[first[at - 1] as number] ?? '')) at--;
    first.splice(at, 0, place);
    if (first.length > most) first.pop();
  }
  return first;
}
