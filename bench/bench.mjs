/**
 * `npm run bench`: bellhop's speed and size in a pseudo-terminal of 160x40, beside what Node and a plain Ink program
 * take on the same machine in the same run. `--rounds N` (default 15) starts each program N times.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../scripts/build.mjs';
import { median, p95, table } from './figures.mjs';
import { start } from './terminal.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const rounds = Number(values.rounds);

const bellhop = at('../dist/bellhop.js');
const hello = 'node_modules/.cache/bellhop-hello';
/** A row of the fleet. */
const ROW = /ws-[0-9a-z]{9}/;
/** The end of a frame. */
const FRAME = '\x1b[?2026l';

const ms = (value) => `${value.toFixed(1)} ms`;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Times from the start of a program to each of `moments`, once. */
async function startOnce(args, moments, home) {
  const program = start(args, { home });
  try {
    return await Promise.all(moments.map(([what, found]) => program.until(found, what)));
  } finally {
    await program.stop();
  }
}

async function starts() {
  // With its own ending, or Node would have to find out what kind of module it is.
  const outExtension = { '.js': '.mjs' };
  await bundle({ entry: { hello: 'bench/hello.tsx' }, outdir: hello, fast: false, splitting: false, outExtension });
  const home = mkdtempSync(join(tmpdir(), 'bellhop-bench-'));
  const text = (wanted) => [`showed ${wanted}`, (seen) => seen.includes(wanted)];
  const results = { node: [], hello: [], text: [], rows: [] };
  // One round unmeasured: it fills the disk's and Node's caches, as any start but the first finds them.
  for (let round = -1; round < rounds; round++) {
    const [node] = await startOnce([at('empty.mjs')], [text('first text')], home);
    const [ink] = await startOnce([at(`../${hello}/hello.mjs`)], [text('hello')], home);
    const [first, rows] = await startOnce(
      [bellhop, '--demo'],
      [text('bellhop'), ['showed a row', (seen) => ROW.test(seen)]],
      home,
    );
    if (round < 0) continue;
    results.node.push(node);
    results.hello.push(ink);
    results.text.push(first);
    results.rows.push(rows);
  }
  rmSync(home, { recursive: true });
  const ratio = (a, b) => median(a) / median(b);
  const row = (what, times, rest = {}) => ({ what: `${what}, median of ${rounds}`, value: ms(median(times)), ...rest });
  const held = (value, most) => ({ ratio: value.toFixed(2), budget: `${most}`, kept: value <= most });
  return [
    row('empty Node script, first text', results.node),
    row('bellhop, first text', results.text, held(ratio(results.text, results.node), 1.6)),
    row('plain Ink bundle, hello world', results.hello),
    row('bellhop --demo, first frame with rows', results.rows, held(ratio(results.rows, results.hello), 1.3)),
  ];
}

