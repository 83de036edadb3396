import { describe, expect, test } from 'vitest';
import type { LexAlert } from '../../src/aws/lex-model.ts';
import { startedIn } from '../../src/lex/started.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { lexPlan, now, rebuildPlan, stateAfter } from '../runs/fixtures.ts';

const item = 'OrderFlowers';
const alerts: readonly LexAlert[] = [{ type: 'WARN', message: 'm', details: [], links: [] }];
const attempt: RunEvent = { type: 'attempt', at: now, item };
const accepted: RunEvent = { type: 'accepted', at: now, item, targetId: 'M1' };
const observed = (status: string): RunEvent => ({
  type: 'observed',
  at: now,
  item,
  observation: { source: undefined, migration: { status, alerts } },
});

describe('the migrations that this machine started', () => {
  test('are known by the id that AWS gave them, with what was asked for', () => {
    const started = startedIn([stateAfter(lexPlan(), attempt, accepted)]);
    expect([...started.keys()]).toEqual(['M1']);
    expect(started.get('M1')?.item.v2BotName).toBe('OrderFlowersV2');
  });

  test('have their alerts once they were seen to complete, and not before', () => {
    const seen = (status: string) => startedIn([stateAfter(lexPlan(), attempt, accepted, observed(status))]).get('M1');
    expect(seen('IN_PROGRESS')?.alerts).toBeUndefined();
    expect(seen('COMPLETED')?.alerts).toEqual(alerts);
  });

  test('are not those that were never accepted, nor runs of WorkSpaces', () => {
    expect(startedIn([stateAfter(lexPlan(), attempt), stateAfter(rebuildPlan('ws-1'))]).size).toBe(0);
  });
});
