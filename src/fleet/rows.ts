/**
 * Rows by id in versions: a change makes the next version in the time that the change takes, however many rows there are,
 * and whoever holds an earlier version still reads what was so then. (Baker's trick: the newest version owns the map, an
 * older one holds what to put back and points to the next.) What changed between two versions falls out for free.
 */
import type { Row } from './fleet.ts';

export interface Rows extends ReadonlyMap<string, Row> {
  /** These in the place of what was there, the new ones at the end; `gone`: ids to leave out. */
  with(rows: Iterable<Row>, gone?: Iterable<string>): Rows;
  /**
   * By id, what is another row, or one more, or one less, than in that earlier version, as it was there; undefined where
   * that is none of these rows' earlier versions. An old version is read this way: alone, each of its rows is looked for
   * in all that came after it.
   */
  changedSince(earlier: Rows): ReadonlyMap<string, Row | undefined> | undefined;
}

/** What a later version has changed: the rows as they were before it, undefined for what was not there. */
interface Later {
  readonly undo: ReadonlyMap<string, Row | undefined>;
  readonly version: Version;
}

class Version implements Rows {
  /** Absent once there is a later version. */
  #own: Map<string, Row> | undefined;
  #later: Later | undefined;
  readonly size: number;

  constructor(own: Map<string, Row>) {
    this.#own = own;
    this.size = own.size;
  }

  with(rows: Iterable<Row>, gone: Iterable<string> = []): Rows {
    // None is where every line of versions begins: it hands over nothing, or it would hold them all for ever.
    const handedOver = this.size > 0 ? this.#own : undefined;
    const own = handedOver ?? new Map(this.#whole());
    const undo = new Map<string, Row | undefined>();
    const before = (id: string) => {
      if (handedOver && !undo.has(id)) undo.set(id, own.get(id));
    };
    for (const row of rows) {
      before(row.id);
      own.set(row.id, row);
    }
    for (const id of gone) {
      before(id);
      own.delete(id);
    }
    const next = new Version(own);
    if (handedOver) {
      this.#own = undefined;
      this.#later = { undo, version: next };
    }
    return next;
  }

  changedSince(earlier: Rows): ReadonlyMap<string, Row | undefined> | undefined {
    const { undone, last } = (earlier as Version).#undone(this);
    return last === this ? undone : undefined;
  }

  get(id: string): Row | undefined {
    let version: Version = this;
    for (let later = version.#later; later; later = version.#later) {
      if (later.undo.has(id)) return later.undo.get(id);
      version = later.version;
    }
    return version.#own?.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  entries(): MapIterator<[string, Row]> {
    return this.#whole().entries();
  }

  keys(): MapIterator<string> {
    return this.#whole().keys();
  }

  values(): MapIterator<Row> {
    return this.#whole().values();
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }

  forEach(tell: (row: Row, id: string, all: ReadonlyMap<string, Row>) => void): void {
    for (const [id, row] of this.#whole()) tell(row, id, this);
  }

  /** This version as a map of its own, where it is not the newest: dear, and for whoever still looks back. */
  #whole(): ReadonlyMap<string, Row> {
    if (this.#own) return this.#own;
    const { undone, last } = this.#undone();
    const whole = new Map(last.#own);
    for (const [id, row] of undone) {
      if (row) whole.set(id, row);
      else whole.delete(id);
    }
    return whole;
  }

  /** What later versions have changed, up to that one or else the newest, as it is in this. */
  #undone(end?: Version) {
    const undone = new Map<string, Row | undefined>();
    let last: Version = this;
    for (let later = last.#later; later && last !== end; later = last.#later) {
      for (const [id, row] of later.undo) if (!undone.has(id)) undone.set(id, row);
      last = later.version;
    }
    return { undone, last };
  }
}

export const noRows: Rows = new Version(new Map());
