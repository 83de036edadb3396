import { expect, test } from 'vitest';
import type { Row } from '../../src/fleet/fleet.ts';
import { goneWords } from '../../src/hooks/gone-words.ts';
import type { RunOfWorkspace, RunsOfWorkspaces } from '../../src/runs/of-workspaces.ts';

const row = (id: string, userName?: string) => ({ id, workspace: { id, userName } }) as Row;

const migration: RunOfWorkspace = {
  runId: 'run-1',
  itemId: 'ws-old',
  verb: 'migrate',
  startedAt: 0,
  outcome: undefined,
  reason: undefined,
  otherId: 'ws-new',
};
const runsOf = (...runs: readonly (readonly [string, RunOfWorkspace])[]): RunsOfWorkspaces => ({
  byId: new Map(runs.map(([id, run]) => [id, [run]])),
  unread: [],
});

test('what a run of this machine migrated is no news; what went by itself is', () => {
  const gone = [row('ws-old', 'ann'), row('ws-x', 'bob')];
  const told = '1 WorkSpace no longer listed by AWS: bob ws-x.';
  expect(goneWords(gone, runsOf(['ws-old', migration]))).toBe(told);
  expect(goneWords([row('ws-old')], runsOf(['ws-old', migration]))).toBeUndefined();
  expect(goneWords([row('ws-a'), row('ws-b')], undefined)).toBe('2 WorkSpaces no longer listed by AWS: ws-a, ws-b.');
});

test.each<[string, string, Partial<RunOfWorkspace>]>([
  ['AWS never said what it became', 'ws-old', { otherId: undefined }],
  ['it is the new one that has gone', 'ws-new', {}],
  ['it was rebuilt', 'ws-old', { verb: 'rebuild', otherId: undefined }],
])('it is news all the same where %s', (_, id, other) => {
  const runs = runsOf([id, { ...migration, ...other }]);
  expect(goneWords([row(id)], runs)).toContain(`no longer listed by AWS: ${id}`);
});
