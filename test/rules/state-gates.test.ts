import { describe, expect, test } from 'vitest';
import { judgeMigrationState } from '../../src/rules/eligibility.ts';
import { judgeState, operations, workspaceStates } from '../../src/rules/state-gates.ts';

// API model, WorkspaceState: 17 values.
const declared = [
  'PENDING',
  'AVAILABLE',
  'IMPAIRED',
  'UNHEALTHY',
  'REBOOTING',
  'STARTING',
  'REBUILDING',
  'RESTORING',
  'MAINTENANCE',
  'ADMIN_MAINTENANCE',
  'TERMINATING',
  'TERMINATED',
  'SUSPENDED',
  'UPDATING',
  'STOPPING',
  'STOPPED',
  'ERROR',
];

test('every declared state has its row', () => {
  expect([...workspaceStates].sort()).toEqual(declared.sort());
});

describe.each([
  // "You cannot rebuild a WorkSpace unless its state is AVAILABLE, ERROR, UNHEALTHY, STOPPED, or REBOOTING."
  ['rebuild', ['AVAILABLE', 'ERROR', 'UNHEALTHY', 'STOPPED', 'REBOOTING'], ['IMPAIRED']],
  ['restore', ['AVAILABLE', 'ERROR', 'UNHEALTHY', 'STOPPED'], ['IMPAIRED']],
  // "Make sure that the WorkSpaces you want to migrate have a status of AVAILABLE, STOPPED, or ERROR."
  ['migrate-windows', ['AVAILABLE', 'STOPPED', 'ERROR'], []],
  // "must be in the AVAILABLE state"; STOPPED is not listed.
  ['migrate-linux', ['AVAILABLE'], ['STOPPED']],
  ['start', ['STOPPED'], []],
  ['stop', ['AVAILABLE', 'IMPAIRED', 'UNHEALTHY', 'ERROR'], []],
  ['reboot', ['AVAILABLE', 'UNHEALTHY'], ['ERROR', 'IMPAIRED', 'REBOOTING']],
  ['modify', ['AVAILABLE', 'STOPPED'], []],
] as const)('%s', (operation, allowed, open) => {
  test.each(declared)('%s', (state) => {
    const verdict = judgeState(state, operation);
    const expected = (allowed as readonly string[]).includes(state)
      ? 'allowed'
      : (open as readonly string[]).includes(state)
        ? 'unlisted'
        : 'denied';
    expect(verdict.kind).toBe(expected);
    expect(verdict.source).toBeTruthy();
    expect(verdict.reason).toContain(state);
  });
});

test.each(operations)('an undeclared state, or none, never allows %s', (operation) => {
  for (const state of ['MIGRATING', '', 'available', 'toString', 'constructor', undefined])
    expect(judgeState(state, operation).kind).toBe('unknown');
});

test('a stopped Linux WorkSpace is to be started first', () => {
  expect(judgeState('STOPPED', 'migrate-linux').remedy).toMatch(/^Start it first/);
});

test.each([
  ['AVAILABLE', 'allowed'],
  ['STOPPED', 'unknown'],
  ['ERROR', 'unknown'],
  ['ADMIN_MAINTENANCE', 'denied'],
  ['MIGRATING', 'unknown'],
])('of a WorkSpace that may be Windows or Linux, %s is %s for a migration', (state, kind) => {
  expect(judgeMigrationState({ state, runningMode: 'AUTO_STOP' }, undefined).kind).toBe(kind);
});
