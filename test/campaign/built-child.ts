/** The process that drives a run, as one file: whole chunks would come from the disk at times of their own. */
import { resolve } from 'node:path';
import { bundle } from '../../scripts/build.mjs';

const outdir = 'node_modules/.cache/bellhop-campaign';

/** Resolves to its file. */
export async function builtChild(): Promise<string> {
  await bundle({ entry: { child: 'test/campaign/child.ts' }, outdir, fast: false, splitting: false, minify: false });
  return resolve(outdir, 'child.js');
}
