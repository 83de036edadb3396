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

// Each operation with AWS's sentence, what it allows, and what AWS leaves open.
describe.each([
  [
    'rebuild',
    'unless its state is AVAILABLE, ERROR, UNHEALTHY, STOPPED, or REBOOTING',
    ['AVAILABLE', 'ERROR', 'UNHEALTHY', 'STOPPED', 'REBOOTING'],
    ['IMPAIRED'],
  ],
  [
    'restore',
    'unless its state is AVAILABLE, ERROR, UNHEALTHY, or STOPPED',
    ['AVAILABLE', 'ERROR', 'UNHEALTHY', 'STOPPED'],
    ['IMPAIRED'],
  ],
  ['migrate-windows', 'have a status of AVAILABLE, STOPPED, or ERROR', ['AVAILABLE', 'STOPPED', 'ERROR'], []],
  ['migrate-linux', 'must be in the AVAILABLE state', ['AVAILABLE'], ['STOPPED']],
  ['start', 'a running mode of AutoStop or Manual and a state of STOPPED', ['STOPPED'], []],
  ['stop', 'a state of AVAILABLE, IMPAIRED, UNHEALTHY, or ERROR', ['AVAILABLE', 'IMPAIRED', 'UNHEALTHY', 'ERROR'], []],
  [
    'reboot',
    'unless its state is AVAILABLE or UNHEALTHY; REBOOTING when it is stuck',
    ['AVAILABLE', 'UNHEALTHY'],
    ['ERROR', 'IMPAIRED', 'REBOOTING'],
  ],
  ['modify', 'must be AVAILABLE or STOPPED to be modified', ['AVAILABLE', 'STOPPED'], []],
] as const)('%s: AWS says "%s"', (operation, sentence, allowed, open) => {
  test.each(declared)('%s', (state) => {
    const verdict = judgeState(state, operation);
    const expected = (allowed as readonly string[]).includes(state)
      ? 'allowed'
      : (open as readonly string[]).includes(state)
        ? 'unlisted'
        : 'denied';
    expect(verdict.kind).toBe(expected);
    expect(verdict).toMatchObject({
      rule: 'state',
      reason: expect.stringContaining(state),
      quote: expect.stringContaining(sentence),
      source: expect.stringMatching(/^(API model|Administration Guide), /),
    });
  });
});

test.each(operations)('an undeclared state, or none, never allows %s', (operation) => {
  for (const state of ['MIGRATING', '', 'available', 'toString', 'constructor', undefined])
    expect(judgeState(state, operation).kind).toBe('unknown');
});

test('what AWS leaves open says on what it hangs', () => {
  expect(judgeState('REBOOTING', 'reboot').reason).toContain('stuck for more than 20 minutes');
  expect(judgeState('IMPAIRED', 'rebuild').reason).toContain('recovery runbook');
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
