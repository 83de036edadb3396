import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import { type ListState, listStart, type Move, move, settle } from '../../src/components/list-state.ts';
import type { FieldId, Surroundings } from '../../src/fleet/fields.ts';
import { rowOf } from '../../src/fleet/first-listed.ts';
import { emptyFleet, type Fleet, type Row } from '../../src/fleet/fleet.ts';
import { inOrder, type Order } from '../../src/fleet/order.ts';
import {
  everything,
  indexIn,
  isInOrder,
  type Match,
  refreshed,
  released,
  rematched,
  reordered,
  requeried,
  shows,
  type View,
  viewOf,
} from '../../src/fleet/view.ts';

const at: Surroundings = { now: 0, originOf: () => undefined, runsOf: () => undefined };

/** What AWS may come to tell of one WorkSpace; an undefined state is what the query cannot judge. */
const told = fc.record({
  id: fc.nat(24),
  userName: fc.option(fc.constantFrom('ann', 'Bob', 'bob', 'cleo', 'dora'), { nil: undefined }),
  name: fc.constantFrom('', 'desk', 'kiosk'),
  state: fc.constantFrom('AVAILABLE', 'AVAILABLE', 'STOPPED', undefined),
  rootVolumeGib: fc.option(fc.constantFrom(80, 175), { nil: undefined }),
});
const order = fc.record({
  by: fc.constantFrom<FieldId>('user', 'name', 'root', 'id', 'state'),
  reversed: fc.boolean(),
});
const query = fc.constantFrom<Match>(
  everything,
  ({ workspace: { state } }) => (state === undefined ? undefined : state === 'AVAILABLE'),
  ({ workspace }) => workspace.userName !== 'ann',
  Object.assign((row: Row) => row.haystack.includes('bob'), { word: { text: 'bob', enough: true } }),
  Object.assign(
    ({ haystack, workspace: { state } }: Row) =>
      haystack.includes('desk') && (state === undefined ? undefined : state === 'STOPPED'),
    { word: { text: 'desk', enough: false } },
  ),
);
const turn = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('refresh' as const),
      source: fc.nat(1),
      page: fc.array(told, { maxLength: 6 }),
      gone: fc.array(fc.nat(24), { maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      to: fc.constantFrom<Move>('up', 'down', 'pageUp', 'pageDown', 'first', 'last'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sort' as const), order }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask' as const), match: query }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time passes' as const), match: query }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resize' as const), height: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sources' as const), of: fc.constantFrom([0], [1], [0, 1]) }) },
);
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

const rowOfPage = (
  source: string,
  { id, ...more }: { readonly id: number; readonly userName?: string | undefined; readonly name: string },
): Row => ({
  id: `ws-${String(id).padStart(2, '0')}`,
  source,
  workspace: { id: `ws-${id}`, modifications: [], ...more } as unknown as Workspace,
  bundle: undefined,
  directory: undefined,
  connection: undefined,
  lookedUp: {},
  recalled: false,
  haystack: [more.name, more.userName].filter(Boolean).join('\n').toLowerCase(),
});

interface Desk {
  readonly sources: readonly [Fleet, Fleet];
  readonly fleets: readonly Fleet[];
  readonly view: View;
  readonly list: ListState;
  readonly height: number;
}

/** As the screen does it: the view first, which knows the cursor, then the cursor, which knows the view. */
function drawn(desk: Desk): Desk {
  const view = released(refreshed(desk.view, desk.fleets, desk.list.cursor), desk.list.cursor);
  return { ...desk, view, list: settle(desk.list, listedIn(view), desk.height) };
}

const listedIn = (view: View) => ({ rows: view.rows, indexOf: (id: string) => indexIn(view, id) });

function after(desk: Desk, step: Turn): Desk {
  const { view, list, height, fleets } = desk;
  switch (step.kind) {
    case 'refresh': {
      const rows = step.page.map((one) => rowOfPage(`${step.source}`, one));
      const gone = step.gone.map((id) => `ws-${String(id).padStart(2, '0')}`);
      const sources = desk.sources.map((fleet, at) =>
        at === step.source ? { ...fleet, rows: fleet.rows.with(rows, gone) } : fleet,
      ) as unknown as Desk['sources'];
      const now = fleets.map((fleet) => sources.find(({ source }) => source === fleet.source) ?? fleet);
      return { ...desk, sources, fleets: now };
    }
    case 'move':
      return { ...desk, list: move(list, listedIn(view), height, step.to) };
    case 'sort':
      return { ...desk, view: reordered(view, step.order, at) };
    case 'ask':
      return { ...desk, view: requeried(view, step.match) };
    case 'time passes':
      return { ...desk, view: rematched(view, step.match, list.cursor) };
    case 'resize':
      return { ...desk, height: step.height };
    default:
      return { ...desk, fleets: step.of.map((one) => desk.sources[one as 0 | 1]) };
  }
}

const sources: Desk['sources'] = [
  { ...emptyFleet, source: '0' },
  { ...emptyFleet, source: '1' },
];
const start: Desk = {
  sources,
  fleets: sources,
  view: viewOf(sources, everything, { by: 'user', reversed: false }, at),
  list: listStart,
  height: 4,
};

/** Every desk that a life of the list comes by. */
function* life(turns: readonly Turn[]): Iterable<{ before: Desk; step: Turn; now: Desk }> {
  let desk = start;
  for (const step of turns) {
    const before = desk;
    desk = drawn(after(drawn(before), step));
    yield { before, step, now: desk };
  }
}

