import { describe, expect, it } from 'vitest';
import type { FieldId } from '../../src/fleet/fields.ts';
import { costlyIn, wantedBy, wantedFor } from '../../src/fleet/looked-up.ts';
import { matcher } from '../../src/fleet/query/match.ts';
import { parseQuery } from '../../src/fleet/query/parse.ts';
import type { Query } from '../../src/fleet/query/query.ts';
import { at, hour, now, rowsOf } from './query/rows.ts';

const rows = rowsOf({
  'ws-a': { workspace: { state: 'AVAILABLE' } },
  'ws-b': { workspace: { state: 'STOPPED' } },
  'ws-c': { workspace: { state: 'AVAILABLE' }, lookedUp: { tags: [] } },
  'ws-d': { workspace: { state: 'AVAILABLE' }, lookedUp: { tags: 'denied' } },
});

function read(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.query;
}

const wanted = (text: string) =>
  wantedBy(read(text), matcher(read(text), at), rows, now).map(({ row, facts }) => [row.id, ...facts]);

describe('what costs a call for each WorkSpace', () => {
  it.each([
    ['state:available', []],
    ['tag:env', ['tags']],
    ['-(state:error or snapshot:>12h)', ['snapshots']],
    ['tag:env=prod snapshot:>12h tag:x', ['tags', 'snapshots']],
  ])('is asked for by %s: %j', (text, costly) => {
    expect(costlyIn(read(text))).toEqual(costly);
  });

  it('is wanted only for those that the rest of the query leaves, and that nobody has asked for yet', () => {
    expect(wanted('tag:env=prod state:available')).toEqual([['ws-a', 'tags']]);
    expect(wanted('tag:env=prod')).toEqual([
      ['ws-a', 'tags'],
      ['ws-b', 'tags'],
    ]);
  });

  it('is not wanted where everything else has settled the answer', () => {
    expect(wanted('tag:env=prod or state:available')).toEqual([['ws-b', 'tags']]);
    expect(wanted('state:stopped tag:env -state:stopped')).toEqual([]);
  });

  it('is asked for once a fact', () => {
    expect(wanted('tag:env=prod snapshot:>12h state:stopped')).toEqual([['ws-b', 'tags', 'snapshots']]);
  });

  it('is wanted again once it is too old to be known', () => {
    const later = { ...at, now: now + hour };
    const asked = read('tag:env=prod state:available');
    expect(wantedBy(asked, matcher(asked, later), rows, later.now).map(({ row }) => row.id)).toEqual([
      'ws-a',
      'ws-c',
      'ws-d',
    ]);
  });

  it('is wanted for the columns that show it, whatever the query has settled', () => {
    const forColumns = (...columns: FieldId[]) =>
      wantedFor(columns, rows, now).map(({ row, facts }) => [row.id, ...facts]);
    expect(forColumns('user', 'tag')).toEqual([
      ['ws-a', 'tags'],
      ['ws-b', 'tags'],
    ]);
    expect(forColumns('snapshot')).toHaveLength(rows.length);
    expect(forColumns('user', 'state')).toEqual([]);
  });
});
