/** What the build changes in Ink's libraries computes what the originals compute. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/build.mjs';
import { patched, patchPlugin } from '../../scripts/esbuild/patch-plugin.mjs';
import { patches } from '../../scripts/esbuild/patches.mjs';

interface Functions {
  stringWidth(text: string, options?: object): number;
  tokenize(text: string): unknown;
  wrapAnsi(text: string, columns: number, options?: object): string;
  sliceAnsi(text: string, start: number, end: number): string;
  lineUpdate(previous: string, next: string, columns: number): string;
  sanitizeAnsi(text: string): string;
  styledCharsFromTokens(tokens: unknown): unknown;
  Output: new (size: { width: number; height: number }) => Screen;
}

type Transformer = (line: string, index: number) => string;

interface Screen {
  write(x: number, y: number, text: string, options: { transformers: readonly Transformer[] }): void;
  clip(bounds: { x1: number; x2: number; y1: number; y2: number }): void;
  unclip(): void;
  get(): { output: string };
}

const entry = `
export { default as stringWidth } from 'string-width';
export { tokenize, styledCharsFromTokens } from '@alcalzone/ansi-tokenize';
export { default as wrapAnsi } from 'wrap-ansi';
export { default as sliceAnsi } from 'slice-ansi';
export { default as sanitizeAnsi } from './node_modules/ink/build/sanitize-ansi.js';
export { default as lineUpdate } from './node_modules/ink/build/line-update.js';
export { default as Output } from './node_modules/ink/build/output.js';
`;

let original: Functions;
let ours: Functions;
let directory: string;

async function load(plugins: Plugin[]): Promise<Functions> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: process.cwd() },
    plugins,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
  });
  const path = join(directory, `${plugins.length}.mjs`);
  await writeFile(path, outputFiles[0]?.text ?? '');
  return import(pathToFileURL(path).href);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bellhop-patches-'));
  [original, ours] = [await load([]), await load([patchPlugin as Plugin])];
});
afterAll(() => rm(directory, { recursive: true }));

const corpus = [
  '',
  'ws-8fdhg3kl9  AVAILABLE  eu-west-1',
  '\x1b[1mbold\x1b[22m \x1b[38;5;208mcolour\x1b[39m \x1b[7mrow\x1b[27m',
  '╭──────────╮│ ● ○ ▲ ▼ ❯ ✓ ✗ … │╰──────────╯ █░▒▓ ⠋⠙⠹',
  'Ärger mit Größe, œuvre, Łódź, soft\u00adhyphen',
  '日本語の名前 한국어 ﾊﾝｶｸ ｶﾞ',
  'e\u0301 n\u0303 क्षि ก็ \u1100\u1161\u11a8',
  '🙂 👩‍👩‍👧 🇨🇭 👍🏽 1️⃣ ☑ ☑️ ◽ ⌚ ©️ ®',
  '\x1b]8;;https://example.com\x07link\x1b]8;;\x07 \x1b]0;title\x07',
  'tab\there\nline\r\nend\x00\x7f\x9b',
  '\x1b[broken \x1b',
];

describe('a patched function equals the original', () => {
  const same = (text: string): void => {
    expect(ours.stringWidth(text)).toBe(original.stringWidth(text));
    expect(ours.stringWidth(text, { ambiguousIsNarrow: false })).toBe(
      original.stringWidth(text, { ambiguousIsNarrow: false }),
    );
    expect(ours.tokenize(text)).toEqual(original.tokenize(text));
    expect(ours.styledCharsFromTokens(ours.tokenize(text))).toEqual(
      original.styledCharsFromTokens(original.tokenize(text)),
    );
    expect(ours.sanitizeAnsi(text)).toBe(original.sanitizeAnsi(text));
    expect(drawn(ours, text)).toBe(drawn(original, text));
    expect(ours.wrapAnsi(text, 12, { hard: true })).toBe(original.wrapAnsi(text, 12, { hard: true }));
    expect(ours.sliceAnsi(text, 2, 9)).toBe(original.sliceAnsi(text, 2, 9));
    expect(ours.lineUpdate(`${text}a`, `${text}b`, 80)).toBe(original.lineUpdate(`${text}a`, `${text}b`, 80));
  };

  /** Text over text, as overlays have it, and what a box cuts off; again and again on the same screen. */
  const drawn = ({ Output }: Functions, text: string): string => {
    const screen = new Output({ width: 30, height: 5 });
    for (const [x, y] of [
      [0, 0],
      [7, 0],
      [2, 1],
    ] as const)
      screen.write(x, y, text, { transformers: [] });
    screen.clip({ x1: 9, x2: 21, y1: 2, y2: 4 });
    screen.write(6, 1, text, { transformers: [] });
    screen.write(9, 3, text, { transformers: [] });
    screen.unclip();
    return screen.get().output;
  };

  it.each(corpus)('on %j', same);

  it('on frames of any texts, most of them alone in their rows', () => {
    const text = fc.oneof(fc.constantFrom(...corpus), fc.string({ unit: 'grapheme' }), fc.constant(' '.repeat(12)));
    const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
      fc.oneof({ arbitrary: usual, weight: 9 }, { arbitrary: other, weight: 1 });
    const as: Transformer = (line) => line;
    const red: Transformer = (line, index) => (index % 2 === 0 ? `\x1b[31m${line}\x1b[39m` : line);
    const transformers = mostly<readonly Transformer[]>(fc.constant([as]), fc.constant([as, red]));
    const write = fc.record({ x: mostly(fc.constant(0), fc.integer({ min: -2, max: 12 })), text, transformers });
    const clip = fc.record({
      x1: mostly(fc.constant(0), fc.integer({ min: -2, max: 9 })),
      x2: mostly(fc.constant(40), fc.integer({ min: -2, max: 20 })),
      y1: fc.integer({ min: -1, max: 4 }),
      y2: fc.integer({ min: -1, max: 9 }),
    });
    const rows = fc.array(fc.record({ write, y: mostly(fc.constant(undefined), fc.integer({ min: -2, max: 9 })) }), {
      maxLength: 8,
    });
    const frame = fc.record({ before: rows, clip: fc.option(clip), within: rows });
    const show = (
      { Output }: Functions,
      { before, clip, within }: typeof frame extends fc.Arbitrary<infer T> ? T : never,
    ) => {
      const screen = new Output({ width: 40, height: 8 });
      const all = (some: typeof before, from: number) => {
        for (const [nth, { write, y = from + nth }] of some.entries()) screen.write(write.x, y, write.text, write);
      };
      all(before, 0);
      if (clip) screen.clip(clip);
      all(within, before.length);
      if (clip) screen.unclip();
      return screen.get();
    };
    fc.assert(
      fc.property(frame, (one) => {
        expect(show(ours, one)).toEqual(show(original, one));
      }),
      { numRuns: 2000 },
    );
  });

  it('on every character of the Basic Multilingual Plane, alone and between others', () => {
    for (let code = 0; code < 0xd800; code++) {
      const text = `a${String.fromCharCode(code)}─`;
      if (ours.stringWidth(text) !== original.stringWidth(text)) expect.fail(`width of U+${code.toString(16)}`);
      if (JSON.stringify(ours.tokenize(text)) !== JSON.stringify(original.tokenize(text))) {
        expect.fail(`tokens of U+${code.toString(16)}`);
      }
    }
  });

  it('on anything mixed from all these', () => {
    const piece = fc.oneof(fc.constantFrom(...corpus), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => same(pieces.join(''))),
      { numRuns: 300 },
    );
  });
});

describe('the build', () => {
  it.each(patches.flatMap(({ file, edits }) => edits.map(({ find }) => [file, find] as const)))(
    'stops when %s changes where it is patched: %s',
    (file, find) => {
      const { edits } = patches.find((patch) => patch.file === file) ?? { edits: [] };
      const source = edits.map((edit) => edit.find).join('\n');
      expect(() => patched(file, source, edits)).not.toThrow();
      expect(() => patched(file, source.replace(find, 'something new'), edits)).toThrow(
        `The patch of ${file} no longer fits`,
      );
    },
  );

  it('stops when Ink no longer loads a file that is patched', async () => {
    const stray = { file: 'ink/build/gone.js', why: 'a test', edits: [] };
    (patches as (typeof stray)[]).push(stray);
    const outdir = 'node_modules/.cache/bellhop-refused';
    await expect(bundle({ entry: { hello: 'bench/hello.tsx' }, outdir, logLevel: 'silent' })).rejects.toThrow(
      'no longer part of Ink: ink/build/gone.js',
    );
    (patches as (typeof stray)[]).pop();
  });
});
