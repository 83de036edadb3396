/** Processes that are started one after the other against a fast simulated AWS agree on the time. */
import { expect, test } from 'vitest';
import { sessionClock } from '../../src/aws/session-clock.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { loopback, raw, silent } from './loopback.ts';

const hour = 3_600_000;

test('at a pace of its own a session takes the time of the simulated AWS', async () => {
  const simulator = await startSimulator({ workspaces: 1, bots: 0, speed: 20 });
  try {
    simulator.world.clock.advance(30 * hour);
    const clock = await sessionClock(20, simulator.url);
    // A second of this test is 20 of theirs.
    expect(Math.abs(clock.now() - simulator.world.clock.now())).toBeLessThan(hour);
  } finally {
    await simulator.close();
  }
});

test.each([
  ['is silent', silent],
  ['is another AWS', raw(403, 'application/xml', '<Error/>')],
  ['says something else', raw(200, 'application/json', '{"now":"soon"}')],
])('an endpoint that %s has no time of its own: the wall has', async (_, reply) => {
  const { endpointUrl } = await loopback(reply);
  const before = Date.now();
  const now = (await sessionClock(2, endpointUrl)).now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThan(before + hour);
});

test('at the pace of the wall nobody is asked', async () => {
  const server = await loopback(silent);
  await sessionClock(1, server.endpointUrl);
  expect(server.asked).toEqual([]);
});
