/**
 * Builds dist/: a small front door, dist/bellhop.js, and one chunk for each part it loads only when needed (the
 * console, the AWS clients, the simulator). `--meta` prints what is in them.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { withoutBuiltinImports } from './esbuild/builtins.mjs';
import { patchPlugin } from './esbuild/patch-plugin.mjs';
import { schemasPlugin } from './esbuild/schemas.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/.$/, '');
const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

/** CommonJS parts of a chunk ask for Node's own modules through `require`, which modules do not have. */
const requireForModules = 'const require=process.getBuiltinModule;\n';

/** Ink names its optional DevTools in an import, so the bundler looks for a package that is not there. */
const withoutDevtools = {
  name: 'without-devtools',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: '' })),
};

/**
 * Bundles `entry` into `outdir` (which holds nothing else); resolves with esbuild's metafile.
 * Without `fast` nothing is changed in what is bundled.
 * @param {import('esbuild').BuildOptions & { entry?: Record<string, string>, outdir?: string, fast?: boolean }} [options]
 */
export async function bundle({
  entry = { bellhop: 'src/cli.ts' },
  outdir = 'dist',
  fast = true,
  plugins = [],
  ...rest
} = {}) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entry,
    outdir,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    // Modules where a package has them: of the AWS clients only the commands in use are kept.
    mainFields: ['module', 'main'],
    // Node 22 has both; without this esbuild turns literals inside Ink's loops into RegExp constructors.
    supported: { 'regexp-unicode-property-escapes': true, 'regexp-set-notation': true },
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    // The development build of React keeps a performance entry for every render, for ever.
    define: { 'process.env.NODE_ENV': '"production"', BELLHOP_VERSION: JSON.stringify(version) },
    plugins: [withoutDevtools, ...plugins, ...(fast ? [patchPlugin, schemasPlugin] : [])],
    logLevel: 'warning',
    ...rest,
  });
  const strange = Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, path }) => external && !isBuiltin(path));
  if (strange.length > 0) throw new Error(`Left out of the bundle: ${strange.map(({ path }) => path)}`);
  for (const { path, text } of outputFiles) await write(path, fast ? withoutBuiltinImports(text) : text);
  await removeAllBut(new Set(outputFiles.map(({ path }) => path)), join(root, outdir));
  return metafile;
}

/** In one step, and only when it changed: a bellhop that runs from here goes on undisturbed. */
async function write(path, text) {
  const content = text.includes('Dynamic require of') ? requireForModules + text : text;
  if ((await readFile(path, 'utf8').catch(() => undefined)) === content) return;
  await mkdir(dirname(path), { recursive: true });
  const mode = content.startsWith('#!') ? 0o755 : 0o644;
  await writeFile(`${path}.new`, content, { mode });
  await rename(`${path}.new`, path);
}

async function removeAllBut(kept, directory) {
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path)) await rm(path, { force: true });
  }
}

const kib = (bytes) => `${(bytes / 1024).toFixed(1).padStart(8)} KiB`;

function summary({ outputs }) {
  for (const [path, { bytes, inputs, entryPoint }] of Object.entries(outputs).sort((a, b) => b[1].bytes - a[1].bytes)) {
    console.log(`${kib(bytes)}  ${path}${entryPoint ? `  (${basename(entryPoint)})` : ''}`);
    const packages = new Map();
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? dirname(file);
      packages.set(name, (packages.get(name) ?? 0) + bytesInOutput);
    }
    const largest = [...packages].sort((a, b) => b[1] - a[1]).slice(0, 12);
    for (const [name, size] of largest) if (size > 2048) console.log(`          ${kib(size)}  ${name}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const metafile = await bundle();
  if (process.argv.includes('--meta')) summary(metafile);
}