const lives = (check: (each: { before: Desk; step: Turn; now: Desk }) => void) =>
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 40 }), (turns) => {
      for (const each of life(turns)) check(each);
    }),
    { numRuns: 300 },
  );

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
const whole = (fleets: readonly Fleet[]) => new Set(fleets.flatMap(({ rows }) => [...rows.keys()]));

describe('the rows of a list', () => {
  it('are exactly those that match, each once, of the first source that lists it, and the one held under the cursor', () => {
    lives(({ now: { view, fleets } }) => {
      const all = [...whole(fleets)].flatMap((id) => rowOf(fleets, id) ?? []);
      expect(new Set(view.all)).toEqual(new Set(all));
      expect(view.all).toHaveLength(all.length);
      const matching = all.filter((row) => view.match(row) === true);
      expect(new Set(view.rows)).toEqual(new Set(view.held ? [...matching, view.held] : matching));
      expect(view.rows).toHaveLength(matching.length + (view.held ? 1 : 0));
      expect(view.unknown).toBe(all.filter((row) => view.match(row) === undefined).length);
      for (const row of all) expect(shows(view, row.id)).toBe(view.match(row) === true);
    });
  });

  it('are found by their ids wherever they stand', () => {
    lives(({ now: { view } }) => {
      for (const [index, { id }] of view.rows.entries()) expect(indexIn(view, id)).toBe(index);
      for (const { id } of view.all) if (!view.rows.some((row) => row.id === id)) expect(indexIn(view, id)).toBe(-1);
    });
  });

  it('never change their order among each other under a refresh, nor when sources come and go', () => {
    lives(({ before, step, now }) => {
      if (step.kind === 'sort' || step.kind === 'ask') return;
      const [then, since] = [idsOf(before.view.rows), idsOf(now.view.rows)];
      expect(since.filter((id) => then.includes(id))).toEqual(then.filter((id) => since.includes(id)));
    });
  });

  it('sorted or asked anew are those of the whole fleet, filtered and sorted from nothing', () => {
    lives(({ now: { view, fleets } }) => {
      const fresh = viewOf(fleets, view.match, view.order, at);
      for (const anew of [reordered(view, view.order, at), requeried(view, view.match)]) {
        expect(idsOf(anew.all)).toEqual(idsOf(fresh.all));
        expect(anew.rows).toEqual(fresh.rows);
        expect(isInOrder(anew)).toBe(true);
      }
      // What is said of the order is true of the rows that are shown.
      expect(isInOrder(view)).toBe(`${idsOf(inOrder(view.rows, view.order, at))}` === `${idsOf(view.rows)}`);
    });
  });

  it('hold the row under the cursor until the cursor leaves it, whatever becomes of it', () => {
    lives(({ before, step, now }) => {
      const { cursor } = before.list;
      if (cursor === undefined || step.kind === 'move' || step.kind === 'sort' || step.kind === 'ask') return;
      if (before.view.rows.length > 0) expect(now.list.cursor).toBe(cursor);
      if (now.view.held) expect(now.view.held.id).toBe(now.list.cursor);
    });
  });

  it('are never without the cursor, and fill the window where there are enough of them', () => {
    lives(({ now: { view, list, height } }) => {
      if (view.rows.length === 0 || list.cursor === undefined) return;
      expect(view.rows[list.index]?.id).toBe(list.cursor);
      expect(list.index).toBeGreaterThanOrEqual(list.top);
      expect(list.index).toBeLessThan(list.top + height);
      if (view.rows.length >= height) expect(list.top + height).toBeLessThanOrEqual(view.rows.length);
    });
  });

  it('leave the cursor on its line of the screen while rows come in above and there is room', () => {
    lives(({ before, step, now }) => {
      const { list } = now;
      if (step.kind !== 'refresh' || before.list.cursor !== list.cursor || list.cursor === undefined) return;
      const line = before.list.index - before.list.top;
      const room = list.index - line;
      if (room >= 0 && room + now.height <= now.view.rows.length) expect(list.index - list.top).toBe(line);
    });
  });
});

describe('the order of rows', () => {
  it('is total: it does not depend on how the rows came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(told, { selector: ({ id }) => id }), order, (page, by) => {
        const rows = page.map((one) => rowOfPage('0', one));
        const sorted = inOrder(rows, by, at);
        expect(inOrder(rows.toReversed(), by, at)).toEqual(sorted);
        expect(inOrder(sorted, by, at)).toEqual(sorted);
      }),
    );
  });

  it('has what is not known last, and before it what there is none of, either way round', () => {
    const users = (by: Order) =>
      inOrder(
        [undefined, 'bob', 'Ann'].map((userName, id) => rowOfPage('0', { id, userName } as never)),
        by,
        at,
      ).map(({ workspace }) => workspace.userName);
    expect(users({ by: 'user', reversed: false })).toEqual(['Ann', 'bob', undefined]);
    expect(users({ by: 'user', reversed: true })).toEqual(['bob', 'Ann', undefined]);
  });

  it('has addresses by their numbers', () => {
    const addresses = ['10.0.0.10', '10.0.0.9', '9.200.0.1'].map((ipAddress, id) =>
      rowOfPage('0', { id, ipAddress } as never),
    );
    expect(inOrder(addresses, { by: 'ip', reversed: false }, at).map(({ workspace }) => workspace.ipAddress)).toEqual([
      '9.200.0.1',
      '10.0.0.9',
      '10.0.0.10',
    ]);
  });
});