async function simulator(size) {
  const child = spawn(
    process.execPath,
    [bellhop, 'simulate', '--port', '0', '--workspaces', `${size}`, '--rate', '0'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return { url, stop: () => child.kill() };
  }
  throw new Error('bellhop simulate did not start');
}

/** Milliseconds of CPU that a process has used (Linux). */
function cpuTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const residentMiB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Presses a key as fast hands would; resolves with the time until its frame is drawn, and its bytes. */
const presser = (program) => async (key) => {
  // Between two keys there is as much time as fast hands leave, never a multiple of a frame.
  await pause(40 + Math.random() * 40);
  const bytes = program.bytes;
  const before = performance.now();
  const drawn = program.until((seen) => seen.includes(FRAME), `drew after ${key}`);
  program.write(key);
  await drawn;
  return { time: performance.now() - before, bytes: program.bytes - bytes };
};

async function inUse() {
  const aws = await simulator(1000);
  const program = start([bellhop, '--endpoint-url', aws.url, '--rate', '100']);
  try {
    await program.until((seen) => ROW.test(seen), 'showed a row');
    await program.until((seen) => /1[,.’' ]?000/.test(seen), 'counted 1,000 WorkSpaces');
    await pause(2000);

    const press = presser(program);
    const moves = [];
    for (let step = 0; step < 240; step++) moves.push(await press(step % 24 < 12 ? 'j' : 'k'));
    const pages = [];
    for (let step = 0; step < 40; step++) pages.push(await press(step % 20 < 10 ? '\x1b[6~' : '\x1b[5~'));

    await pause(1000);
    const bytes = program.bytes;
    const cpu = cpuTime(program.pid);
    await pause(10_000);
    const idleBytes = program.bytes - bytes;
    const idleCpu = (cpuTime(program.pid) - cpu) / 100;
    const memory = residentMiB(program.pid);

    const times = moves.map(({ time }) => time);
    const size = median(moves.map((move) => move.bytes));
    const pageTimes = pages.map(({ time }) => time);
    return [
      { what: 'key to frame, cursor move, median', value: ms(median(times)) },
      { what: 'key to frame, cursor move, p95', value: ms(p95(times)), budget: '16 ms', kept: p95(times) <= 16 },
      { what: 'key to frame, a page, median', value: ms(median(pageTimes)) },
      { what: 'key to frame, a page, p95', value: ms(p95(pageTimes)), budget: '16 ms', kept: p95(pageTimes) <= 16 },
      { what: 'bytes of a cursor move, median', value: `${size} B`, budget: '700 B', kept: size <= 700 },
      { what: 'idle for 10 s, bytes written', value: `${idleBytes} B`, budget: '0 B', kept: idleBytes === 0 },
      { what: 'idle for 10 s, CPU', value: `${idleCpu.toFixed(1)} %`, budget: '1 %', kept: idleCpu <= 1 },
      { what: 'resident memory', value: `${memory.toFixed(0)} MiB`, budget: '180 MiB', kept: memory <= 180 },
    ].map((row) => ({ ...row, what: `1,000 WorkSpaces: ${row.what}` }));
  } finally {
    await program.stop();
    aws.stop();
  }
}

/** A run over 2,000 WorkSpaces: ended, or one that another process may be driving, whose journal is looked at again and again. */
async function largeRun(how) {
  const home = mkdtempSync(join(tmpdir(), 'bellhop-bench-'));
  const folder = join(home, '.local', 'state', 'bellhop', 'runs');
  const node = (...args) =>
    execFileSync(process.execPath, [at('large-run.mjs'), folder, ...args], { encoding: 'utf8' });
  const { id, events, bytes } = JSON.parse(node('2000', how));
  const replays = Array.from({ length: 5 }, () => Number(node('--read', id)));
  const aws = await simulator(50);
  const program = start([bellhop, '--endpoint-url', aws.url, '--rate', '100'], { home });
  try {
    await program.until((seen) => ROW.test(seen), 'showed a row');
    const press = presser(program);
    const shown = program.until((seen) => seen.includes(id), 'listed the run');
    await press('R');
    await shown;
    const opened = program.until((seen) => ROW.test(seen), 'showed the run');
    program.write('\r');
    await opened;
    await pause(1000);
    const moves = [];
    for (let step = 0; step < 240; step++) moves.push((await press(step % 24 < 12 ? 'j' : 'k')).time);
    const size = `${events} events, ${(bytes / 2 ** 20).toFixed(1)} MiB`;
    return [
      { what: 'key to frame, cursor move, median', value: ms(median(moves)) },
      { what: 'key to frame, cursor move, p95', value: ms(p95(moves)), budget: '16 ms', kept: p95(moves) <= 16 },
      {
        what: `journal read (${size}), slowest of 5`,
        value: ms(Math.max(...replays)),
        budget: '1000 ms',
        kept: Math.max(...replays) <= 1000,
      },
    ].map((row) => ({ ...row, what: `a run of 2,000, ${how}: ${row.what}` }));
  } finally {
    await program.stop();
    aws.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}, 160x40\n`);
console.log(
  table([...(await starts()), ...(await inUse()), ...(await largeRun('ended')), ...(await largeRun('under way'))]),
);
