/**
 * Builds dist/: a small front door, dist/bellhop.js, and one chunk for each part it loads only when needed (the
 * console, the AWS clients, the simulator). `--meta` prints what is in them.
 */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { patchPlugin } from './esbuild/patch-plugin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

/** CommonJS parts of a chunk ask for Node's own modules through `require`, which modules do not have. */
const requireForModules = "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);\n";

/** Ink names its optional DevTools in an import, so the bundler looks for a package that is not there. */
const withoutDevtools = {
  name: 'without-devtools',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: '' })),
};

/** Bundles `entry` into `outdir` (cleared first); resolves with esbuild's metafile. */
export async function bundle({ entry = { bellhop: 'src/cli.ts' }, outdir = 'dist', plugins = [patchPlugin], ...rest } = {}) {
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
    // Node 22 has both; without this esbuild turns literals inside Ink's loops into RegExp constructors.
    supported: { 'regexp-unicode-property-escapes': true, 'regexp-set-notation': true },
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    // The development build of React keeps a performance entry for every render, for ever.
    define: { 'process.env.NODE_ENV': '"production"', BELLHOP_VERSION: JSON.stringify(version) },
    plugins: [withoutDevtools, ...plugins],
    logLevel: 'warning',
    ...rest,
  });
  await rm(`${root}/${outdir}`, { recursive: true, force: true });
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text.includes('Dynamic require of') ? requireForModules + text : text);
  }
  return metafile;
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
  await chmod(`${root}/dist/bellhop.js`, 0o755);
  if (process.argv.includes('--meta')) summary(metafile);
}
