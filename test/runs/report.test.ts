import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { plain } from '../../src/runs/markdown.ts';
import { reportOf } from '../../src/runs/report.ts';
import { reportCsv } from '../../src/runs/report-csv.ts';
import { reportJson } from '../../src/runs/report-json.ts';
import { reportMarkdown } from '../../src/runs/report-md.ts';
import { inWords } from '../../src/runs/report-times.ts';
import type { RunState } from '../../src/runs/state.ts';
import { candidate, context, migrating, planMigration, planRebuild, source, target, value } from '../plans/fixtures.ts';
import { driver, failure, lexPlan, migratePlan, now, rebuildPlan, stateAfter } from './fixtures.ts';

const minute = 60_000;
const at = (minutes: number) => now + minutes * minute;
const migration = value(
  planMigration({
    ...context,
    ticket: 'CHG 42',
    candidates: [migrating('ws-a'), migrating('ws-b'), migrating('ws-c', { connection: 'CONNECTED' })],
  }),
);
const up = { state: 'AVAILABLE', bundleId: target.id, computerName: 'PC-NEW', ipAddress: '10.9.9.9' };
const migrated = stateAfter(
  migration,
  { type: 'attempt', at: at(1), item: 'ws-a' },
  { type: 'accepted', at: at(1), item: 'ws-a', requestId: 'r-7', targetId: 'ws-new' },
  { type: 'observed', at: at(30), item: 'ws-a', observation: { source: undefined, target: up } },
  { type: 'settled', at: at(31), item: 'ws-a', outcome: 'done', reason: 'Migrated to ws-new, which is AVAILABLE.' },
  { type: 'attempt', at: at(2), item: 'ws-b' },
  { type: 'refused', at: at(2), item: 'ws-b', failure: { ...failure('unsupported'), code: 'OperationNotSupported' } },
  { type: 'resumed', at: at(20), ...driver, by: 'bob', pid: 2 },
  { type: 'finished', at: at(40) },
);

