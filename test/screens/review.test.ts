import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { fitColumns } from '../../src/components/columns.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { type WorkspaceVerb, workspaceVerbs } from '../../src/rules/verbs.ts';
import { reviewColumns, reviewLines } from '../../src/screens/review-columns.ts';
import { reviewHead } from '../../src/screens/review-head.ts';
import { whyLines } from '../../src/screens/review-why.tsx';
import { bundle, candidate, context, migrating, now, target, value } from '../plans/fixtures.ts';

const hour = 3_600_000;
const nothing = { gone: [], unread: [], failure: undefined, overridden: new Set<string>() };

const planned = (verb: WorkspaceVerb, ...candidates: readonly Candidate[]): WorkspacesPlan =>
  value(planWorkspaces({ ...context, verb, candidates }));

const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line).trim());
const head = (plan: WorkspacesPlan, cells = 200) => plain(reviewHead(plan, nothing, undefined, cells, 2));

describe('the head of a review', () => {
  test('adds up what is at risk over all that were selected, those held back included', () => {
    const plan = planned(
      'rebuild',
      candidate('ws-a', { snapshot: now - 11 * hour - 20 * 60_000 }),
      ...['ws-b', 'ws-c', 'ws-d'].map((id) => candidate(id, { connection: 'CONNECTED' })),
      ...['ws-e', 'ws-f'].map((id) => candidate(id, { snapshot: 'none' })),
    );
    expect(head(plan)).toContain(
      'Of all 6: 11 h 20 m of work at risk at the worst, 3 users connected, 2 without a snapshot.',
    );
    expect(head(plan).join(' ')).toContain('5 held back by a rule');
  });

  test('names one target, and counts several, the largest first', () => {
    const other = bundle('wsb-other0001', 'Power with Windows (Server 2025 based) (WSP)');
    expect(head(planned('migrate', migrating('ws-a')))).toContain(`To ${target.name} (${target.id}).`);
    const mixed = planned('migrate', migrating('ws-a', { target: other }), migrating('ws-b'), migrating('ws-c'));
    expect(head(mixed)).toContain(`To 2 bundles: 2 to ${target.name}, 1 to ${other.name}.`);
  });

  test.each(workspaceVerbs.filter((verb) => verb !== 'migrate' && verb !== 'modify-protocol'))(
    'says of a %s what becomes of the volumes, and asks for no snapshot that it does not go back to',
    (verb) => {
      const goes = verb === 'start' ? { state: 'STOPPED' } : {};
      const item = candidate('ws-a', {}, { ...goes, runningMode: 'AUTO_STOP' });
      const told = head(planned(verb, item)).join(' ');
      expect(told).toMatch(/lost|stay|go back/);
      expect(told.includes('work at risk at the worst')).toBe(verb === 'rebuild' || verb === 'restore');
    },
  );

  test('fits a low screen in five lines', () => {
    const plan = planned('rebuild', candidate('ws-a'), candidate('ws-b', { snapshot: 'none' }));
    expect(reviewHead(plan, nothing, undefined, 60, 1).length).toBeLessThanOrEqual(5);
  });
});

describe('the columns of a review', () => {
  const ids = (plan: WorkspacesPlan, cells: number) =>
    fitColumns(reviewColumns(plan), cells).map(({ column }) => column.id);

  test('leave out what the verb does not touch', () => {
    const start = planned('start', candidate('ws-a', {}, { state: 'STOPPED', runningMode: 'AUTO_STOP' }));
    expect(ids(start, 157)).not.toContain('snapshot');
    expect(ids(start, 157)).not.toContain('connected');
    expect(ids(planned('reboot', candidate('ws-a')), 157)).toContain('connected');
  });

  test('have the target on 80 columns where there are several, and none where all go to one', () => {
    const other = bundle('wsb-other0001', 'Power with Windows (Server 2025 based) (WSP)');
    expect(ids(planned('migrate', migrating('ws-a'), migrating('ws-b', { target: other })), 77)).toContain('target');
    expect(ids(planned('migrate', migrating('ws-a'), migrating('ws-b')), 157)).not.toContain('target');
  });

  test('show who is held back first', () => {
    const plan = planned('rebuild', candidate('ws-a'), candidate('ws-b', { connection: 'CONNECTED' }));
    expect(reviewLines(plan).map(({ id, goes }) => [id, goes])).toEqual([
      ['ws-b', false],
      ['ws-a', true],
    ]);
  });
});

describe('why some are held back', () => {
  test('is said once for each reason, with how many and the first of them', () => {
    const connected = ['ws-a', 'ws-b', 'ws-c', 'ws-d'].map((id) => candidate(id, { connection: 'CONNECTED' }));
    const lines = plain(whyLines(planned('rebuild', ...connected, candidate('ws-e', { snapshot: 'none' })), 160));
    expect(lines).toContain('5 WorkSpaces held back');
    expect(lines.filter((line) => line.startsWith('4: '))).toHaveLength(1);
    expect(lines).toContain('user-ws-a, user-ws-b, user-ws-c and 1 more');
    expect(lines.findIndex((line) => line.startsWith('4: '))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('1: There is no snapshot')),
    );
  });

  test('is one reason also where its figures differ', () => {
    const busy = ['ws-a', 'ws-b'].map((id) =>
      candidate(id, { underWayIn: `20261122T10150${id.length}-rebuild-${id}` }),
    );
    const reasons = plain(whyLines(planned('rebuild', ...busy), 160)).filter((line) => /^\d+: /.test(line));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(/^2: It is in run/);
  });

  test('stands beside what was looked at around them, and what could not be', () => {
    const plan: WorkspacesPlan = {
      ...planned('migrate', migrating('ws-a')),
      preflight: [
        { about: 'addresses', kind: 'short', text: 'Two addresses are free.', next: 'Free some.' },
        { about: 'permission', kind: 'unchecked', text: 'Nobody knows before the first call.' },
      ],
    };
    expect(plain(whyLines(plan, 120))).toEqual(
      expect.arrayContaining(['Around them', 'SHORT: Two addresses are free.', 'Free some.']),
    );
    expect(head(plan).join(' ')).toContain('around them 1 thing falls short, 1 thing unchecked (i: why).');
  });
});
