/** A console on 100,000 WorkSpaces, and what fzf and VisiData take over the same rows in the same terminal. */
import { execFileSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { bellhop, consoleOn, known, listed, loading, newHome, ROW, simulator } from './bellhop.mjs';
import { atMost, median, mib, pressRows, seconds } from './figures.mjs';
import { atRest, residentMiB } from './machine.mjs';
import { peers } from './peers.mjs';
import { environment, pressAll, toAndFro } from './terminal.mjs';

const bytes = (value) => `${value} B`;
const page = ['\x1b[6~', '\x1b[5~'];
/** Typed letter by letter, and taken back: names, systems, and what is in no row. */
const queries = ['ann', 'server', 'stopped', 'ws-1', 'zzz', '10.64'];
/** Milliseconds: a filter may draw its letter first, and what it finds later. */
const calm = 100;

const backspace = '\x7f';
export const typed = queries.flatMap((query) => [...query, ...Array(query.length).fill(backspace)]);

export async function largeFleet({ size = 100_000 }) {
  const aws = await simulator(size);
  const { home, remove } = newHome();
  try {
    return [
      ...named('loaded', await cold(aws, size, home)),
      ...named('recalled', await inHand(aws, size, home)),
      ...(await peers(rowsOf(aws, home), home, typed)),
    ];
  } finally {
    aws.stop();
    remove();
  }
}

const named = (how, rows) => rows.map((row) => ({ ...row, what: `${how}: ${row.what}` }));

/** What bellhop lists, as a file. */
function rowsOf(aws, home) {
  const csv = join(home, 'rows.csv');
  const [file, ...args] = bellhop('list', '--endpoint-url', aws.url, '--rate', '100000', '--format', 'csv');
  execFileSync(file, args, { env: environment(home), stdio: ['ignore', openSync(csv, 'w'), 'ignore'] });
  return csv;
}

/** Loaded page by page, as fast as AWS would answer if it allowed it. */
async function cold(aws, size, home) {
  const program = consoleOn(aws.url, { home, args: loading });
  try {
    const before = performance.now();
    await program.untilShown(listed(size), `listed ${size}`);
    const took = performance.now() - before;
    await atRest(program.pid);
    return [
      { what: 'all listed, without a limit', value: seconds(took) },
      atMost('resident memory, loaded', residentMiB(program.pid), 250, mib),
      ...(await keys(program)),
    ];
  } finally {
    await program.stop();
  }
}

/** From the inventory on disk, and refreshed at the default pace while keys are pressed. */
async function inHand(aws, size, home) {
  const program = consoleOn(aws.url, { home });
  try {
    const first = await program.until((seen) => ROW.test(seen), 'showed a row');
    await program.untilShown(known(size), `recalled ${size}`);
    return [{ what: 'launch to rows out of the cached inventory', value: seconds(first) }, ...(await keys(program))];
  } finally {
    await program.stop();
  }
}

async function keys(program) {
  const moves = await pressAll(program, toAndFro(240, 12, 'j', 'k'));
  const pages = await pressAll(program, toAndFro(300, 100, ...page));
  const memory = residentMiB(program.pid);
  program.write('/');
  await program.untilShown((text) => text.includes('filter:'), 'opened the query');
  const letters = await pressAll(program, typed, calm);
  return [
    ...pressRows('key to frame, cursor move', moves, 16),
    atMost('bytes of a cursor move, median', median(moves.map((move) => move.bytes)), 600, bytes),
    ...pressRows('key to frame, a page', pages),
    ...pressRows('key to frame, a letter of the query', letters, 33),
    atMost('resident memory after 300 pages', memory, 250, mib),
  ];
}
