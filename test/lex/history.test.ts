import { describe, expect, test } from 'vitest';
import type { LexAlert } from '../../src/aws/model.ts';
import { historyRows, standing } from '../../src/lex/history.ts';
import { migration, started } from './samples.ts';

const alert = (type: string | undefined): LexAlert => ({ type, message: 'm', details: [], links: [] });

describe('a migration', () => {
  test.each([
    ['IN_PROGRESS', undefined, 'running', 'in progress'],
    ['FAILED', undefined, 'failed', 'failed'],
    ['COMPLETED', [], 'completed', 'completed, no alerts'],
    ['COMPLETED', [alert('WARN')], 'tasks', 'completed, 1 manual task'],
    ['COMPLETED', [alert('WARN'), alert(undefined)], 'tasks', 'completed, 2 manual tasks'],
    ['COMPLETED', [alert('ERROR'), alert('WARN')], 'failed', 'completed, with 1 error'],
    ['COMPLETED', undefined, 'unknown', 'completed, alerts not read'],
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

  test('knows the V2 name only where this machine started the migration', () => {
    const rows = historyRows([migration('A'), migration('B')], 0, started('B', 'Flowers'));
    expect(rows.map(({ id, v2Name }) => [id, v2Name])).toEqual([
      ['A', undefined],
      ['B', 'Flowers'],
    ]);
  });

  test('tells the tasks of a completed migration where this machine saw it complete', () => {
    const seen = started('A', 'Flowers', [alert('WARN')]);
    expect(historyRows([migration('A')], 0, seen)[0]?.standing.kind).toBe('tasks');
  });
});
