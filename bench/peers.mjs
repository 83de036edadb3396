/** fzf and VisiData over the rows that bellhop lists, where they are installed: same terminal, same keys' pace. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, mib, pressRows } from './figures.mjs';
import { atRest, residentMiB } from './machine.mjs';
import { pressAll, start, toAndFro } from './terminal.mjs';

/** First line of what a program says of its version; undefined: it is not installed. */
function version(program) {
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(
      '\n',
    )[0];
  } catch {
    return undefined;
  }
}

/**
 * @param {string} csv the rows, the first line their columns
 * @param {readonly string[]} letters what is typed to filter
 */
export async function peers(csv, home, letters) {
  return [...(await fzf(csv, home, letters)), ...(await visidata(csv, home))];
}

async function fzf(csv, home, letters) {
  const told = version('fzf');
  if (told === undefined) return [{ what: 'fzf', value: 'not installed' }];
  const lines = join(home, 'rows.txt');
  writeFileSync(lines, readFileSync(csv, 'utf8').split('\n').slice(1).join('\n').replaceAll(',', '  '));
  const program = start(['fzf'], { home, env: { FZF_DEFAULT_COMMAND: `cat ${lines}`, SHELL: '/bin/sh' } });
  try {
    await program.untilShown((text) => /(\d+)\/\1/.test(text), 'read its lines');
    await atRest(program.pid);
    // It lists from the bottom upwards.
    const moves = await pressAll(program, toAndFro(240, 12, '\x1b[A', '\x1b[B'));
    const typed = await pressAll(program, letters, 100);
    return rowsOf(`fzf ${told}`, program, moves, pressRows(`fzf: key to frame, a letter of the query`, typed));
  } finally {
    await program.stop();
  }
}

/** It has no filter that follows the keys. */
async function visidata(csv, home) {
  const told = version('vd');
  if (told === undefined) return [{ what: 'VisiData', value: 'not installed' }];
  const program = start(['vd', csv], { home });
  try {
    await program.untilShown((text) => /ws-[0-9a-z]{9}/.test(text), 'showed a row');
    await atRest(program.pid);
    return rowsOf(told.replace(/^.*\//, ''), program, await pressAll(program, toAndFro(240, 12, 'j', 'k')));
  } finally {
    await program.stop();
  }
}

function rowsOf(told, program, moves, more = []) {
  const name = told.split(' ')[0];
  return [
    ...pressRows(`${told}: key to frame, cursor move`, moves),
    { what: `${name}: bytes of a cursor move, median`, value: `${median(moves.map(({ bytes }) => bytes))} B` },
    ...more,
    { what: `${name}: resident memory`, value: mib(residentMiB(program.pid)) },
  ];
}
