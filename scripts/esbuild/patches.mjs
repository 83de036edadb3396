/**
 * What the build changes in Ink and the libraries beneath it: start-up work that a terminal program pays before its
 * first frame, and work that Ink repeats for every frame. Each edit names the exact text it replaces; when an upgrade
 * changes that text the build stops (see patch-plugin.mjs). test/build holds the changed functions to the originals.
 */
import { simpleCharacters } from './simple-text.mjs';

const lazySegmenter = (name, options) => ({
  find: `const ${name} = new Intl.Segmenter(${options});`,
  put: `let lazy_${name};
const ${name} = { segment: (text) => (lazy_${name} ??= new Intl.Segmenter(${options})).segment(text) };`,
});

/** @typedef {{ find: string, put: string }} Edit */
/** @type {readonly { file: string, why: string, edits: readonly Edit[] }[]} */
export const patches = [
  {
    file: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
    why: 'Yoga fetches its own data: URL, which loads all of undici; without fetch it decodes the text itself',
    edits: [{ find: 'var loadYoga = (() => {', put: 'var loadYoga = (() => { const fetch = undefined;' }],
  },
  {
    file: 'string-width/index.js',
    why: 'the segmenter and the emoji table take 50 ms to build, and plain text needs neither',
    edits: [
      lazySegmenter('segmenter', ''),
      {
        find: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
        put: `let lazyEmoji;
const rgiEmojiRegex = { test: (text) => (lazyEmoji ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text) };
const simple = /^[${simpleCharacters}]*$/;`,
      },
      {
        find: 'if (/^[\\u0020-\\u007E]*$/.test(string)) {',
        put: 'if ((ambiguousIsNarrow ? simple : /^[\\u0020-\\u007E]*$/).test(string)) {',
      },
      // One name in another script makes a row of 160 cells of the long way: but for that name it is plain.
      {
        find: '		const visibleSegment = baseVisible(segment);',
        put: `		if (segment.length === 1 && segment >= ' ' && segment <= '~') {
			width++;
			continue;
		}
		const visibleSegment = baseVisible(segment);`,
      },
    ],
  },
  {
    file: '@alcalzone/ansi-tokenize/build/tokenize.js',
    why: 'segmenting plain text is most of the cost of a frame',
    edits: [
      {
        find: 'const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });',
        put: `let lazySegmenter;
const simple = /^[\\x1b\\n${simpleCharacters}]*$/;
function segments(text) {
  if (!simple.test(text)) return (lazySegmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })).segment(text);
  const characters = new Array(text.length);
  for (let index = 0; index < text.length; index++) characters[index] = { segment: text[index], index };
  return characters;
}`,
      },
      { find: 'of segmenter.segment(str)', put: 'of segments(str)' },
    ],
  },
  {
    file: 'ink/build/line-update.js',
    why: 'its short way is open to all text whose characters are one column each, not to ASCII alone',
    edits: [
      lazySegmenter('segmenter', "undefined, { granularity: 'grapheme' }"),
      { find: 'const printableAscii = /^[ -~]*$/u;', put: `const printableAscii = /^[${simpleCharacters}]*$/;` },
    ],
  },
  {
    file: 'wrap-ansi/index.js',
    why: 'built only when a line needs it',
    edits: [lazySegmenter('segmenter', '')],
  },
  {
    file: 'slice-ansi/tokenize-ansi.js',
    why: 'built only when a line needs it',
    edits: [lazySegmenter('GRAPHEME_SEGMENTER', "undefined, {granularity: 'grapheme'}")],
  },
  {
    file: '@alcalzone/ansi-tokenize/build/styledChars.js',
    why: 'a list of styles for each character of a screen is most of its memory; those alike stand side by side',
    edits: [
      {
        find: `ret.push({
                ...token,
                styles: [...codes],
            });`,
        put: `ret.push({ type: token.type, value: token.value, fullWidth: token.fullWidth, styles: codes });`,
      },
    ],
  },
  {
    file: 'ink/build/render-node-to-output.js',
    why: 'each text has been measured for the layout, and that is kept',
    edits: [
      {
        find: "import widestLine from 'widest-line';",
        put: `import measureText from './measure-text.js';
const widestLine = (text) => measureText(text).width;`,
      },
    ],
  },
  {
    file: 'ink/build/sanitize-ansi.js',
    why: 'each text is cleaned twice, to be measured and to be drawn, and most are those of the frame before',
    edits: [
      {
        find: "import { hasAnsiControlCharacters, tokenizeAnsi } from './ansi-tokenizer.js';",
        put: `import QuickLRU from 'quick-lru';
import { hasAnsiControlCharacters, tokenizeAnsi } from './ansi-tokenizer.js';`,
      },
      { find: 'const sanitizeAnsi = (text) => {', put: 'const sanitized = (text) => {' },
      {
        find: 'export default sanitizeAnsi;',
        put: `const known = new QuickLRU({ maxSize: 400 });
export default function sanitizeAnsi(text) {
  let cached = known.get(text);
  if (cached === undefined) {
    cached = sanitized(text);
    known.set(text, cached);
  }
  return cached;
}`,
      },
    ],
  },
  {
    file: 'ink/build/output.js',
    why: `most rows have one text each, and need no cells; of the others, most are those of the frame before: cells and lines
are kept, those of some frames and no more`,
    edits: [
      {
        find: "import stringWidth from 'string-width';",
        put: "import stringWidth from 'string-width';\nimport QuickLRU from 'quick-lru';",
      },
      // A cell takes 60 bytes, a line 10 KiB.
      { find: 'styledChars = new Map();', put: 'styledChars = new QuickLRU({ maxSize: 200 });' },
      {
        find: 'export default class Output {',
        put: `const shared = new OutputCaches();
const blank = { type: 'char', value: ' ', fullWidth: false, styles: [] };
const kept = () => {
  for (const cache of [shared.widths, shared.blockWidths]) if (cache.size > 2000) cache.clear();
  return shared;
};
function linesOf(characters) {
  const lines = [[]];
  for (const character of characters) {
    if (character.value === '\\n') lines.push([]);
    else lines.at(-1).push(character);
  }
  return lines.map((line) => styledCharsToString(line));
}
function isSame(before, now) {
  if (before.length !== now.length) return false;
  for (let x = 0; x < now.length; x++) if (before[x] !== now[x]) return false;
  return true;
}
/** The rows of the last frame, and what was written for each. */
const last = [];
function drawnLine(cells, y) {
  const before = last[y];
  if (before && isSame(before.cells, cells)) return before.text;
  const text = styledCharsToString(cells.filter((cell) => cell !== undefined)).trimEnd();
  last[y] = { cells, text };
  return text;
}
export default class Output {`,
      },
      { find: 'caches = new OutputCaches();', put: 'caches = kept();' },
      {
        find: `            // Standalone invisible Unicode characters must not occupy terminal cells.
            cached = styledCharsFromTokens(tokenize(line)).filter(character => !/^\\p{Default_Ignorable_Code_Point}+$/u.test(character.value));
`,
        put: '            cached = styledCharacters(line);\n',
      },
      {
        find: 'class OutputCaches {',
        put: `// Standalone invisible Unicode characters must not occupy terminal cells.
const styledCharacters = (line) => styledCharsFromTokens(tokenize(line)).filter(character => !/^\\p{Default_Ignorable_Code_Point}+$/u.test(character.value));
class OutputCaches {`,
      },
      {
        find: `    get() {
`,
        put: `    /** What is written for each row in which one text stands, or none, and all of it; undefined for the others. */
    rowsAlone() {
        const rows = Array.from({ length: Math.ceil(this.height) }, () => '');
        const taken = new Set();
        const clips = [];
        for (const operation of this.operations) {
            if (operation.type === 'clip') {
                clips.push(intersectClips(clips.at(-1), operation.clip));
                continue;
            }
            if (operation.type === 'unclip') {
                clips.pop();
                continue;
            }
            const { x, y, text, transformers } = operation;
            const { x1 = 0, x2 = Infinity, y1 = 0, y2 = Infinity } = clips.at(-1) ?? {};
            const { line, text: all, width } = this.caches.getAlone(text);
            const isWhole = all !== undefined && x === 0 && x1 <= 0 && width <= x2 && transformers.every((transformer) => transformer(line, 0) === line);
            if (isWhole && (y < y1 || y >= y2)) continue;
            const end = y + (all === undefined ? text.split('\\n').length : 1);
            for (let row = y; row < end; row++) {
                if (row in rows) rows[row] = isWhole && !taken.has(row) ? all : undefined;
                taken.add(row);
            }
        }
        return rows;
    }
    get() {
        const rows = this.rowsAlone();
`,
      },
      {
        find: `    getStringWidth(text) {
        let cached`,
        put: `    lines = new QuickLRU({ maxSize: 200 });
    getLines(text) {
        let cached = this.lines.get(text);
        if (cached === undefined) {
            cached = linesOf(this.getStyledChars(text));
            this.lines.set(text, cached);
        }
        return cached;
    }
    alone = new QuickLRU({ maxSize: 400 });
    /** What is written for a row in which nothing else stands. */
    getAlone(text) {
        let cached = this.alone.get(text);
        if (cached === undefined) {
            const characters = text.includes('\\n') ? [] : styledCharacters(text);
            const width = this.getStringWidth(text);
            // Cut at its own width, a text would lose what has more columns alone than beside its neighbours.
            const fits = characters.reduce((sum, { value }) => sum + this.getStringWidth(value), 0) <= width;
            const line = styledCharsToString(characters);
            cached = fits && characters.length > 0 ? { line, text: line.trimEnd(), width } : {};
            this.alone.set(text, cached);
        }
        return cached;
    }
    whole = new QuickLRU({ maxSize: 200 });
    getWhole(line, slice) {
        let cached = this.whole.get(line);
        if (cached === undefined) {
            cached = slice();
            this.whole.set(line, cached);
        }
        return cached;
    }
    getStringWidth(text) {
        let cached`,
      },
      {
        find: `        // Preserve styles across explicit newlines before clipping individual rows.
        const characterLines = [[]];
        for (const character of this.caches.getStyledChars(text)) {
            if (character.value === '\\n') {
                characterLines.push([]);
            }
            else {
                characterLines.at(-1).push(character);
            }
        }
        let lines = characterLines.map(line => styledCharsToString(line));`,
        put: '        let lines = this.caches.getLines(text);',
      },
      {
        find: 'return this.sliceLineToColumns(line, from, to);',
        put: `return from === 0 && to === width
                        ? this.caches.getWhole(line, () => this.sliceLineToColumns(line, from, to))
                        : this.sliceLineToColumns(line, from, to);`,
      },
      {
        find: `            const row = [];
            for (let x = 0; x < this.width; x++) {
                row.push({
                    type: 'char',
                    value: ' ',
                    fullWidth: false,
                    styles: [],
                });
            }`,
        put: '            const row = rows[y] === undefined ? new Array(this.width).fill(blank) : undefined;',
      },
      {
        find: `.map(line => {
            // See https://github.com/vadimdemedes/ink/pull/564#issuecomment-1637022742
            const lineWithoutEmptyItems = line.filter(item => item !== undefined);
            return styledCharsToString(lineWithoutEmptyItems).trimEnd();
        })`,
        put: '.map((cells, y) => cells ? drawnLine(cells, y) : rows[y])',
      },
      {
        find: 'this.applyWriteOperation(output, operation, clips.at(-1));',
        put: 'if (rows[operation.y] === undefined) this.applyWriteOperation(output, operation, clips.at(-1));',
      },
    ],
  },
  {
    file: 'signal-exit/index.js',
    why: 'node:assert takes as long to load as two frames, for one check of an argument that Ink gives rightly',
    edits: [{ find: "var assert = require('assert')", put: 'var assert = { equal() {} }' }],
  },
  {
    file: 'restore-cursor/index.js',
    why: 'src/terminal restores the screen; this one would write to stderr, even where that is a file',
    edits: [{ find: 'signalExit(() => {', put: '(() => {})(() => {' }],
  },
];
