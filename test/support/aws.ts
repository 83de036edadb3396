/** The embedded AWS as a process of its own, as `bellhop simulate` serves it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bellhop } from './pty.ts';

export interface SimulatedAws extends AsyncDisposable {
  /** For `--endpoint-url`. */
  readonly url: string;
}

/** Resolves once it listens. */
export async function startSimulator(args: readonly string[] = []): Promise<SimulatedAws> {
  const child = spawn(process.execPath, [bellhop, 'simulate', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (http:\/\/\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      async [Symbol.asyncDispose]() {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill();
          await once(child, 'exit');
        }
      },
    };
  }
  throw new Error(`bellhop simulate ended before it listened: ${said}`);
}
