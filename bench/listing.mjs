/** 10,000 WorkSpaces on standard output, every call 40 ms away: `bellhop list` beside the AWS CLI. */
import { spawn } from 'node:child_process';
import { bellhop, newHome, simulator } from './bellhop.mjs';
import { median, seconds } from './figures.mjs';
import { environment } from './terminal.mjs';

/** Runs a program to its end; resolves with the milliseconds and what it has written. */
async function run([file, ...args], home) {
  const before = performance.now();
  const child = spawn(file, args, { env: environment(home), stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${file} ${args.join(' ')}: ${code} ${said}`);
  return { took: performance.now() - before, out };
}

/** AWS lists each directory as a chain of pages: many chains of one length, and one that is as long as all others. */
const fleets = [
  { told: 'evenly over 10 directories', spread: ['--directories', '10'], wanted: 5 },
  { told: 'half of them in one directory', spread: [] },
];

export async function listing({ size = 10_000, latency = 40, times = 3 }) {
  const { home, remove } = newHome();
  try {
    const rows = [];
    for (const { told, spread, wanted } of fleets) {
      const world = [size, '--latency', `${latency}`, ...spread];
      const each = { ours: [], cli: [] };
      for (let n = 0; n < times; n++) {
        // One for each, so that neither finds the other's rows warm.
        each.ours.push(await on(world, home, (url) => bellhop('list', ...of(url), ...format)));
        each.cli.push(await on(world, home, (url) => ['aws', ...cli, '--endpoint-url', url]));
      }
      rows.push(...rowsOf(each, `${size}, ${told}, ${latency} ms a call, median of ${times}`, wanted));
    }
    return rows;
  } finally {
    remove();
  }
}

const format = ['--format', 'ndjson'];
const of = (url) => ['--endpoint-url', url, '--rate', '100000'];
const cli = ['workspaces', 'describe-workspaces', '--output', 'json'];

async function on(world, home, command) {
  const aws = await simulator(...world);
  try {
    return await run(command(aws.url), home);
  } finally {
    aws.stop();
  }
}

function rowsOf({ ours, cli }, told, wanted) {
  const time = (runs) => median(runs.map(({ took }) => took));
  const least = (runs, count) => Math.min(...runs.map(({ out }) => count(out)));
  const faster = time(cli) / time(ours);
  return [
    {
      what: `\`aws workspaces describe-workspaces\` (${least(cli, (out) => JSON.parse(out).Workspaces.length)} of ${told})`,
      value: seconds(time(cli)),
    },
    {
      what: `\`bellhop list --format ndjson\` (${least(ours, (out) => out.trimEnd().split('\n').length)} of the same)`,
      value: seconds(time(ours)),
      ratio: `1/${faster.toFixed(1)}`,
      ...(wanted !== undefined && { budget: `1/${wanted}`, kept: faster >= wanted }),
    },
  ];
}
