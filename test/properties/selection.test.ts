/** Whatever AWS lists and the operator asks to see, marks stay on the WorkSpaces that were marked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import { emptyFleet, type Fleet, type Row, without, withWorkspaces } from '../../src/fleet/fleet.ts';
import { hiddenOf, inverted, listed, type Marked, toggled, toggledAll, withRange } from '../../src/fleet/marks.ts';

const ids = Array.from({ length: 12 }, (_, at) => `ws-${at}`);
const anId = fc.constantFrom(...ids);
const some = fc.uniqueArray(anId);

const workspace = (id: string, state: string) =>
  ({ id, userName: `user-${id}`, state, modifications: [], related: [], standbyIds: [] }) as unknown as Workspace;

/** What comes from AWS: a page of records as they are now, or a sweep after which only these are left. */
type Refresh = { readonly page: readonly string[]; readonly state: string } | { readonly left: readonly string[] };
const refreshes = fc.array(
  fc.oneof(
    fc.record({ page: some, state: fc.constantFrom('AVAILABLE', 'STOPPED') }),
    fc.record({ left: some }),
  ) as fc.Arbitrary<Refresh>,
  { maxLength: 8 },
);

const refreshed = (fleet: Fleet, refresh: Refresh): Fleet =>
  'left' in refresh
    ? without(
        fleet,
        [...fleet.rows.keys()].filter((id) => !refresh.left.includes(id)),
      )
    : withWorkspaces(
        fleet,
        refresh.page.map((id) => workspace(id, refresh.state)),
      );

const fleetOf = (all: readonly string[]) =>
  withWorkspaces(
    emptyFleet,
    all.map((id) => workspace(id, 'AVAILABLE')),
  );

/** The rows of a query and an order that say nothing of what they are. */
const shownOf = ({ rows }: Fleet, query: readonly string[], order: readonly string[]): readonly Row[] =>
  order.flatMap((id) => (query.includes(id) ? (rows.get(id) ?? []) : []));

const aView = fc.record({ query: some, order: fc.shuffledSubarray([...ids], { minLength: ids.length }) });

test('a refresh marks nothing and moves no mark: those that are listed stay, the others are told as gone', () => {
  fc.assert(
    fc.property(some, some, refreshes, (marks, start, news) => {
      const marked: Marked = new Set(marks);
      let fleet = fleetOf(start);
      for (const one of news) {
        fleet = refreshed(fleet, one);
        const { there, gone } = listed(marked, [fleet]);
        for (const id of there) expect(fleet.rows.get(id)?.workspace.id).toBe(id);
        for (const id of gone) expect(fleet.rows.has(id)).toBe(false);
        expect([...there, ...gone].sort()).toEqual([...marked].sort());
      }
    }),
  );
});

test('what is marked is shown or hidden, never both, never neither', () => {
  fc.assert(
    fc.property(some, some, aView, refreshes, (marks, start, { query, order }, news) => {
      const fleet = news.reduce(refreshed, fleetOf(start));
      const shown = shownOf(fleet, query, order);
      const { there } = listed(new Set(marks), [fleet]);
      const visible = shown.filter(({ id }) => there.has(id)).map(({ id }) => id);
      expect([...visible, ...hiddenOf(there, shown)].sort()).toEqual([...there].sort());
    }),
  );
});

test('a range is what stands between its ends as it is shown, and takes away no mark', () => {
  fc.assert(
    fc.property(some, aView, anId, anId, (marks, { query, order }, from, to) => {
      const shown = shownOf(fleetOf(ids), query, order);
      const marked: Marked = new Set(marks);
      const next = withRange(marked, from, to, shown);
      const [a, b] = [from, to].map((id) => shown.findIndex((row) => row.id === id));
      const between = shown.filter((_, at) => {
        if (b === undefined || b < 0) return false;
        const start = a === undefined || a < 0 ? b : a;
        return at >= Math.min(start, b) && at <= Math.max(start, b);
      });
      expect([...next].sort()).toEqual([...new Set([...marks, ...between.map(({ id }) => id)])].sort());
    }),
  );
});

test('all, none and the other way round are about what is shown, and leave what is hidden as it is', () => {
  fc.assert(
    fc.property(some, aView, (marks, { query, order }) => {
      const shown = shownOf(fleetOf(ids), query, order);
      const marked: Marked = new Set(marks);
      const hidden = [...hiddenOf(marked, shown)];
      for (const act of [toggledAll, inverted]) {
        const next = act(marked, shown);
        expect(hiddenOf(next, shown)).toEqual(hidden);
      }
      expect(inverted(inverted(marked, shown), shown)).toEqual(marked);
      const all = toggledAll(marked, shown);
      const every = shown.every(({ id }) => marked.has(id));
      for (const { id } of shown) expect(all.has(id)).toBe(!every);
    }),
  );
});

test('a mark is turned on one WorkSpace alone, and back by the same key', () => {
  fc.assert(
    fc.property(some, anId, (marks, id) => {
      const marked: Marked = new Set(marks);
      expect(toggled(marked, id).has(id)).toBe(!marked.has(id));
      expect(toggled(toggled(marked, id), id)).toEqual(marked);
    }),
  );
});
