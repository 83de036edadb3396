/** One process that drives a run, from its start to its death or to the end of the run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { LogEntry } from '../../src/simulator/log.ts';
import type { Orders } from './child.ts';
import { changingOperations, type Life } from './lot.ts';
import type { Stage } from './stage.ts';

export type LifeEnd = 'killed' | 'let go of' | 'ended' | 'refused';

/** `child`: the file that it runs. Throws with what it wrote to standard error when it ends otherwise. */
export async function oneLife(
  { simulator, folder, listen }: Stage,
  child: string,
  orders: Pick<Orders, 'runId' | 'planFile' | 'life'>,
): Promise<LifeEnd> {
  const told: Orders = { ...orders, folder, url: simulator.url, now: simulator.world.clock.now() };
  const life = spawn(process.execPath, [child, JSON.stringify(told)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  using _ = { [Symbol.dispose]: () => life.kill('SIGKILL') };
  let errors = '';
  life.stderr?.on('data', (data) => {
    errors += data;
  });
  listen(attend(life, orders.life));
  const [code, signal] = await once(life, 'close');
  if (signal === 'SIGKILL') return 'killed';
  if (code === 3) return 'refused';
  if (code !== 0) throw new Error(`a life ended with ${code ?? signal}: ${errors}`);
  return orders.life.death?.at === 'left' ? 'let go of' : 'ended';
}

/** Hears of each request once AWS has acted on it and before it answers. */
function attend(life: ChildProcess, { death }: Life): (entry: LogEntry) => void {
  let seen = 0;
  return ({ operation, fault = '' }) => {
    if (death?.at === 'asked' && (!death.ofSending || changingOperations.includes(operation))) {
      seen += 1;
      if (seen === death.nth) life.kill('SIGKILL');
    }
    // No answer will come: time may pass there. Whoever has just been killed need not know.
    if (/\bhang/.test(fault) && life.connected) life.send('hangs', () => {});
  };
}
