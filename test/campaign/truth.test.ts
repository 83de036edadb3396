import { expect, test } from 'vitest';
import type { PauseCause, RunEvent } from '../../src/runs/events.ts';
import type { LogEntry } from '../../src/simulator/log.ts';
import { created, now, rebuildPlan } from '../runs/fixtures.ts';
import { sentUnasked } from './truth.ts';

const ids = ['ws-a', 'ws-b', 'ws-c', 'ws-d', 'ws-e', 'ws-f'];
const plan = rebuildPlan(...ids);
const paused = (cause: PauseCause): RunEvent => ({ type: 'paused', at: now, cause, why: 'w' });
const continued = (of: number): RunEvent => ({ type: 'continued', at: now, by: 'ann', of });
const sent = (count: number) =>
  ids.slice(0, count).map((WorkspaceId) => {
    const input = { RebuildWorkspaceRequests: [{ WorkspaceId }] };
    return { operation: 'RebuildWorkspaces', input, status: 200 } as unknown as LogEntry;
  });

test.each<[string, readonly RunEvent[], number, number]>([
  ['alone, the canary is asked for', [], 1, 0],
  ['two are one too many', [], 2, 1],
  ['more go once the hold for the canary was continued', [paused('canary'), continued(1)], 6, 0],
  ['to continue after a pause of the operator is no word about the canary', [paused('operator'), continued(1)], 2, 1],
  ['nor is a hold that nobody continued', [paused('operator'), continued(1), paused('canary')], 2, 1],
])('%s', (_, events, count, wrong) => {
  expect(sentUnasked([created(plan), ...events], { log: sent(count), submissions: [] })).toHaveLength(wrong);
});