describe('a report', () => {
  const report = reportOf(migrated);

  test('says who, where, why, and on what word', () => {
    expect(report.run).toEqual({
      id: migration.id,
      verb: 'migrate',
      accountId: '123456789012',
      alias: 'acme',
      region: 'eu-west-1',
      ticket: 'CHG 42',
      plannedBy: driver.arn,
      plannedAt: '2026-11-22T10:15:00.000Z',
      planHash: migration.hash,
      policy: migration.policy,
      confirmed: ['phrase'],
      target: { bundleId: target.id, bundleName: target.name },
      startedAt: '2026-11-22T10:15:00.000Z',
      finishedAt: '2026-11-22T10:55:00.000Z',
      seconds: 2400,
      stopped: undefined,
      paused: undefined,
      drivers: [
        { ...driver, at: '2026-11-22T10:15:00.000Z' },
        { ...driver, by: 'bob', pid: 2, at: '2026-11-22T10:35:00.000Z' },
      ],
    });
  });

  test('says of each item what it was, what it is, and what AWS said', () => {
    expect(report.items[0]).toEqual({
      id: 'ws-a',
      newId: 'ws-new',
      userName: 'user-ws-a',
      directoryId: 'd-1234567890',
      computerName: 'PC-ws-a',
      newComputerName: 'PC-NEW',
      ipAddress: '10.0.0.1',
      newIpAddress: '10.9.9.9',
      bundleId: source.id,
      bundleName: source.name,
      newBundleId: target.id,
      newBundleName: target.name,
      endState: 'AVAILABLE',
      protocol: 'WSP',
      newProtocol: undefined,
      v2BotName: undefined,
      snapshotAt: '2026-11-22T05:15:00.000Z',
      connection: 'DISCONNECTED',
      requestedAt: '2026-11-22T10:16:00.000Z',
      finishedAt: '2026-11-22T10:46:00.000Z',
      seconds: 1800,
      outcome: 'done',
      reason: 'Migrated to ws-new, which is AVAILABLE.',
      code: undefined,
      message: undefined,
      requestId: 'r-7',
    });
    expect(report.items[1]).toMatchObject({
      newId: undefined,
      newIpAddress: undefined,
      newBundleId: undefined,
      outcome: 'failed',
      code: 'OperationNotSupported',
      message: 'AWS said unsupported.',
      requestId: 'r-1',
    });
  });

  test('has totals, times, groups, and what was held back', () => {
    expect(report.summary.sentence).toBe('1 done, 1 failed');
    expect(report.secondsToDone).toEqual({ shortest: 1800, median: 1800, longest: 1800 });
    expect(report.groups).toMatchObject([{ outcome: 'failed', code: 'OperationNotSupported', ids: ['ws-b'] }]);
    expect(report.excluded).toEqual([{ id: 'ws-c', userName: 'user-ws-c', reasons: ['A user is connected.'] }]);
  });

  test('of a rebuild has the new address and no new id or name', () => {
    const [item] = reportOf(
      stateAfter(
        rebuildPlan('ws-a'),
        { type: 'attempt', at: at(1), item: 'ws-a' },
        { type: 'accepted', at: at(1), item: 'ws-a', requestId: 'r-1' },
        {
          type: 'observed',
          at: at(2),
          item: 'ws-a',
          observation: { source: { state: 'REBUILDING', bundleId: source.id } },
        },
        {
          type: 'observed',
          at: at(9),
          item: 'ws-a',
          observation: { source: { state: 'AVAILABLE', bundleId: source.id, ipAddress: '10.0.0.2' } },
        },
        { type: 'settled', at: at(9), item: 'ws-a', outcome: 'done', reason: 'Rebuilt, and AVAILABLE.' },
      ),
    ).items;
    expect(item).toMatchObject({
      newId: undefined,
      newComputerName: undefined,
      ipAddress: '10.0.0.1',
      newIpAddress: '10.0.0.2',
      newBundleId: source.id,
      newBundleName: source.name,
    });
  });

  test('of what AWS took back tells nothing new, but the id that there was', () => {
    const [item] = reportOf(
      stateAfter(
        migratePlan('ws-a'),
        { type: 'attempt', at: at(1), item: 'ws-a' },
        { type: 'accepted', at: at(1), item: 'ws-a', targetId: 'ws-new' },
        { type: 'observed', at: at(2), item: 'ws-a', observation: { source: undefined, target: up } },
        { type: 'settled', at: at(9), item: 'ws-a', outcome: 'rolled-back', reason: 'Taken back.' },
      ),
    ).items;
    expect(item).toMatchObject({ newId: 'ws-new', newIpAddress: undefined, newBundleId: undefined });
  });

  test.each<[string, RunEvent]>([
    ['found changed', { type: 'settled', at: now, item: 'ws-a', outcome: 'stale', reason: 'Its bundle is another.' }],
    ['stopped', { type: 'stopped', at: now, why: 'Stopped by ann.' }],
  ])('of what was throttled and then %s says nothing of a request', (_, end) => {
    const of = { at: now, item: 'ws-a' };
    const refused: RunEvent = { type: 'refused', ...of, failure: failure('throttled') };
    const state = stateAfter(rebuildPlan('ws-a'), { type: 'attempt', ...of }, refused, end);
    const [item] = reportOf(state).items;
    expect(item?.outcome).toMatch(/stale|not-started/);
    expect(item).toMatchObject({ requestedAt: undefined, requestId: undefined, code: undefined, message: undefined });
    expect(item?.seconds).toBeUndefined();
  });

  test('of a Lex bot leaves empty what does not apply', () => {
    const report = reportOf(
      stateAfter(
        lexPlan(),
        { type: 'attempt', at: at(1), item: 'OrderFlowers' },
        { type: 'accepted', at: at(1), item: 'OrderFlowers', requestId: 'r-1', targetId: 'MIGRATION1' },
      ),
    );
    expect(report.items[0]).toMatchObject({
      id: 'OrderFlowers',
      newId: 'MIGRATION1',
      v2BotName: 'OrderFlowersV2',
      userName: undefined,
      bundleId: undefined,
      outcome: 'watching',
    });
    expect(reportMarkdown(report)).toContain('# Lex migration of 2026-11-22 in acme, eu-west-1');
  });
});

