/**
 * The process that drives a run, as one file: whole chunks would come from the disk at times of their own. Each who
 * asks has a file of his own, so that a campaign goes on undisturbed while the sources change under it.
 */
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundle } from '../../scripts/build.mjs';

const all = 'node_modules/.cache/bellhop-campaign';

/** Resolves to its file. */
export async function builtChild(): Promise<string> {
  for (const pid of await readdir(all).catch(() => []))
    if (!isAlive(Number(pid))) await rm(join(all, pid), { recursive: true, force: true });
  const outdir = join(all, String(process.pid));
  await bundle({ entry: { child: 'test/campaign/child.ts' }, outdir, fast: false, splitting: false, minify: false });
  return resolve(outdir, 'child.js');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
