/** A simulated AWS in this process whose time stands still, its log in full, and a folder for journals. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry } from '../../src/simulator/log.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';

export interface Stage extends AsyncDisposable {
  readonly simulator: Simulator;
  readonly folder: string;
  /** What was asked since the first life began. */
  readonly log: readonly LogEntry[];
  /** From now on each request goes into the log, and `hear` is told before it is answered. */
  listen(hear: (entry: LogEntry) => void): void;
}

export async function setStage(options: SimulatorOptions & { readonly startsAt: number }): Promise<Stage> {
  const log: LogEntry[] = [];
  let tell: (entry: LogEntry) => void = () => {};
  const simulator = await startSimulator({ bots: 0, ...options, speed: 0, log: (entry) => tell(entry) });
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-campaign-'));
  return {
    simulator,
    folder,
    log,
    listen: (hear) => {
      tell = (entry) => {
        log.push(entry);
        hear(entry);
      };
    },
    async [Symbol.asyncDispose]() {
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
