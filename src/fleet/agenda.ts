/**
 * What live refresh asks next. Pure: what is on screen and in motion by id, 25 a call, each once an interval; what is left
 * of its share of the budget goes into reading the whole lists again, and a part of it always does.
 */
import { idsPerCall } from '../aws/session.ts';
import type { Watched } from './watched.ts';

export type Step =
  | { readonly kind: 'workspaces'; readonly ids: readonly string[] }
  | { readonly kind: 'connections'; readonly ids: readonly string[] }
  /** The next page of the list of WorkSpaces, or of connections. */
  | { readonly kind: 'sweep' }
  | { readonly kind: 'sweep-connections' }
  /** Milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number };

export interface Standing {
  /** Milliseconds between two looks at what is watched; undefined: nothing is asked by itself. */
  readonly every: number | undefined;
  /** Somebody waits for the lists. */
  readonly waited: boolean;
  /** When the lists may go on: at once while they are being read, else when they are due again. Epoch milliseconds. */
  readonly sweepAt: number;
  readonly connectionsAt: number;
  /** Calls by id since the last page of a list. */
  readonly byIdSince: number;
}

/** Times the interval: from the end of a sweep to the next, and between two looks at who is connected. */
export const sweepRests = 4;
/** AWS itself looks every few minutes who is connected. */
export const connectionsRest = 20;
/** Where there is more to ask for by id than the share allows, a list still gets a call after so many. */
const byIdAtMost = 4;

export function nextStep(
  watched: Pick<Watched, 'visible' | 'ids' | 'workspaceAt' | 'connectionAt'>,
  { every = Number.POSITIVE_INFINITY, waited, sweepAt, connectionsAt, byIdSince }: Standing,
  now: number,
): Step {
  const off = every === Number.POSITIVE_INFINITY;
  if (off && !waited) return { kind: 'wait', ms: every };
  const workspaces = dueOf(watched.ids(), watched.workspaceAt, now - every, new Set(watched.visible));
  const connections = dueOf(watched.visible, watched.connectionAt, now - sweepRests * every);
  const list =
    sweepAt <= now
      ? ({ kind: 'sweep' } as const)
      : connectionsAt <= now
        ? ({ kind: 'sweep-connections' } as const)
        : undefined;
  if (list && byIdSince >= (waited ? 1 : byIdAtMost)) return list;
  if (workspaces.late >= 0) return { kind: 'workspaces', ids: workspaces.ids };
  if (connections.late >= 0) return { kind: 'connections', ids: connections.ids };
  return (
    list ?? { kind: 'wait', ms: Math.min(-workspaces.late, -connections.late, sweepAt - now, connectionsAt - now) }
  );
}

/**
 * A call's worth of these: those on screen that are due, then the others, of which AWS told longest ago before. What is not
 * due yet fills up a call that is made anyway. `late`: milliseconds since the first was due, negative before.
 */
function dueOf(
  ids: readonly string[],
  at: (id: string) => number,
  due: number,
  visible: ReadonlySet<string> = new Set(),
): { readonly ids: readonly string[]; readonly late: number } {
  // Not spread into arguments: a whole fleet may be in motion. Not sorted before its time: that is asked at every step.
  const oldest = ids.reduce((least, id) => Math.min(least, at(id)), Number.POSITIVE_INFINITY);
  if (due < oldest) return { ids: [], late: due - oldest };
  const waits = (id: string) => (visible.has(id) && at(id) <= due ? 0 : 1);
  const sorted = ids.toSorted((a, b) => waits(a) - waits(b) || at(a) - at(b));
  return { ids: sorted.slice(0, idsPerCall), late: due - oldest };
}
