/** Processes that are started one after the other against a fast simulated AWS agree on the time. */
import { expect, test } from 'vitest';
import { sessionClock } from '../../src/aws/session-clock.ts';
import { loopbackEndpoint } from '../../src/loopback-endpoint.ts';
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

const here = 'http://127.0.0.1:8090';
// biome-ignore format: a table
test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
  ['of this machine is a simulated AWS', { AWS_ENDPOINT_URL: here }, here],
  ['of this machine may lack a service', { AWS_ENDPOINT_URL: here, AWS_ENDPOINT_URL_LEX_MODEL_BUILDING_SERVICE: 'http://localhost:9' }, here],
  ['elsewhere is none', { AWS_ENDPOINT_URL: 'https://proxy.example' }, undefined],
  ['that looks like this machine is none', { AWS_ENDPOINT_URL: 'http://127.0.0.1.example:8090' }, undefined],
  ['with one service elsewhere is none', { AWS_ENDPOINT_URL: here, AWS_ENDPOINT_URL_STS: 'https://sts.amazonaws.com' }, undefined],
  ['for one service alone leaves the others to AWS', { AWS_ENDPOINT_URL_LEX_MODELS_V2: here }, undefined],
  ['that is ignored is none', { AWS_ENDPOINT_URL: here, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, undefined],
])('an endpoint of the environment %s', (_, env, endpoint) => {
  expect(loopbackEndpoint(env)).toBe(endpoint);
});
