import { describe, expect, test } from 'vitest';
import type { LexAlert } from '../../src/aws/lex-model.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { reportOf } from '../../src/runs/report.ts';
import { reportCsv } from '../../src/runs/report-csv.ts';
import { reportJson } from '../../src/runs/report-json.ts';
import { reportMarkdown } from '../../src/runs/report-md.ts';
import { lexItem } from '../plans/fixtures.ts';
import { driver, now, rebuildPlan, stateAfter } from './fixtures.ts';
import { lexPlanOf, migrated, ticked, warning } from './lex-runs.ts';

const backup = { kind: 'export', folder: '/home/ann/b', sha256: 'f'.repeat(64), at: now, missing: [] } as const;
const plan = lexPlanOf({ backup });
const alerts = [warning('message-lambda'), warning('nobody-knows', { type: 'NOTE', message: '' })];
const note: RunEvent = { ...ticked('test'), type: 'noted', note: 'with CHG 7' };
const state = stateAfter(plan, ...migrated(alerts), ticked('build', 'bob'), note);
const [item] = reportOf(state).items;
const csv = (of = state) => {
  const [header = '', row = ''] = reportCsv(reportOf(of)).slice(1).trimEnd().split('\r\n');
  return Object.fromEntries(header.split(',').map((name, at) => [name, row.split(',')[at]]));
};

describe('a report of a migrated bot', () => {
  test('says what was asked for, on what grounds, and what is kept', () => {
    const { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy } = lexItem();
    expect(item?.lex).toMatchObject({
      asked: { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy },
      locale: 'en-US',
      existence: 'absent',
      backup,
      migrationId: 'MIGRATION1',
      status: 'COMPLETED',
      v2BotId: undefined,
    });
  });

  test('holds every alert in full, with its class and what it means', () => {
    expect(item?.lex).toMatchObject({ errors: 0, warnings: 2 });
    expect(item?.lex?.alerts).toMatchObject([
      { ...alerts[0], class: 'lambda', explanation: expect.stringContaining('Code hooks'), remedy: expect.any(String) },
      { type: 'NOTE', class: 'other' },
    ]);
  });

  test('holds its tasks with who ticked them off, when, and what was noted', () => {
    const tasks = Object.fromEntries((item?.lex?.tasks ?? []).map((task) => [task.id, task]));
    expect(tasks.build).toMatchObject({ done: true, tickedBy: 'bob', tickedAt: '2026-11-22T10:17:00.000Z' });
    expect(tasks.test).toMatchObject({ done: false, note: 'with CHG 7', notedBy: 'ann', after: ['build'] });
    expect(item?.lex?.tasksLeft).toBe((item?.lex?.tasks.length ?? 0) - 1);
  });

  test('never calls it done while a task is open, in any format', () => {
    expect(item?.outcome).toBe('tasks-left');
    expect(csv()).toMatchObject({ outcome: 'tasks-left', tasks: '12', tasks_left: '11', alert_warnings: '2' });
    expect(reportMarkdown(reportOf(state))).toContain('COMPLETED, 11 tasks left');
    expect(reportMarkdown(reportOf(state))).not.toMatch(/\bdone\b/);
    expect(reportOf(state).secondsToDone).toBeUndefined();
  });

  test('calls it done once all is ticked off', () => {
    const ids = item?.lex?.tasks.map(({ id }) => id) ?? [];
    const all = stateAfter(plan, ...migrated(alerts), ...ids.map((id) => ticked(id)));
    expect(reportOf(all).items[0]).toMatchObject({ outcome: 'done', lex: { tasksLeft: 0 } });
  });

  test('says which times are not known', () => {
    const text = reportMarkdown(reportOf(state));
    expect(text).toContain("| End by AWS's clock | AWS does not tell |");
    expect(text).toContain('| V2 bot id | not known |');
  });

  test('gives no duration of one that was taken up again: it may have ended while nobody looked', () => {
    expect(item?.seconds).toBe(60);
    const resumed: RunEvent = { type: 'resumed', at: now + 30_000, ...driver };
    const [attempt, accepted, ...rest] = migrated();
    if (!attempt || !accepted) throw new Error('no events');
    const [taken] = reportOf(stateAfter(plan, attempt, accepted, resumed, ...rest)).items;
    expect(taken).toMatchObject({ seconds: undefined, finishedAt: expect.any(String) });
  });

  test('has its tasks as boxes in Markdown, and what stayed behind', () => {
    const text = reportMarkdown(reportOf(state));
    expect(text).toContain('- [x] Build en\\_US. Ticked off by bob at 2026-11-22T10:17:00.000Z.');
    expect(text).toContain('- [ ] Test the Draft. Noted by ann: with CHG 7');
    expect(text).toContain('### Seen to stay behind in V1');
  });

  test('lets nothing from outside become markup or a formula', () => {
    const hostile: LexAlert = {
      type: 'WARN',
      message: '=HYPERLINK("http://x") | <b>x</b>\n# head',
      details: ['[link](http://x)'],
      links: ['javascript:alert(1)'],
    };
    const text = reportMarkdown(reportOf(stateAfter(plan, ...migrated([hostile]))));
    expect(text).not.toMatch(/<b>|^# head|\]\(http/m);
    const named = lexPlanOf({ v2BotRole: '=cmd()' });
    expect(csv(stateAfter(named, ...migrated())).v2_bot_role).toBe("'=cmd()");
  });

  test('is whole as JSON', () => {
    expect(JSON.parse(reportJson(reportOf(state))).items[0].lex.asked.v2BotName).toBe('OrderFlowersV2');
  });
});

test('a report of bots as CSV has columns of bots alone', () => {
  expect(csv()).toMatchObject({ bot: 'OrderFlowers', version: '3', v2_bot: 'OrderFlowersV2', status: 'COMPLETED' });
  expect(Object.keys(csv()).filter((name) => /workspace|user|computer|bundle|snapshot/.test(name))).toEqual([]);
});

test('a report of WorkSpaces has no columns of Lex', () => {
  expect(reportCsv(reportOf(stateAfter(rebuildPlan('ws-a'))))).not.toContain('tasks_left');
});
