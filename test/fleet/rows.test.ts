import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/fleet/fleet.ts';
import { noRows, type Rows } from '../../src/fleet/rows.ts';

const row = (id: string, of = 0) => ({ id, source: `${of}` }) as Row;
const ids = (rows: Rows) => [...rows.keys()];

const step = fc.record({
  /** Which of the versions there are is changed: mostly the newest. */
  from: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) }),
  set: fc.array(fc.nat(8), { maxLength: 4 }),
  gone: fc.array(fc.nat(8), { maxLength: 2 }),
});

describe('rows in versions', () => {
  it('read in every version what was so when it was made, whatever came after', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const made: { rows: Rows; truth: Map<string, Row> }[] = [{ rows: noRows, truth: new Map() }];
        for (const [at, { from, set, gone }] of steps.entries()) {
          const before = made[Math.max(0, made.length - 1 - from)] ?? made[0];
          if (!before) throw new Error('there is always one');
          const changed = set.map((id) => row(`ws-${id}`, at));
          const leaving = gone.map((id) => `ws-${id}`);
          const truth = new Map(before.truth);
          for (const one of changed) truth.set(one.id, one);
          for (const id of leaving) truth.delete(id);
          made.push({ rows: before.rows.with(changed, leaving), truth });
        }
        for (const { rows, truth } of made) {
          expect(new Map(rows)).toEqual(truth);
          expect(rows.size).toBe(truth.size);
          for (let id = 0; id <= 8; id++) expect(rows.get(`ws-${id}`)).toBe(truth.get(`ws-${id}`));
        }
      }),
    );
  });

  it('say what has changed since an earlier version, all of it, and how it was', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), fc.nat(20), (steps, back) => {
        const line: Rows[] = [noRows.with([row('ws-first')])];
        for (const [at, { set, gone }] of steps.entries())
          line.push(
            (line.at(-1) ?? noRows).with(
              set.map((id) => row(`ws-${id}`, at)),
              gone.map((id) => `ws-${id}`),
            ),
          );
        const [earlier, now] = [line[Math.min(back, line.length - 1)] ?? noRows, line.at(-1) ?? noRows];
        const told = now.changedSince(earlier);
        const known = new Set([...earlier.keys(), ...now.keys()]);
        for (const id of known) if (earlier.get(id) !== now.get(id)) expect([...(told?.keys() ?? [])]).toContain(id);
        for (const [id, was] of told ?? []) expect(was).toBe(earlier.get(id));
      }),
    );
  });

  it('know nothing of a line that is not theirs', () => {
    const one = noRows.with([row('ws-a')]);
    expect(noRows.with([row('ws-b')]).changedSince(one)).toBeUndefined();
    expect(one.changedSince(one.with([row('ws-b')]))).toBeUndefined();
  });

  it('begin anew from none, as often as one likes', () => {
    const [one, other] = [noRows.with([row('ws-a')]), noRows.with([row('ws-b')])];
    expect([ids(one), ids(other), ids(noRows)]).toEqual([['ws-a'], ['ws-b'], []]);
  });
});
