import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import type { RunEvent } from '../../../src/runs/events.ts';
import { journalPath } from '../../../src/runs/folder.ts';
import { sayOfTask } from '../../../src/runs/tasks-on-disk.ts';
import { ItemScreen } from '../../../src/screens/item.tsx';
import { LexTasksScreen } from '../../../src/screens/lex/tasks.tsx';
import { RunScreen } from '../../../src/screens/run.tsx';
import { RunsScreen } from '../../../src/screens/runs.tsx';
import { now } from '../../runs/fixtures.ts';
import { lexPlanOf, migrated, ticked, warning } from '../../runs/lex-runs.ts';
import { alone, InConsole } from '../../support/isolated.tsx';
import { journalConsole } from '../journal-console.ts';

const plan = lexPlanOf();
const itemId = 'OrderFlowers';
const of = { runId: plan.id, itemId };

const desk = (events: readonly RunEvent[] = migrated()) =>
  journalConsole(plan, events, { clock: () => now, locked: true, place: { screen: 'lex-tasks', ...of } });
type Desk = Awaited<ReturnType<typeof desk>>;

const showing = (at: Desk, screen: React.ReactElement = <LexTasksScreen {...of} />) =>
  alone(<InConsole console={at.console}>{screen}</InConsole>, 60);
type Screen = Awaited<ReturnType<typeof showing>>;

const sees = (screen: Screen, text: string | RegExp) =>
  vi.waitFor(() => expect(screen.frame().replace(/\s+/g, ' ')).toMatch(text), { timeout: 10_000 });
const journal = (at: Desk) => readFile(journalPath(at.console.runs.folder, plan.id), 'utf8');

test('a task is ticked off with one key, though changes are locked, and opened again with the same', async () => {
  await using at = await desk();
  using screen = await showing(at);
  await sees(screen, /COMPLETED, 11 tasks left/);
  await sees(screen, /\[ \] 1\. first Other versions, tags and statistics/);
  await screen.press('space');
  await sees(screen, /\[x\] 1\. first Other versions, tags and statistics.* Ticked off by ann/);
  await sees(screen, /COMPLETED, 10 tasks left/);
  expect(await journal(at)).toMatch(/"type":"ticked".*"task":"version-notes".*"by":"ann"/);
  await screen.press('space');
  await sees(screen, /\[ \] 1\. first/);
  expect(await journal(at)).toMatch(/"type":"unticked"/);
});

test('keys typed ahead of what is drawn each turn what the one before has left', async () => {
  await using at = await desk();
  using screen = await showing(at);
  await sees(screen, /11 tasks left/);
  await screen.press('space', 'space');
  await vi.waitFor(async () => expect(await journal(at)).toMatch(/"type":"unticked"/), { timeout: 10_000 });
  await sees(screen, /\[ \] 1\. first/);
  await screen.press('space', 'space', 'space');
  await vi.waitFor(async () => expect((await journal(at)).match(/"type":"(un)?ticked"/g)).toHaveLength(5), {
    timeout: 10_000,
  });
  await sees(screen, /\[x\] 1\. first/);
});

test('what another console ticks off shows by itself', async () => {
  await using at = await desk();
  using screen = await showing(at);
  await sees(screen, /COMPLETED, 11 tasks left/);
  await sayOfTask(at.console.runs.folder, plan.id, { type: 'ticked', item: itemId, task: 'settle' }, 'bob');
  await sees(screen, /Ticked off by bob/);
});

test('a line is noted of a task, and kept with it', async () => {
  await using at = await desk();
  using screen = await showing(at);
  await sees(screen, /11 tasks left/);
  await screen.press('j', 'e');
  await sees(screen, /Wait for the import: a line about it/);
  await screen.type('asked the team');
  await screen.press('enter');
  await sees(screen, /Noted by ann, .*: asked the team/);
});

test('each task says what is to be done before it, and what calls for it', async () => {
  await using at = await desk(migrated([warning('message-lambda')]));
  using screen = await showing(at);
  await sees(screen, /\[ \] 4\. publish Build en_US After: Prompts and phrases\./);
  await screen.press('G');
  await sees(
    screen,
    /Lambda functions After: Create the aliases\..*- WARN: Some things were not migrated\. - Intent: Order/,
  );
});

test.each([
  ['the run', <RunScreen key="" runId={plan.id} />, /11 tasks left +COMPLETED/],
  ['the item', <ItemScreen key="" {...of} />, /COMPLETED, 11 tasks left/],
  ['the list of runs', <RunsScreen key="" />, /1 COMPLETED with 11 tasks left/],
])('COMPLETED with open tasks is never shown as done: %s', async (_, screen, words) => {
  await using at = await desk();
  using shown = await showing(at, screen);
  await sees(shown, words);
  expect(shown.frame()).not.toMatch(/\bdone\b/);
});

test('a run leads to the tasks of the bot under the cursor', async () => {
  await using at = await desk();
  using screen = await showing(at, <RunScreen runId={plan.id} />);
  await sees(screen, /11 tasks are left to people: a/);
  at.console.navigation.setState(({ stack }) => ({ stack: stack.slice(0, 1) }));
  await screen.press('a');
  expect(at.place()).toEqual({ screen: 'lex-tasks', ...of });
});

test('an item lists its tasks with who ticked them off', async () => {
  await using at = await desk([...migrated(), ticked('build', 'bob')]);
  using screen = await showing(at, <ItemScreen {...of} />);
  await sees(screen, /What is left to do, in this order: 10 of 11/);
  await sees(screen, /\[x\] 4\. Build en_US Ticked off by bob/);
});

test('before AWS has said COMPLETED there is nothing to tick off, and it says so', async () => {
  await using at = await desk(migrated([], 'FAILED'));
  using screen = await showing(at);
  await sees(screen, /there is nothing to tick off/);
});
