/**
 * Holds src/ to the direction of docs: screens → hooks → fleet, plans, runs, lex → rules, aws. Reads the import
 * statements themselves, types included, which no bundler keeps. `npm run check:layers`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const middle = ['fleet', 'plans', 'runs', 'lex'];
const below = ['rules', 'aws', 'clock.ts'];

/** What each part of src/ may import of the others; a part is a folder, or a file beside them. */
export const mayImport = {
  'clock.ts': [],
  'xdg.ts': [],
  rules: [],
  components: [],
  simulator: [],
  terminal: ['lex-v1-flag.ts'],
  aws: ['clock.ts', 'loopback-endpoint.ts'],
  fleet: [...middle, ...below, 'nearest.ts', 'xdg.ts'],
  plans: [...middle, ...below],
  runs: [...middle, ...below, 'xdg.ts'],
  lex: [...middle, ...below],
  configuration: ['fleet', 'plans', 'aws', 'xdg.ts'],
  'keymap.ts': [],
  hooks: [...middle, ...below, 'components', 'keymap.ts', 'terminal'],
  screens: ['hooks', ...middle, ...below, 'components', 'keymap.ts'],
  'app.tsx': ['screens', 'hooks', ...middle, ...below, 'components', 'keymap.ts'],
  'console.tsx': [
    'app.tsx',
    'configuration',
    'screens',
    'hooks',
    ...middle,
    ...below,
    'components',
    'keymap.ts',
    'terminal',
    'demo.ts',
  ],
  'demo.ts': ['terminal', 'simulator'],
  commands: [
    'configuration',
    ...middle,
    ...below,
    'components',
    'terminal',
    'simulator',
    'flags.ts',
    'nearest.ts',
    'session-flags.ts',
    'lex-v1-flag.ts',
  ],
  'nearest.ts': [],
  'loopback-endpoint.ts': [],
  'flags.ts': ['nearest.ts'],
  'session-flags.ts': ['flags.ts', 'loopback-endpoint.ts', 'terminal'],
  'lex-v1-flag.ts': ['flags.ts'],
  'arguments.ts': ['flags.ts', 'session-flags.ts', 'lex-v1-flag.ts', 'terminal'],
  'cli.ts': ['arguments.ts', 'commands', 'console.tsx', 'terminal'],
};

/** Packages that only one part may know. */
const owned = [{ packages: /^@(?:aws-sdk|smithy)\//, by: ['aws'] }];

/** Only these write to the terminal; everything else returns what it has to say. */
const mayWrite = ['terminal', 'commands', 'cli.ts'];

const IMPORT = /^\s*(?:import|export)\b[^'"`;]*?(?:\bfrom\s*)?['"]([^'"\s]+)['"]|\bimport\(\s*['"]([^'"\s]+)['"]/gm;
const WRITES = /\bprocess\.(?:stdout|stderr)\b|\bconsole\.(?:log|info|warn|error|debug)\(/;

const partOf = (path) => path.split('/')[0];

/** What is wrong with one source file; `file` is its path inside src/. */
export function violations(file, source) {
  const part = partOf(file);
  const allowed = mayImport[part];
  if (!allowed) return [`src/${file}: scripts/layers.mjs does not know this part of src/ yet`];
  const found = [];
  for (const [, statement, call] of source.matchAll(IMPORT)) {
    const specifier = statement ?? call;
    if (specifier.startsWith('.')) {
      const target = partOf(normalize(join(dirname(file), specifier)));
      if (target === '..') found.push(`src/${file}: ${specifier} is outside of src/`);
      else if (target !== part && !allowed.includes(target))
        found.push(`src/${file}: ${part} may not import ${target} (${specifier})`);
    }
    const owner = owned.find(({ packages }) => packages.test(specifier));
    if (owner && !owner.by.includes(part)) found.push(`src/${file}: only ${owner.by} may import ${specifier}`);
  }
  if (!mayWrite.includes(part) && WRITES.test(source))
    found.push(`src/${file}: only ${mayWrite.join(', ')} may write to the terminal`);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true }).filter((file) => /\.tsx?$/.test(file));
  const found = files.flatMap((file) => violations(file, readFileSync(new URL(file, root), 'utf8')));
  for (const sentence of found) console.error(sentence);
  process.exitCode = found.length > 0 ? 1 : 0;
}
