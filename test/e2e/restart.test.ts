import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSimulator } from '../support/aws.ts';
import { answerStep, ended, startRebuild, takeUp } from './operator.ts';
import { truth } from './truth.ts';
import { consoleOn } from './worlds.ts';

/** Two ways to go on: `enter` takes the first, which sends nothing; `j` the one that asks for the phrase again. */
it.each([
  { way: 'watched to its end, the rest left', send: false },
  { way: 'sent to its end, for a phrase over what is left', send: true },
])('a run whose console was killed is $way, and nothing is sent twice', async ({ send }) => {
  // A change takes its time, so that the kill meets some that are sent, one on its way and some that wait.
  await using aws = await startSimulator(['--speed', '150', '--workspaces', '200', '--rate', '0', '--latency', '100']);
  const home = await mkdtemp(join(tmpdir(), 'bellhop-restart-'));
  const submitted = async () => {
    const { submissions } = await truth(aws.url);
    return submissions.filter(({ operation }) => operation === 'RebuildWorkspaces').map(({ id }) => id);
  };
  try {
    await using killed = await consoleOn(aws, { home });
    await startRebuild({ app: killed, url: aws.url }, 5);
    await expect.poll(submitted, { timeout: 10_000, interval: 10 }).not.toHaveLength(0);
    killed.kill('SIGKILL');
    await killed.exit;
    const before = await submitted();
    expect(before.length).toBeLessThan(5);

    await using app = await consoleOn(aws, { home, columns: 120 });
    await takeUp(app);
    await app.sees('leave the rest for a new plan');
    // Looked at, it sends nothing: it is for the operator to say.
    expect(await submitted()).toEqual(before);
    if (send) {
      app.press('j', 'enter');
      expect(await answerStep(app)).toMatch(/^REBUILD [1-5] IN 123456789012 EU-WEST-1$/);
    } else app.press('enter');
    await ended(app);

    const after = await submitted();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
    // The one whose answer the kill cut off may have arrived meanwhile.
    if (send) expect(after.length).toBeGreaterThan(before.length);
    else expect(after.length).toBeLessThanOrEqual(before.length + 1);
    const screen = await app.screen();
    for (const id of after) expect(screen).toContain(id);
    if (!send) expect(screen).toContain('not-started');
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
