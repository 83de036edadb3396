/** Right of the list's title: what is marked, what is shown of what there is, how far it can be relied on. */
import { count, grouped } from '../components/text.ts';
import type { Progress } from '../fleet/fleet.ts';
import { age, clockTime, dateTime } from './times.ts';

export interface FleetStatus {
  readonly marked: number;
  /** Of those marked: not shown, and no longer listed. */
  readonly hidden: number;
  readonly gone: number;
  readonly shown: number;
  readonly all: number;
  /** Of how many it cannot be told whether they are asked for. */
  readonly unknown: number;
  /** What it takes to look them up, or how far that has come. */
  readonly lookUp: string;
  /** Why the row under the cursor is still there. */
  readonly held: 'no match' | 'gone' | undefined;
  /** `last seen▼`, where no column in sight tells it. */
  readonly sortedBy: string | undefined;
  /** Epoch milliseconds, where sorting anew would move something. */
  readonly orderAsOf: number | undefined;
  readonly loading: Progress | boolean;
  /** Seconds. */
  readonly left: number | undefined;
  /** Epoch milliseconds. */
  readonly recalledFrom: number | undefined;
  readonly now: number;
  /** Sources that do not answer, of so many. */
  readonly failed: readonly string[];
  readonly sources: number;
}

/** `3 marked (1 hidden), 12 of 5,000, 8 not known, loading 1,250 of ~5,000, 40 s left` */
export function fleetStatus(is: FleetStatus): string {
  const apart = [of(is.hidden, 'hidden'), of(is.gone, 'gone')].filter(Boolean).join(', ');
  const parts = [
    is.marked + is.gone > 0 && `${grouped(is.marked)} marked${apart && ` (${apart})`}`,
    is.shown === is.all ? count(is.all, 'WorkSpace') : `${grouped(is.shown)} of ${grouped(is.all)}`,
    is.held && (is.held === 'gone' ? 'this row is gone' : 'this row no longer matches'),
    unknownWords(is.unknown, is.lookUp),
    is.sortedBy !== undefined && `by ${is.sortedBy}`,
    is.recalledFrom !== undefined && `as of ${momentOf(is.recalledFrom, is.now)}, ${age(is.now - is.recalledFrom)} old`,
    is.loading && loadingWords(is.loading, is.left),
    is.failed.length > 0 && `${is.failed.length} of ${is.sources} fail: ${is.failed.join(', ')}`,
    is.orderAsOf !== undefined && `order as of ${clockTime(is.orderAsOf)}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** With its day, where that is not today. */
const momentOf = (at: number, now: number): string =>
  new Date(at).toDateString() === new Date(now).toDateString() ? clockTime(at) : dateTime(at);

/** `8 not known (T looks them up: 8 calls, 6 s)` */
const unknownWords = (n: number, lookUp: string): string =>
  n > 0 && lookUp !== '' ? `${of(n, 'not known')} (${lookUp})` : of(n, 'not known') || lookUp;

const of = (n: number, what: string): string => (n > 0 ? `${grouped(n)} ${what}` : '');

function loadingWords(progress: Progress | true, left: number | undefined): string {
  if (progress === true) return 'loading';
  const { seen, expected, directories } = progress;
  const words = [
    expected === undefined ? 'loading' : `loading ${grouped(seen)} of ~${grouped(expected)}`,
    directories && directories.all > 1 && `${directories.done} of ${directories.all} directories`,
    left !== undefined && `${age(left * 1000)} left`,
  ];
  return words.filter(Boolean).join(', ');
}
