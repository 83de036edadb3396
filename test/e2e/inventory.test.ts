import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSimulator } from '../support/aws.ts';
import { startBellhop } from '../support/pty.ts';
import { loaded, rowsOf } from './operator.ts';

const env = { AWS_ACCESS_KEY_ID: 'AKIASIMULATED', AWS_SECRET_ACCESS_KEY: 'simulated', AWS_REGION: 'eu-west-1' };

it('the last fleet is on screen before AWS has answered, says how old it is, and is confirmed in place', async () => {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-home-'));
  try {
    await using aws = await startSimulator(['--workspaces', '40', '--rate', '0']);
    const flags = ['--endpoint-url', aws.url, '--rate', '100'];
    let before: readonly string[];
    {
      await using app = await startBellhop(flags, { home, env });
      await loaded(app);
      before = rowsOf(await app.screen());
      app.press('q');
      expect((await app.exit).code).toBe(0);
    }
    // One call in ten seconds: what is on screen cannot have been asked for yet.
    await using app = await startBellhop(['--endpoint-url', aws.url, '--rate', '0.1'], { home, env });
    await app.sees(/as of \d\d:\d\d, .* old/);
    const idsOf = (rows: readonly string[]) => rows.map((row) => /ws-[0-9a-z]{9}/.exec(row)?.[0]);
    expect(idsOf(rowsOf(await app.screen()))).toEqual(idsOf(before));
    app.press('q');
    expect((await app.exit).code).toBe(0);
    // Nothing of it is shown, or written, to whoever does not want it.
    await using without = await startBellhop([...flags, '--no-inventory'], { home, env });
    await loaded(without);
    expect(without.raw).not.toContain('as of');
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

it('how often the screen is refreshed is chosen in the console', async () => {
  await using app = await startBellhop(['--demo', '--workspaces', '30'], { columns: 160 });
  await loaded(app);
  await app.sees('every 15 s');
  app.press('ctrl+r');
  await app.sees('Refresh what is on screen');
  await app.sees(/❯ every 15 s[\s\S]*never by itself/);
  app.press('7');
  await app.sees('refresh off');
});
