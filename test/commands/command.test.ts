import { execFile, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { bellhop } from '../support/pty.ts';

const run = promisify(execFile);

/** A command that ends in that way, in a process of its own. */
async function ending(statement: string) {
  const module = pathToFileURL('src/commands/command.ts').href;
  const script = `import { command } from ${JSON.stringify(module)};
    const run = async () => { ${statement} };
    process.exit(await command({ name: 'bellhop try', help: '', flags: {}, run })([]));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_STATE_HOME: '/nonexistent' },
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { err: await text(child.stderr), code: await closed };
}

describe('a bug in a command', () => {
  test.each([
    ['thrown', 'throw new Error("It broke.");'],
    [
      'thrown where nobody waits for it',
      'setTimeout(() => { throw new Error("It broke."); }); await new Promise(() => {});',
    ],
    ['rejected where nobody waits for it', 'void Promise.reject(new Error("It broke.")); await new Promise(() => {});'],
  ])('%s is one sentence, and no wrong usage', async (_, statement) => {
    const { code, err } = await ending(statement);
    expect([code, err]).toEqual([
      70,
      expect.stringMatching(/^bellhop try: This is a bug: It broke\. Details are in .*\n$/),
    ]);
  });
});

describe('the help of', () => {
  // biome-ignore format: a table
  test.each([
    [['plan'], ['plan rebuild', 'plan migrate', 'plan restore', 'plan modify-protocol', 'plan reboot', 'plan start', 'plan stop', 'plan map', 'plan show']],
    [['plan', 'rebuild'], ['--ids-file', '--from-run', '--skip-missing', '--include-connected', '--ticket', '--canary', '--wave', '--stop-after', '--output', '--overwrite', '--json', '--profile', 'Exit codes']],
    [['plan', 'migrate'], ['--bundle', '--map', '--to-system', '--to-protocol', '--to-compute', '--ids-file', '--fresh-snapshot', 'Exit codes']],
    [['plan', 'modify-protocol'], ['--protocol', '--include-connected', 'Exit codes']],
    ...['restore', 'reboot', 'start', 'stop'].map((verb) => [['plan', verb], ['--ids-file', '--from-run', 'Exit codes']]),
    [['plan', 'map'], ['--to-system', '--ids-file', '--output', '--json', 'Exit codes']],
    [['advise'], ['broken-desktop', 'off-pcoip', 'new-image', 'new-system', '--ids-file', '--json', 'Exit codes']],
    [['plan', 'show'], ['--json', 'Exit codes']],
    [['apply'], ['--confirm', '--acknowledge', 'connection-unknown', 'path-not-listed', 'protocol-only', '--json', 'Exit codes']],
    [['runs'], ['--json', 'Exit codes']],
    [['watch'], ['--json', 'Exit codes']],
    [['resume'], ['--confirm', '--leave', '--json', 'Exit codes']],
    [['stop'], ['Exit codes']],
    [['pause'], ['Exit codes']],
    [['continue'], ['Exit codes']],
    [['report'], ['--format', '--output', '--overwrite', 'Exit codes']],
    [[], ['advise WANT', 'plan rebuild', 'plan map', 'apply FILE', 'runs', 'watch RUN', 'resume RUN', 'pause|continue|stop', 'report RUN', 'simulate', '4 an item needs a human']],
  ])('bellhop %j fits a terminal and names all there is', async (args, all) => {
    const { stdout, stderr } = await run(process.execPath, [bellhop, ...args, '--help']);
    expect(stderr).toBe('');
    for (const word of all) expect(stdout).toContain(word);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
