/**
 * Applies patches.mjs while esbuild reads the files, and refuses to build when one of them no longer fits: an edit
 * whose text is gone, or a file that Ink no longer loads.
 */
import { readFile } from 'node:fs/promises';
import { patches } from './patches.mjs';

const pattern = (file) =>
  new RegExp(`[\\\\/]node_modules[\\\\/]${file.replace(/[.]/g, '\\.').replaceAll('/', '[\\\\/]')}$`);

/** The source with every edit made. Throws with the edit that does not fit. */
export function patched(file, source, edits) {
  let text = source;
  for (const { find, put } of edits) {
    const parts = text.split(find);
    if (parts.length !== 2) {
      throw new Error(
        `The patch of ${file} no longer fits: expected once, found ${parts.length - 1} times: ${find}\n` +
          'Look at what changed in that file, then mend or drop the patch in scripts/esbuild/patches.mjs.',
      );
    }
    text = parts.join(put);
  }
  return text;
}

export const patchPlugin = {
  name: 'patches',
  setup(build) {
    const seen = new Set();
    for (const { file, edits } of patches) {
      build.onLoad({ filter: pattern(file) }, async ({ path }) => {
        seen.add(file);
        return { contents: patched(file, await readFile(path, 'utf8'), edits), loader: 'js' };
      });
    }
    build.onEnd(({ metafile }) => {
      const inputs = Object.keys(metafile?.inputs ?? {});
      if (!inputs.some((input) => input.endsWith('ink/build/index.js'))) return undefined;
      const unused = patches.filter(({ file }) => !seen.has(file)).map(({ file }) => file);
      if (unused.length === 0) return undefined;
      return {
        errors: [{ text: `Patched in scripts/esbuild/patches.mjs, but no longer part of Ink: ${unused.join(', ')}` }],
      };
    });
  },
};
