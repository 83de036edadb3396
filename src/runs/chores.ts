/** What a chore is that a run leaves to people, and what tells which items call for it. Pure. */
import type { WorkspaceItem } from '../plans/plan.ts';
import { likelyFamily } from '../rules/operating-system.ts';
import type { ReportItem } from './report-item.ts';
import type { ItemState } from './state.ts';

export interface Chore {
  readonly id: string;
  /** As an order begins: `Add applications again`. */
  readonly title: string;
  readonly how: string;
  /** AWS's page; undefined where it is bellhop's own advice. */
  readonly source: string | undefined;
}

/** An item that has ended: as planned, as it stands, and what is new of it. */
export interface Line {
  readonly planned: WorkspaceItem;
  readonly item: ItemState;
  readonly now: ReportItem;
}

export interface Called extends Chore {
  of(line: Line): boolean;
  tell(line: Line): string;
}

export const done = ({ item }: Line) => item.outcome === 'done';
export const isLinux = ({ planned }: Line) => likelyFamily(planned) === 'linux';
/** What is not surely Linux may be Windows. */
export const windows = (line: Line) => done(line) && !isLinux(line);
export const changed = (what: string, before: string | undefined, after: string | undefined) =>
  after === undefined || after === before ? [] : [`${what} ${before ?? '?'} is ${after}`];
export const newAddress = ({ planned, now }: Line) => changed('address', planned.ipAddress, now.newIpAddress);
export const listed = (all: readonly string[]) => all.join(', ') || 'as it was';
export const bundleOf = ({ planned }: Line) => planned.bundleName ?? planned.bundleId ?? 'an unknown bundle';

/** Pages of AWS that more than one table names. */
export const appsPage = 'Administration Guide, manage-applications';
