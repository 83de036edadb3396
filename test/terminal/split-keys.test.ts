import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ESCAPE_KEY, keySplitter, PASTE_LIMIT } from '../../src/terminal/split-keys.ts';

const split = (...chunks: (string | Uint8Array)[]): string[] => {
  const splitter = keySplitter();
  const pieces = chunks.flatMap((chunk) => splitter.push(chunk));
  return [...pieces, ...splitter.flush()];
};

describe('a key is one piece, however many come in one read', () => {
  it.each([
    ['letters typed ahead', 'jjj', ['j', 'j', 'j']],
    ['a letter and Enter', 'j\r', ['j', '\r']],
    ['control keys', '\x01\x1a\x00\x7f\t', ['\x01', '\x1a', '\x00', '\x7f', '\t']],
    ['Enter as some connections send it', 'a\r\nb', ['a', '\r', 'b']],
    ['a line feed alone, which is Enter too', 'a\nb', ['a', '\r', 'b']],
    ['arrows among letters', 'a\x1b[Ab\x1b[1;5Cc', ['a', '\x1b[A', 'b', '\x1b[1;5C', 'c']],
    ['application cursor keys', '\x1bOA\x1bOP', ['\x1bOA', '\x1bOP']],
    ['editing keys', '\x1b[3~\x1b[5~\x1b[Z', ['\x1b[3~', '\x1b[5~', '\x1b[Z']],
    ['function keys of the Linux console', '\x1b[[A\x1b[[E', ['\x1b[[A', '\x1b[[E']],
    ['shifted keys of rxvt', '\x1b[2$\x1b[3$', ['\x1b[2$', '\x1b[3$']],
    ['F3 with a modifier', '\x1b[1;2R', ['\x1b[1;2R']],
    ['Alt with a letter', '\x1bb\x1bf', ['\x1bb', '\x1bf']],
    ['Escape', '\x1b', [ESCAPE_KEY]],
    ['Escape twice', '\x1b\x1b', [ESCAPE_KEY, ESCAPE_KEY]],
    ['Escape typed ahead of an arrow', '\x1b\x1b[B', [ESCAPE_KEY, '\x1b[B']],
    ['Alt with a key that also begins sequences', '\x1b[', ['\x1b[91;3u']],
    ['text beyond ASCII', 'é日🙂', ['é', '日', '🙂']],
  ])('%s', (_, typed, pieces) => {
    expect(split(typed)).toEqual(pieces);
  });
});

describe('what is no key does not come through', () => {
  it.each([
    ['device attributes', '\x1b[?62;22c\x1b[>41;354;0c'],
    ['a cursor position', '\x1b[24;80R'],
    ['a mode report', '\x1b[?2026;2$y'],
    ['focus in and out', '\x1b[I\x1b[O'],
    ['a mouse report', '\x1b[<0;12;7M\x1b[<0;12;7m'],
    ['a mouse report of the old kind', '\x1b[M q!'],
    ['a colour reply', '\x1b]11;rgb:0000/0000/0000\x07'],
    ['a clipboard reply', '\x1b]52;c;aGVsbG8=\x1b\\'],
    ['a terminal version', '\x1bP>|xterm(390)\x1b\\'],
    ['a sequence broken off by another', '\x1b[12;\x1b[I'],
    ['the end of a paste that never began', '\x1b[201~'],
    ['C1 controls', '\u009b\u0085'],
  ])('%s', (_, sent) => {
    expect(split(`a${sent}b`).filter((piece) => piece !== 'b')).toEqual(['a']);
    expect(split('a', ...sent, 'b').filter((piece) => piece !== 'b')).toEqual(['a']);
  });

  it('a long reply costs no memory', () => {
    const splitter = keySplitter();
    expect(splitter.push('\x1b]52;c;')).toEqual([]);
    for (let read = 0; read < 1000; read++) expect(splitter.push('x'.repeat(1000))).toEqual([]);
    expect(splitter.pending).toBe('long');
    expect(splitter.push('\x1b')).toEqual([]);
    expect(splitter.push('\\j')).toEqual(['j']);
  });
});

describe('a paste is one piece', () => {
  const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

  it('over any number of reads, its end marker torn, with keys before and after', () => {
    expect(split('a\x1b[20', '0~first\rsec', 'ond\x1b[2', '01~b')).toEqual(['a', paste('first\rsecond'), 'b']);
  });

  it('keeps escape sequences inside as text', () => {
    expect(split(`${paste('a\x1b[Ab')}q`)).toEqual([paste('a\x1b[Ab'), 'q']);
  });

  it('has a limit', () => {
    const [piece, after] = split('\x1b[200~', 'x'.repeat(PASTE_LIMIT), 'y'.repeat(10), '\x1b[201~z');
    expect(piece).toBe(paste('x'.repeat(PASTE_LIMIT)));
    expect(after).toBe('z');
  });

  it('whose end never comes is given out when no more comes', () => {
    const splitter = keySplitter();
    splitter.push('\x1b[200~half a');
    expect(splitter.pending).toBe('long');
    expect(splitter.flush()).toEqual([paste('half a')]);
    expect(splitter.push('j')).toEqual(['j']);
  });
});

describe('what is torn waits', () => {
  it.each([
    ['an arrow', ['\x1b', '[', 'A'], ['\x1b[A']],
    ['a modified arrow', ['\x1b[1', ';5', 'C'], ['\x1b[1;5C']],
    ['a character', [Uint8Array.of(0xe6, 0x97), Uint8Array.of(0xa5)], ['日']],
    ['Enter and its line feed', ['\r', '\n', 'j'], ['\r', 'j']],
  ])('%s', (_, chunks, pieces) => {
    const splitter = keySplitter();
    expect(chunks.flatMap((chunk) => splitter.push(chunk))).toEqual(pieces);
    expect(splitter.pending).toBe('nothing');
  });

  it('and is dropped or told when nothing more comes', () => {
    const splitter = keySplitter();
    splitter.push(Uint8Array.of(0xf0, 0x9f));
    expect(splitter.pending).toBe('key');
    expect(splitter.flush()).toEqual([]);
    splitter.push('\x1b[12;');
    expect(splitter.pending).toBe('key');
    expect(splitter.flush()).toEqual([]);
    expect(splitter.push('j')).toEqual(['j']);
  });
});

describe('any chunking of any keys', () => {
  const paste = fc
    .string({ unit: 'grapheme-composite' })
    .map((text) => `\x1b[200~${text.replaceAll('\x1b', '')}\x1b[201~`);
  const fixed = [
    '\r',
    '\t',
    '\x7f',
    '\x00',
    '\x03',
    '\x1b[A',
    '\x1b[1;5D',
    '\x1b[6~',
    '\x1bOB',
    '\x1bb',
    '\x1b[[A',
    'é',
    '日',
    '🙂',
  ];
  const key = fc.oneof(
    fc.constantFrom(...fixed),
    fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme-ascii' }),
    paste,
  );

  it('gives those keys', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 30 }), (keys, cuts) => {
        const bytes = Buffer.from(keys.join(''));
        const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
        const chunks = [...at, bytes.length].map((end, index) => bytes.subarray(at[index - 1] ?? 0, end));
        expect(split(...chunks)).toEqual(keys);
      }),
      { numRuns: 500 },
    );
  });

  it('and of any bytes at all gives the same pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'\x1b[]OPM?;~$<>01239ARcu\x07\\\r\nj\x9b'), { maxLength: 40 }),
        (characters) => {
          expect(split(...characters)).toEqual(split(characters.join('')));
        },
      ),
      { numRuns: 5000, examples: [[[...'\x1b[$><']]] },
    );
  });
});
