import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { fitColumns } from '../../src/components/columns.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { type WorkspaceVerb, workspaceVerbs } from '../../src/rules/verbs.ts';
import { reviewColumns, reviewLines } from '../../src/screens/review-columns.ts';
import { currentLines } from '../../src/screens/review-current.ts';
import { reviewHead, tooOld } from '../../src/screens/review-head.ts';
import { whyLines } from '../../src/screens/review-why.tsx';
import { bundle, candidate, context, migrating, now, target, value } from '../plans/fixtures.ts';

const hour = 3_600_000;
const nothing = { gone: [], unread: [], failure: undefined, overridden: new Set<string>(), snapshotsAsOf: undefined };

const planned = (verb: WorkspaceVerb, ...candidates: readonly Candidate[]): WorkspacesPlan =>
  value(planWorkspaces({ ...context, verb, candidates }));

const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line).trim());
const head = (plan: WorkspacesPlan, cells = 200) => plain(reviewHead(plan, nothing, undefined, cells, 8));

describe('the head of a review', () => {
  test('adds up what those that go lose, and tells in figures why the others are held back', () => {
    const plan = planned(
      'rebuild',
      candidate('ws-a', { snapshot: now - 11 * hour - 20 * 60_000 }),
      ...['ws-b', 'ws-c', 'ws-d'].map((id) => candidate(id, { connection: 'CONNECTED' })),
      ...['ws-e', 'ws-f'].map((id) => candidate(id, { snapshot: 'none' })),
    );
    expect(head(plan).slice(0, 3)).toEqual([
      '1 WorkSpace will be rebuilt: root volume lost.',
      '11 h 20 m of work at risk at the worst, 0 users connected.',
      '5 held back: 3 connected, 2 without a snapshot (i: why).',
    ]);
  });

  test('counts who is connected and goes all the same', () => {
    const plan = planned(
      'rebuild',
      candidate('ws-a', { connection: 'CONNECTED', connectedOverridden: true }),
      candidate('ws-b', { connection: 'CONNECTED' }),
    );
    const overridden = new Set(['ws-a']);
    const told = plain(reviewHead(plan, { ...nothing, overridden }, undefined, 200, 8));
    expect(told[1]).toMatch(/1 user connected, 1 overridden\.$/);
    expect(told[2]).toBe('1 held back: 1 connected (i: why).');
  });

  test('that is older than two hours says so, and what to do', () => {
    const plan = planned('rebuild', candidate('ws-a'));
    expect(tooOld(plan, now + 2 * hour)).toBeUndefined();
    expect(tooOld(plan, now + 2 * hour + 5 * 60_000)).toBe('This was reviewed 2 h 5 m ago: r reviews it again.');
  });

  test('says how old snapshots are that an earlier review looked up', () => {
    const looked = { ...nothing, snapshotsAsOf: now - 4 * 60_000 };
    const told = plain(reviewHead(planned('rebuild', candidate('ws-a')), looked, undefined, 200, 8));
    expect(told[1]).toContain('Snapshots looked up 4 min before (r: anew).');
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

  test('on a low screen keeps whole what is lost and who is held back, and leaves out the rest', () => {
    const plan = planned('migrate', migrating('ws-a'), migrating('ws-b', { snapshot: 'none' }));
    const told = plain(reviewHead(plan, nothing, undefined, 60, 5));
    expect(told).toHaveLength(5);
    expect(told.join(' ')).toContain('of work at risk at the worst, 0 users connected.');
    expect(told.join(' ')).toContain('1 held back: 1 without a snapshot (i: why).');
    expect(told.join('')).not.toContain('…');
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

  test('tells of an overridden one that it is included although its user is connected', () => {
    const over = { connection: 'CONNECTED', connectedOverridden: true } as const;
    const plan = planned('rebuild', candidate('ws-a', over), candidate('ws-b'));
    const finding = reviewColumns(plan).find(({ id }) => id === 'why');
    expect(reviewLines(plan).map((line) => finding?.text(line))).toEqual(['included although connected', '']);
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
    expect(head(plan).join(' ')).toContain('Around them 1 thing falls short, 1 thing unchecked (i: why).');
  });
});

describe('the WorkSpace under the cursor', () => {
  test('is told below the table: what was found, what can be done instead, whither and by which steps', () => {
    const plan = planned('migrate', migrating('ws-b', { snapshot: 'none' }), migrating('ws-a'));
    const told = reviewLines(plan).map((line) => plain(currentLines('migrate', line, 200, 3)));
    expect(told[0]?.[0]).toBe(`user-ws-b (ws-b, AVAILABLE) to ${target.name} (${target.id}): held back.`);
    expect(told[0]?.[1]).toMatch(/^There is no snapshot of its user volume\. Snapshots are taken every 12 hours: wait/);
    expect(told[1]).toEqual([`user-ws-a (ws-a, AVAILABLE) to ${target.name} (${target.id}): goes.`, '']);
  });
});
