/** How the operator likes the list: what the configuration says of it. */
import type { FieldId } from './fields.ts';
import type { Order } from './order.ts';
import type { Query } from './query/query.ts';

export interface SavedView {
  /** The query as it was written. */
  readonly where: string;
  readonly query: Query;
  /** Undefined: the usual ones. */
  readonly columns: readonly FieldId[] | undefined;
  readonly order: Order | undefined;
}

export interface Preferences {
  /** By name, in the order of the file. */
  readonly views: ReadonlyMap<string, SavedView>;
  /** Of a list without a view; undefined: bellhop's own choice. */
  readonly columns: readonly FieldId[] | undefined;
  /** Seconds between two looks at what is on screen and in motion; undefined: bellhop's own choice. */
  readonly refresh: number | 'off' | undefined;
  /** Whether the fleet is kept on disk for the next start. */
  readonly inventory: boolean;
}

export const noPreferences: Preferences = { views: new Map(), columns: undefined, refresh: undefined, inventory: true };
