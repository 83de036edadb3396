import { describe, expect, test } from 'vitest';
import type { LexAlert } from '../../src/aws/lex-model.ts';
import { historyRows, nothingBeside, rowsOfRuns, standing } from '../../src/lex/history.ts';
import { startedIn } from '../../src/lex/started.ts';
import { stateAfter } from '../runs/fixtures.ts';
import { lexPlanOf, migrated, ticked } from '../runs/lex-runs.ts';
import { ACCOUNT, migration, REGION, started } from './samples.ts';

const alert = (type: string | undefined): LexAlert => ({ type, message: 'm', details: [], links: [] });

describe('a migration', () => {
  test.each([
    ['IN_PROGRESS', undefined, 'running', 'in progress'],
    ['FAILED', undefined, 'failed', 'failed'],
    ['COMPLETED', [], 'completed', 'completed, no alerts'],
    ['COMPLETED', [alert('WARN')], 'tasks', 'completed, 1 manual task'],
    ['COMPLETED', [alert('WARN'), alert(undefined)], 'tasks', 'completed, 2 manual tasks'],
    ['COMPLETED', [alert('ERROR'), alert('WARN')], 'failed', 'completed, with 1 error'],
    ['COMPLETED', undefined, 'unknown', 'completed, alerts unread'],
    ['COMPLETE', [], 'unknown', 'unknown: COMPLETE'],
    [undefined, [], 'unknown', 'unknown: no status'],
  ] as const)('with status %s and alerts %j stands as %s', (status, alerts, kind, label) => {
    expect(standing(status, alerts)).toEqual({ kind, label });
  });
});

describe('the history', () => {
  test('is newest first, and what has no start comes last', () => {
    const rows = historyRows(
      [migration('A', { startedAt: 1 }), migration('B', { startedAt: undefined }), migration('C', { startedAt: 9 })],
      10,
      new Map(),
    );
    expect(rows.map(({ id }) => id)).toEqual(['C', 'A', 'B']);
  });

  test.each([
    ['IN_PROGRESS', 400, 600],
    ['IN_PROGRESS', 2_000, 0],
    ['IN_PROGRESS', undefined, undefined],
    ['COMPLETED', 400, undefined],
    ['FAILED', 400, undefined],
    ['NEW', 400, undefined],
  ])('shows elapsed time only while in progress: %s since %s', (status, startedAt, elapsed) => {
    expect(historyRows([migration('A', { status, startedAt })], 1_000, new Map())[0]?.elapsed).toBe(elapsed);
  });

  test('takes the name that V2 tells, and says that it was read there', () => {
    const beside = { ...nothingBeside, names: new Map([['A1B2C3D4E5', 'Renamed']]) };
    expect(historyRows([migration('A')], 0, started('A', 'Flowers'), beside)[0]?.v2Name).toEqual({
      name: 'Renamed',
      from: 'v2',
    });
  });

  test('tells the tasks of one that this machine did not start from the alerts, once they are read', () => {
    const beside = { ...nothingBeside, alerts: new Map([['A', [alert('WARN'), alert('WARN')]]]) };
    const [row] = historyRows([migration('A')], 0, new Map(), beside);
    expect(row).toMatchObject({ standing: { label: 'completed, 2 manual tasks' }, tasks: undefined, run: undefined });
  });

  test('leads to the run that started it, and counts what is left of its tasks', () => {
    const state = stateAfter(lexPlanOf(), ...migrated([alert('WARN')]), ticked('build'));
    const [row] = historyRows([migration('MIGRATION1')], 0, startedIn([state]));
    expect(row).toMatchObject({ tasks: { open: 11, all: 12 }, run: { runId: state.plan.id, itemId: 'OrderFlowers' } });
  });

  test('of runs alone holds those of this account and Region that AWS does not list, as they were seen last', () => {
    const listed = historyRows([migration('A')], 0, new Map());
    const here = { accountId: ACCOUNT, region: REGION };
    const runs = new Map([
      ...started('A', 'Flowers'),
      ...started('B', 'Trees', []),
      ...started('C', 'X', [], { region: 'r' }),
    ]);
    const rows = rowsOfRuns(runs, here, listed);
    expect(rows.map(({ id, unlisted }) => [id, unlisted])).toEqual([
      ['A', false],
      ['B', true],
    ]);
    expect(rows[1]).toMatchObject({ v2Name: { name: 'Trees' }, standing: { label: 'completed, no alerts' } });
  });

  test('knows the V2 name only where this machine started the migration', () => {
    const rows = historyRows([migration('A'), migration('B')], 0, started('B', 'Flowers'));
    expect(rows.map(({ id, v2Name }) => [id, v2Name])).toEqual([
      ['A', undefined],
      ['B', { name: 'Flowers', from: 'run' }],
    ]);
  });

  test('tells the tasks of a completed migration where this machine saw it complete', () => {
    const seen = started('A', 'Flowers', [alert('WARN')]);
    expect(historyRows([migration('A')], 0, seen)[0]?.standing.kind).toBe('tasks');
  });
});
