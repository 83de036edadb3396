/**
 * `npm run campaign -- --runs N --seed S --size N --jobs N`: seeded runs under faults and deaths, each held against the
 * simulated AWS's own log and truth. Prints figures; exit code 1 and the command that replays it where a run is wrong.
 */
import { parseArgs } from 'node:util';
import { builtChild } from './built-child.ts';
import { figures } from './figures.ts';
import { oneRun, type Ran } from './one-run.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '30' },
    jobs: { type: 'string', default: '2' },
  },
});
const [runs, first, size, jobs] = [values.runs, values.seed, values.size, values.jobs].map(Number) as [
  number,
  number,
  number,
  number,
];

const child = await builtChild();
const seeds = Array.from({ length: runs }, (_, nth) => first + nth).values();
const all: Ran[] = [];

let wrong = 0;

async function work(): Promise<void> {
  for (const seed of seeds) {
    const ran = await oneRun(seed, size, child).catch((error: unknown) => ({ error }));
    const found = 'error' in ran ? [String(ran.error)] : ran.wrong.map(({ kind, says }) => `${kind}: ${says}`);
    // Hundreds of logs in full would be too much to keep.
    if ('lot' in ran) all.push({ ...ran, log: ran.log.map((entry) => ({ ...entry, input: {} })) });
    if (found.length === 0) continue;
    wrong += 1;
    for (const what of found) console.error(`seed ${seed}: ${what}`);
    console.error(`  npm run campaign -- --seed ${seed} --runs 1 --size ${size}`);
  }
}

await Promise.all(Array.from({ length: jobs }, work));
console.log(figures(all));
if (wrong > 0) console.error(`${wrong} of ${runs} runs are wrong.`);
process.exitCode = wrong > 0 ? 1 : 0;
