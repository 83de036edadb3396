/** A word is found in rows that change, come and leave as if each of them were looked at. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import type { Surroundings } from '../../src/fleet/fields.ts';
import { emptyFleet, type Fleet, type Row } from '../../src/fleet/fleet.ts';
import { everything, type Match, refreshed, requeried, viewOf } from '../../src/fleet/view.ts';

const at: Surroundings = { now: 0, originOf: () => undefined, runsOf: () => undefined };
const size = 400;

const rowOf = (id: number, userName: string): Row => ({
  id: `ws-${id}`,
  source: 'a',
  workspace: { id: `ws-${id}`, userName, modifications: [] } as unknown as Workspace,
  bundle: undefined,
  directory: undefined,
  connection: undefined,
  lookedUp: {},
  recalled: false,
  haystack: `ws-${id}\n${userName}`,
});
/** A few in another script, as in a fleet of one language or another. */
const names = ['ann', 'bob', 'bobby', 'cleo', 'ann 金', 'bob ł'] as const;
const start: Fleet = {
  ...emptyFleet,
  source: 'a',
  rows: emptyFleet.rows.with(
    Array.from({ length: size }, (_, id) => rowOf(id, names[id % 67 === 0 ? 4 + (id % 2) : id % 4] ?? 'ann')),
  ),
};

const word = (text: string): Match =>
  Object.assign((row: Row) => row.haystack.includes(text), { word: { text, enough: true } });
const matches: readonly Match[] = [
  word('bob'),
  word('ws-1'),
  word('金'),
  Object.assign((row: Row) => row.haystack.includes('ann') && (row.id.endsWith('7') ? undefined : true), {
    word: { text: 'ann', enough: false },
  }),
];

/** Few at a time, or the text is made anew. */
const turn = fc.record({
  told: fc.array(fc.record({ id: fc.nat(size + 20), name: fc.constantFrom(...names) }), { maxLength: 3 }),
  gone: fc.array(fc.nat(size + 20), { maxLength: 2 }),
  asked: fc.nat(matches.length - 1),
});

test('rows that change, come and leave are found by a word as if each were looked at', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('user' as const, 'id' as const),
      fc.array(turn, { minLength: 1, maxLength: 12 }),
      (by, turns) => {
        let fleet = start;
        let view = requeried(viewOf([start], everything, { by, reversed: false }, at), matches[0] ?? everything);
        for (const { told, gone, asked } of turns) {
          const rows = fleet.rows.with(
            told.map(({ id, name }) => rowOf(id, name)),
            gone.map((id) => `ws-${id}`),
          );
          fleet = { ...fleet, rows };
          const match = matches[asked] ?? everything;
          view = requeried(refreshed(view, [fleet], undefined), match);
          expect(view.rows).toEqual(view.all.filter((row) => match(row)));
          expect(view.unknown).toBe(view.all.filter((row) => match(row) === undefined).length);
          expect(view.all).toHaveLength(rows.size);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('a word that is typed and taken back letter by letter finds what each of its beginnings finds alone', () => {
  const step = fc.record({
    text: fc.constantFrom('b', 'bo', 'bob', 'bobb', 'bobby', 'ws-12', 'ws-1', 'ann 金'),
    gone: fc.nat(size),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 20 }), fc.boolean(), (steps, changing) => {
      let fleet = start;
      let view = viewOf([start], everything, { by: 'user', reversed: false }, at);
      for (const [nth, { text, gone }] of steps.entries()) {
        if (changing && nth % 4 === 0) fleet = { ...fleet, rows: fleet.rows.with([], [`ws-${gone}`]) };
        const match = word(text);
        view = requeried(refreshed(view, [fleet], undefined), match);
        expect(view.rows).toEqual(view.all.filter((row) => match(row)));
      }
    }),
    { numRuns: 150 },
  );
});
