/**
 * Before all tests: builds dist/ once, and beside it the same front door with the console of test/fixtures, on which
 * tests can press for a bug.
 */
import { resolve } from 'node:path';
import { bundle } from '../../scripts/build.mjs';

const outdir = 'node_modules/.cache/bellhop-fixture';

/** The command with the fixture console. */
export const fixture = resolve(outdir, 'bellhop.js');

const fixtureConsole = {
  name: 'fixture-console',
  setup: ({ onResolve }: { onResolve: (filter: { filter: RegExp }, found: () => { path: string }) => void }) =>
    onResolve({ filter: /^\.\/console\.tsx$/ }, () => ({ path: resolve('test/fixtures/console.tsx') })),
};

export async function setup(): Promise<void> {
  await Promise.all([bundle(), bundle({ outdir, plugins: [fixtureConsole] })]);
}
