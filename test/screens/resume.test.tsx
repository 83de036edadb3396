import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '../../src/aws/session.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import { createRunDesk } from '../../src/hooks/run-desk.ts';
import { journalPath } from '../../src/runs/folder.ts';
import { ResumeScreen } from '../../src/screens/resume.tsx';
import { account, limits } from '../plans/fixtures.ts';
import { created, now, rebuildPlan } from '../runs/fixtures.ts';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

const hour = 3_600_000;
const plan = rebuildPlan('ws-a', 'ws-b');
let time = now;
const session = { clock: { now: () => time }, limiter: { use: () => ({ used: 0, rate: 1, limit: 1 }) } };

let folder: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  folder = await mkdtemp(join(tmpdir(), 'bellhop-resume-'));
  await writeFile(journalPath(folder, plan.id), `${JSON.stringify(created(plan))}\n`);
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

test('a day after the plan was made what waits can only be left, also where the screen was there before', async () => {
  const nothing = () => {};
  const idle = idleConsole({ session: session as unknown as Session, account, locked: false });
  const runs = createRunDesk({ folder, by: 'ann', limits, onEnd: nothing, onHeld: nothing });
  const console = { ...idle, runs };
  goFor(console.navigation).to({ screen: 'resume', runId: plan.id });
  time = now + 24 * hour;
  using screen = await alone(
    <InConsole console={console}>
      <ResumeScreen runId={plan.id} />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('Send the 2 that are left as well'));
  await screen.press('j', 'enter');
  expect(screen.frame()).toContain('REBUILD 2 IN 123456789012 EU-WEST-1');

  time += hour;
  vi.advanceTimersByTime(1000);
  await vi.waitFor(() => expect(screen.frame()).toContain('It was planned 25 h 0 m ago'));
  expect(screen.frame()).toContain('leave the rest for a new plan');
  expect(screen.frame()).not.toMatch(/Send the|REBUILD 2/);
});
