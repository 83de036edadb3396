/** Drives one run in a process of its own and says what it waits for. Takes the simulator's URL, its origin in time, speed, folder, plan file. */
import { readFile } from 'node:fs/promises';
import { openSession } from '../../src/aws/open-session.ts';
import type { Session } from '../../src/aws/session.ts';
import { clockAt } from '../../src/clock.ts';
import { startRun } from '../../src/runs/engine.ts';
import { limits } from '../plans/fixtures.ts';

/** All processes read the same time off the wall clock. */
export async function sessionAt(endpointUrl: string, origin: number, speed: number): Promise<Session> {
  const clock = { ...clockAt(speed), now: () => origin + (Date.now() - origin) * speed };
  const credentials = { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'simulated' };
  const session = await openSession({
    clock,
    endpointUrl,
    region: 'eu-central-1',
    credentials,
    unlocked: true,
    rate: 20,
    burst: 20,
  });
  if (!session.ok) throw new Error(session.failure.why);
  return session.value;
}

if (import.meta.main) {
  const [url = '', origin, speed, folder = '', file = ''] = process.argv.slice(2);
  const session = await sessionAt(url, Number(origin), Number(speed));
  const plan = JSON.parse(await readFile(file, 'utf8'));
  const run = await startRun({ plan, session, folder, by: 'ann', confirmed: ['phrase'], limits });
  if (!run.ok) throw new Error(run.failure.why);
  // A write past the limit on the size of files is to fail, not to end the process.
  process.on('SIGXFSZ', () => {});
  const { done, subscribe, trouble } = run.value;
  subscribe(() => {
    const failure = trouble();
    if (failure) console.log(failure.what);
  });
  await done;
  session.close();
}
