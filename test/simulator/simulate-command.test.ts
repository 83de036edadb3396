import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DescribeWorkspacesCommand } from '@aws-sdk/client-workspaces';
import { describe, expect, it, onTestFinished } from 'vitest';
import { account, clientOf } from './account.ts';

const command = pathToFileURL('src/commands/simulate.ts').href;
const script = `process.exitCode = await (await import(${JSON.stringify(command)})).simulate(process.argv.slice(1))`;

function started(...args: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  return { child, ended, out: () => out, err: () => err };
}

describe('bellhop simulate', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('says where it listens, serves, and ends cleanly on %s', async (signal) => {
    const { child, ended, out, err } = started('--port', '0', '--workspaces', '30', '--bots', '2', '--rate', '0');
    await expect.poll(out, { timeout: 20_000 }).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    const client = clientOf(out().trim().replace('listening on ', ''));
    expect((await client.send(new DescribeWorkspacesCommand({ Limit: 2 }))).Workspaces).toHaveLength(2);
    expect(err()).toContain('--endpoint-url http://127.0.0.1:');
    child.kill(signal);
    expect((await ended).code).toBe(0);
    client.destroy();
  });

  // biome-ignore format: a table
  const wrong: readonly [args: readonly string[], sentence: RegExp][] = [
    [['--workspaces', '200001'], /--workspaces is a whole number from 0 to 200000; "200001" is not/],
    [['--workspaces', 'many'], /--workspaces is a whole number from 0 to 200000; "many" is not/],
    [['--port=-1'], /--port is a whole number from 0 to 65535/],
    [['--directories', '0'], /--directories is a whole number from 1 to 100; "0" is not/],
    [['--speed', 'fast'], /--speed is a number from 0 /],
    [['--seed', '1.5'], /--seed is a whole number/],
    [['--lex-v1', 'gone,us-east-1'], /--lex-v1 is one of serving, .*"us-east-1" is not/],
    [['--fleet', 'motels'], /--fleet is hotels or windows-11; "motels" is not/],
    [['--colour'], /--colour/],
    [['extra'], /extra/],
    [['--port'], /--port/],
    [['--faults', '/nowhere/faults.json'], /the faults in \/nowhere\/faults.json cannot be read/],
    [['--log', '/nowhere/log.jsonl'], /cannot start: .*\/nowhere\/log.jsonl/],
  ];
  it.each(wrong)('%j ends with one sentence and 1', async (args, sentence) => {
    const { code, out, err } = await started(...args).ended;
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says which fault in the file is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'faults.json');
    writeFileSync(file, '[{"effect":"explode"}]');
    const { code, err } = await started('--faults', file).ended;
    expect([code, err]).toEqual([1, expect.stringMatching(/faults\.json: fault 1: "effect" must be one of/)]);
  });

  it('says that the port is taken', async () => {
    const { simulator } = await account({ workspaces: 0 });
    const { code, err } = await started('--port', String(simulator.port)).ended;
    expect([code, err]).toEqual([1, expect.stringContaining(`port ${simulator.port} is already in use`)]);
  });

  it('explains itself', async () => {
    const { code, out } = await started('--help').ended;
    expect(code).toBe(0);
    for (const flag of [
      'port',
      'fleet',
      'workspaces',
      'bots',
      'lex-v1',
      'seed',
      'speed',
      'rate',
      'burst',
      'latency',
      'faults',
      'log',
    ])
      expect(out).toContain(`--${flag}`);
  });
});
