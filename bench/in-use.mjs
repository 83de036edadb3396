/** A console in use on 1,000 WorkSpaces: keys, bytes, and what it costs to leave it open. */
import { consoleOn, listed, simulator } from './bellhop.mjs';
import { atMost, median, mib, pressRows } from './figures.mjs';
import { atRest, cpuTime, residentMiB } from './machine.mjs';
import { pause, pressAll, toAndFro } from './terminal.mjs';

const bytes = (value) => `${value} B`;
const percent = (value) => `${value.toFixed(1)} %`;
const idle = 10_000;

export async function inUse({ size = 1000 }) {
  const aws = await simulator(size);
  const program = consoleOn(aws.url, { args: ['--rate', '100'] });
  try {
    await program.untilShown(listed(size), `listed ${size}`);
    await atRest(program.pid);

    const moves = await pressAll(program, toAndFro(240, 12, 'j', 'k'));
    const pages = await pressAll(program, toAndFro(40, 10, '\x1b[6~', '\x1b[5~'));

    await pause(1000);
    const before = { bytes: program.bytes, cpu: cpuTime(program.pid) };
    await pause(idle);
    const share = ((cpuTime(program.pid) - before.cpu) / idle) * 100;
    return [
      ...pressRows('key to frame, cursor move', moves, 16),
      ...pressRows('key to frame, a page', pages, 16),
      atMost('bytes of a cursor move, median', median(moves.map((move) => move.bytes)), 700, bytes),
      atMost('idle for 10 s, bytes written', program.bytes - before.bytes, 0, bytes),
      atMost('idle for 10 s, CPU', share, 1, percent),
      atMost('resident memory', residentMiB(program.pid), 180, mib),
    ];
  } finally {
    await program.stop();
    aws.stop();
  }
}