describe('as CSV', () => {
  const lines = (state: RunState) => reportCsv(reportOf(state)).split('\r\n');

  test('has a row an item, those held back included, with the facts of the run in each', () => {
    const [header = '', ...rows] = lines(migrated);
    expect(header.startsWith('\uFEFFworkspace_id,new_id,user_name,outcome,reason,')).toBe(true);
    expect(rows.at(-1)).toBe('');
    expect(rows.slice(0, -1).map((row) => row.split(',').slice(0, 4))).toEqual([
      ['ws-a', 'ws-new', 'user-ws-a', 'done'],
      ['ws-b', '', 'user-ws-b', 'failed'],
      ['ws-c', '', 'user-ws-c', 'excluded'],
    ]);
    for (const row of rows.slice(0, -1))
      expect(row).toContain(`,${migration.id},migrate,123456789012,acme,eu-west-1,CHG 42,`);
  });

  const withName = (userName: string) =>
    stateAfter(value(planRebuild({ ...context, candidates: [candidate('ws-a', {}, { userName })] })));

  // biome-ignore format: a table
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\uFF1D1+1', "'\uFF1D1+1"],
    ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
    ['=HYPERLINK("http://x","y"),z', `"'=HYPERLINK(""http://x"",""y""),z"`],
    // Begun with a quote it is text, and stays so.
    ['"=1+1', `"""=1+1"`],
    ['a,b', '"a,b"'],
    ['a\nb', '"a\nb"'],
    ['O"Neil', '"O""Neil"'],
    ['rené', 'rené'],
  ])('%j is disarmed', (name, cell) => {
    const [, row = ''] = reportCsv(reportOf(withName(name))).split(/\r\n(?=ws-)/);
    expect(row.startsWith(`ws-a,,${cell},waiting,`)).toBe(true);
  });
});

describe('as Markdown', () => {
  test('is a page of tables', () => {
    const page = reportMarkdown(reportOf(migrated));
    expect(page).toContain('# Migration of 2026-11-22 in acme, eu-west-1\n');
    expect(page).toContain('**1 done, 1 failed.** It took 40 m 00 s.');
    expect(page).toContain('| Ticket | CHG 42 |');
    expect(page).toContain('| Policy | 25 at a time; stops at 10 % bad ends \\(1 of 2\\). |');
    expect(page).toContain('| 1 | failed | OperationNotSupported | AWS said unsupported. | ws-b |');
    expect(page).toContain(
      '| user-ws-a | ws-a | ws-new | done | AVAILABLE | PC-ws-a to PC-NEW | 10.0.0.1 to 10.9.9.9 |',
    );
    expect(page).toContain('| user-ws-c | ws-c | A user is connected. |');
    expect(page).toContain('## Left to do (5)');
    expect(page).toContain('- [ ] user-ws-a \\(ws-a\\): ws-a is ws-new, on wsb-target001');
  });

  // biome-ignore format: a table
  test.each([
    ['a | b', 'a \\| b'],
    ['a\nb\r\nc', 'a b c'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert\\(1\\)&gt;'],
    ['&lt;', '&amp;lt;'],
    ['![x](http://e/x.png)', '!\\[x\\]\\(http\\://e/x.png\\)'],
    ['`code` *bold* _it_ ~~no~~ #1', '\\`code\\` \\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\#1'],
    ['www.example.com', 'www\\.example.com'],
    ['\\| twice', '\\\\\\| twice'],
    ['ws-0123456789', 'ws-0123456789'],
  ])('%j cannot become markup', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });
});

test.each([
  [9, '9 s'],
  [309, '5 m 09 s'],
  [3_909, '1 h 05 m 09 s'],
])('%i seconds are %s', (total, words) => {
  expect(inWords(total)).toBe(words);
});

describe('clocks that are set back and forth', () => {
  const plan: WorkspacesPlan = rebuildPlan('ws-a');
  const item = 'ws-a';

  test('make no duration negative', () => {
    const report = reportOf(
      stateAfter(
        plan,
        { type: 'attempt', at: at(60), item },
        { type: 'accepted', at: at(-600), item, requestId: 'r-1' },
        { type: 'settled', at: at(-500), item, outcome: 'done', reason: 'Rebuilt.' },
        { type: 'finished', at: at(-400) },
      ),
    );
    expect([report.run.seconds, report.items[0]?.seconds]).toEqual([0, 0]);
    expect(report.secondsToDone).toEqual({ shortest: 0, median: 0, longest: 0 });
  });

  test('leave every format readable, whatever the times', () => {
    const times = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(times, ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => {
        const events: readonly RunEvent[] = [
          { type: 'attempt', at: a, item },
          { type: 'accepted', at: b, item },
          { type: 'observed', at: c, item, observation: { source: undefined } },
          { type: 'resumed', at: d, ...driver },
          { type: 'settled', at: e, item, outcome: 'done', reason: 'Rebuilt.' },
          { type: 'finished', at: f },
        ];
        const report = reportOf(stateAfter(plan, ...events));
        for (const seconds of [report.run.seconds, report.items[0]?.seconds]) expect(seconds).toBeGreaterThanOrEqual(0);
        for (const text of [reportJson(report), reportCsv(report), reportMarkdown(report)])
          expect(text).not.toMatch(/NaN|Infinity|Invalid|undefined/);
      }),
      { examples: [[[-Number.MAX_VALUE, 0, 0, 0, Number.MAX_VALUE, 0]]] },
    );
  });
});
