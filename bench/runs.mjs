/** A run over 2,000 WorkSpaces: ended, or one that another process may be driving, whose journal is looked at again and again. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { at, consoleOn, newHome, ROW, simulator } from './bellhop.mjs';
import { atMost, ms, pressRows } from './figures.mjs';
import { pause, pressAll, toAndFro } from './terminal.mjs';

export async function largeRun({ how }) {
  const { home, remove } = newHome();
  const folder = join(home, '.local', 'state', 'bellhop', 'runs');
  const node = (...args) =>
    execFileSync(process.execPath, [at('large-run.mjs'), folder, ...args], { encoding: 'utf8' });
  const { id, events, bytes } = JSON.parse(node('2000', how));
  const replays = Array.from({ length: 5 }, () => Number(node('--read', id)));
  const aws = await simulator(50);
  const program = consoleOn(aws.url, { home, args: ['--rate', '100'] });
  try {
    await program.untilShown((text) => ROW.test(text), 'showed a row');
    program.write('R');
    await program.untilShown((text) => text.includes(id), 'listed the run');
    program.write('\r');
    await program.until((seen) => ROW.test(seen), 'showed the run');
    await pause(1000);
    const moves = await pressAll(program, toAndFro(240, 12, 'j', 'k'));
    const size = `${events} events, ${(bytes / 2 ** 20).toFixed(1)} MiB`;
    return [
      ...pressRows('key to frame, cursor move', moves, 16),
      atMost(`journal read (${size}), slowest of 5`, Math.max(...replays), 1000, ms),
    ];
  } finally {
    await program.stop();
    aws.stop();
    remove();
  }
}
