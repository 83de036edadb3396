/**
 * `npm run bench`: bellhop's speed and size in a pseudo-terminal of 160x40, beside what other programs take on the same
 * machine in the same run. `--rounds N` (default 15) starts each program N times; `--only a,b` measures those subjects;
 * `--write` puts the tables into docs/benchmarks.md; `--build FILE` measures another build than dist/.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './bellhop.mjs';
import { table } from './figures.mjs';
import { inUse } from './in-use.mjs';
import { largeFleet } from './large-fleet.mjs';
import { listing } from './listing.mjs';
import { machine, minute } from './machine.mjs';
import { largeRun } from './runs.mjs';
import { coldLoad, refresh } from './simulated-time.mjs';
import { recalled, starts } from './starts.mjs';
import { write } from './write.mjs';

/** By the names that `--only` and the tables in the docs have for them. */
const subjects = {
  starts,
  recalled,
  1000: inUse,
  100000: largeFleet,
  listing,
  load: coldLoad,
  refresh,
  'run-ended': (asked) => largeRun({ ...asked, how: 'ended' }),
  'run-under-way': (asked) => largeRun({ ...asked, how: 'under way' }),
};

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    build: { type: 'string' },
  },
});
if (values.build !== undefined) measure(resolve(values.build));
const asked = { rounds: Number(values.rounds) };

console.log(machine());
for (const name of values.only?.split(',') ?? Object.keys(subjects)) {
  const measured = subjects[name];
  if (measured === undefined) throw new Error(`--only takes ${Object.keys(subjects).join(', ')}`);
  const began = minute();
  const rows = await measured(asked);
  console.log(`\n${name}: ${began}\n${table(rows)}`);
  if (values.write) write(name, `${machine()}, ${began}`, rows);
}
