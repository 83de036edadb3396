import { describe, expect, it } from 'vitest';
import { fleetOf, rowOf, rowsOf } from '../../src/fleet/first-listed.ts';
import type { Row } from '../../src/fleet/fleet.ts';
import { noRows } from '../../src/fleet/rows.ts';

const fleet = (source: string, ...ids: readonly string[]) => ({
  source,
  rows: noRows.with(ids.map((id) => ({ id, source }) as Row)),
});

describe('a WorkSpace that two profiles list', () => {
  const fleets = [fleet('ops', 'ws-a', 'ws-b'), fleet('audit', 'ws-b', 'ws-c'), fleet('third', 'ws-c', 'ws-a')];

  it('is told once, as the first has it', () => {
    expect(Array.from(rowsOf(fleets), ({ id, source }) => [id, source])).toEqual([
      ['ws-a', 'ops'],
      ['ws-b', 'ops'],
      ['ws-c', 'audit'],
    ]);
  });

  it('belongs to the first, and one that nobody lists to none', () => {
    expect(['ws-a', 'ws-b', 'ws-c', 'ws-d'].map((id) => fleetOf(fleets, id)?.source)).toEqual([
      'ops',
      'ops',
      'audit',
      undefined,
    ]);
    expect(['ws-b', 'ws-c', 'ws-d'].map((id) => rowOf(fleets, id)?.source)).toEqual(['ops', 'audit', undefined]);
  });
});
