import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { journalPath, runsFolder } from '../../src/runs/folder.ts';
import { created } from '../runs/fixtures.ts';
import { lexPlanOf, migrated, warning } from '../runs/lex-runs.ts';
import { startSimulator } from '../support/aws.ts';
import type { Program } from '../support/pty.ts';
import { consoleOn } from './worlds.ts';

/** From the fleet to the tasks of the only run that there is. */
async function toTasks(app: Program): Promise<void> {
  await app.sees('123456789012');
  app.press('R');
  await app.sees(/lex-migrate +ended +1 COMPLETED with \d+ tasks left/);
  app.press('enter');
  await app.sees(/\d+ tasks left +COMPLETED/);
  app.press('a');
  await app.sees(/\[.\] 1\. first/);
}

it('what was ticked off of a migrated bot is ticked off for whoever starts bellhop next', async () => {
  await using aws = await startSimulator(['--speed', '150', '--workspaces', '5', '--rate', '0']);
  const home = await mkdtemp(join(tmpdir(), 'bellhop-tasks-'));
  try {
    const plan = lexPlanOf();
    const folder = runsFolder({ HOME: home });
    await mkdir(folder, { recursive: true });
    const events = [created(plan), ...migrated([warning('message-lambda')])];
    await writeFile(journalPath(folder, plan.id), events.map((event) => `${JSON.stringify(event)}\n`).join(''));

    // Changes are locked: what people have done is no change to AWS.
    const options = { home, write: false, columns: 110, rows: 40 };
    await using first = await consoleOn(aws, options);
    await toTasks(first);
    await first.sees('COMPLETED, 11 tasks left');
    first.press('space');
    await first.sees(/\[x\] 1\. first[\s\S]*COMPLETED, 10 tasks left|COMPLETED, 10 tasks left[\s\S]*\[x\] 1\. first/);
    first.press('j', 'space');
    await first.sees('COMPLETED, 9 tasks left');
    first.press('q');
    expect(await first.exit).toMatchObject({ code: 0 });

    await using second = await consoleOn(aws, options);
    await toTasks(second);
    await second.sees('COMPLETED, 9 tasks left');
    await second.sees(/\[x\] 1\. first[\s\S]*\[x\] 2\. first[\s\S]*\[ \] 3\. repair/);
    second.press('space');
    await second.sees(/COMPLETED, 10 tasks left[\s\S]*\[ \] 1\. first/);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
