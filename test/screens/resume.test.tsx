import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/runs/events.ts';
import { ResumeScreen } from '../../src/screens/resume.tsx';
import { RunScreen } from '../../src/screens/run.tsx';
import { now, rebuildPlan } from '../runs/fixtures.ts';
import { alone, InConsole } from '../support/isolated.tsx';
import { journalConsole } from './journal-console.ts';

const hour = 3_600_000;
const plan = rebuildPlan('ws-a', 'ws-b');
const accepted = (item: string): readonly RunEvent[] => [
  { type: 'attempt', at: now, item },
  { type: 'accepted', at: now, item },
];

let time = now;
beforeEach(() => {
  time = now;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const desk = (given: {
  events?: readonly RunEvent[];
  locked?: boolean;
  screen?: 'resume' | 'run';
  of?: typeof plan;
}) => {
  const { events = [], locked = false, screen = 'resume', of = plan } = given;
  return journalConsole(of, events, { clock: () => time, locked, place: { screen, runId: of.id } });
};

test('a day after the plan was made what waits can only be left, also where the screen was there before', async () => {
  await using at = await desk({});
  time = now + 24 * hour;
  using screen = await alone(
    <InConsole console={at.console}>
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

test('with the phrase stands who waits, the first by name, and what they lose; who was sent is not among them', async () => {
  const six = rebuildPlan('ws-a', 'ws-b', 'ws-c', 'ws-d', 'ws-e', 'ws-f');
  await using at = await desk({ of: six, events: accepted('ws-a') });
  using screen = await alone(
    <InConsole console={at.console}>
      <ResumeScreen runId={six.id} />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('Send the 5 that are left as well'));
  await screen.press('j', 'enter');
  const text = screen.frame().replace(/\s+/g, ' ');
  expect(text).toContain('5 WorkSpaces still to be sent: user-ws-b, user-ws-c, user-ws-d, user-ws-e and 1 more.');
  expect(text).toContain('The root volume of 5 WorkSpaces is lost');
  expect(text).toContain('User data written since the newest snapshot is lost on 5 WorkSpaces');
  expect(text).toContain('REBUILD 5 IN 123456789012 EU-WEST-1');
});

test('where nothing waits there is no word of a rest', async () => {
  await using at = await desk({ events: [...accepted('ws-a'), ...accepted('ws-b')] });
  using screen = await alone(
    <InConsole console={at.console}>
      <ResumeScreen runId={plan.id} />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('Watch what was sent to its end'));
  expect(screen.frame()).not.toMatch(/not sent|rest|Send the/);
  expect(screen.frame()).toMatch(/j\/k move {2}enter choose/);
});

test.each<[string, readonly RunEvent[], 'resume' | 'run']>([
  ['where all is sent, which is reading', [...accepted('ws-a'), ...accepted('ws-b')], 'resume'],
  ['where something waits, which is then left', accepted('ws-a'), 'resume'],
])('a run is taken up to be watched while changes are locked %s', async (_, events, then) => {
  await using at = await desk({ events, locked: true, screen: 'run' });
  using screen = await alone(
    <InConsole console={at.console}>
      <RunScreen runId={plan.id} />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('UNFINISHED'));
  await screen.press('c');
  expect(at.place()?.screen).toBe(then);
});

test('while changes are locked what waits is not offered to be sent, and the key is named that would', async () => {
  await using at = await desk({ events: accepted('ws-a'), locked: true });
  using screen = await alone(
    <InConsole console={at.console}>
      <ResumeScreen runId={plan.id} />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('Watch what was sent to its end; leave the rest'));
  expect(screen.frame()).not.toContain('Send the');
  expect(screen.frame()).toContain('Changes are locked: W unlocks them');
});

test('what is planned anew says what was left out of it, and why', async () => {
  const lost: RunEvent = {
    type: 'settled',
    at: now,
    item: 'ws-a',
    outcome: 'needs-human',
    reason: 'It was not seen to begin.',
  };
  const stopped: RunEvent = { type: 'stopped', at: now, why: 'Stopped by ann.' };
  await using at = await desk({ events: [...accepted('ws-a'), lost, stopped], screen: 'run' });
  using screen = await alone(
    <InConsole console={at.console}>
      <RunScreen runId={plan.id} />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('UNFINISHED'));
  await screen.press('n');
  expect(at.place()).toMatchObject({
    screen: 'review',
    ids: ['ws-b'],
    leftOut: '1 left out (ws-a): What became of it is not known, so it is not sent again: It was not seen to begin.',
  });
});
