/** From launch to the first text and the first rows, beside what Node and a plain Ink program take. */
import { bundle } from '../scripts/build.mjs';
import { at, bellhop, consoleOn, listed, loading, newHome, ROW, simulator } from './bellhop.mjs';
import { median, ms } from './figures.mjs';
import { atRest } from './machine.mjs';
import { start } from './terminal.mjs';

const hello = 'node_modules/.cache/bellhop-hello';
const text = (wanted) => [`showed ${wanted}`, (seen) => seen.includes(wanted)];
const rows = ['showed a row', (seen) => ROW.test(seen)];

/** The least that an Ink program can be, bundled: what the starts are held against. */
async function plainInk() {
  // With its own ending, or Node would have to find out what kind of module it is.
  const outExtension = { '.js': '.mjs' };
  await bundle({ entry: { hello: 'bench/hello.tsx' }, outdir: hello, fast: false, splitting: false, outExtension });
  return [process.execPath, at(`../${hello}/hello.mjs`)];
}

/** Times from the start of a program to each of `moments`, once. */
async function startOnce(command, moments, home) {
  const program = start(command, { home });
  try {
    return await Promise.all(moments.map(([what, found]) => program.until(found, what)));
  } finally {
    await program.stop();
  }
}

/** Programs take turns; the times of each to its moments, round by round. */
async function inTurns(rounds, programs, home) {
  const times = programs.map(() => []);
  // One round unmeasured: it fills the disk's and Node's caches, as any start but the first finds them.
  for (let round = -1; round < rounds; round++)
    for (const [nth, [command, ...moments]] of programs.entries()) {
      const took = await startOnce(command, moments, home);
      if (round >= 0) times[nth].push(took);
    }
  const of = (nth, moment = 0) => times[nth].map((took) => took[moment]);
  return of;
}

const held = (times, against, most) => {
  const ratio = median(times) / median(against);
  return { ratio: ratio.toFixed(2), budget: `${most}`, kept: ratio <= most };
};

export async function starts({ rounds }) {
  const { home, remove } = newHome();
  const row = (what, times, rest = {}) => ({ what: `${what}, median of ${rounds}`, value: ms(median(times)), ...rest });
  const of = await inTurns(
    rounds,
    [
      [[process.execPath, at('empty.mjs')], text('first text')],
      [await plainInk(), text('hello')],
      [bellhop('--demo'), text('bellhop'), rows],
    ],
    home,
  );
  remove();
  const [node, ink, first, all] = [of(0), of(1), of(2), of(2, 1)];
  return [
    row('empty Node script, first text', node),
    row('bellhop, first text', first, held(first, node, 1.6)),
    row('plain Ink bundle, hello world', ink),
    row('`bellhop --demo`, first frame with rows', all, held(all, ink, 1.3)),
  ];
}

/** A start that finds the inventory of the last one on disk, at AWS's own pace since. */
export async function recalled({ rounds, size = 10_000 }) {
  const aws = await simulator(size);
  const { home, remove } = newHome();
  try {
    const first = consoleOn(aws.url, { home, args: loading });
    await first.untilShown(listed(size), `listed ${size}`);
    await atRest(first.pid);
    await first.stop();
    const of = await inTurns(
      rounds,
      [
        [await plainInk(), text('hello')],
        [bellhop('--endpoint-url', aws.url), rows],
      ],
      home,
    );
    return [
      { what: `plain Ink bundle, hello world, median of ${rounds}`, value: ms(median(of(0))) },
      {
        what: `launch to rows of a cached inventory of ${size}, median of ${rounds}`,
        value: ms(median(of(1))),
        ...held(of(1), of(0), 1.5),
      },
    ];
  } finally {
    aws.stop();
    remove();
  }
}
