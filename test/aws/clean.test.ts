import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanAll } from '../../src/aws/clean.ts';

describe('text from outside', () => {
  it.each([
    ['plain text stays as it is', 'ws-0a1b2c3d4', 'ws-0a1b2c3d4'],
    ['letters of every script stay', 'Zoë Müller 東京 Ωμέγα', 'Zoë Müller 東京 Ωμέγα'],
    ['an emoji stays', 'done 🎉', 'done 🎉'],
    ['colours go', '\u001b[1;31mred\u001b[0m', 'red'],
    ['cursor moves go', 'a\u001b[2J\u001b[10;10Hb', 'ab'],
    ['a window title goes with its text', 'a\u001b]0;owned\u0007b', 'ab'],
    ['a link keeps only what is shown', '\u001b]8;;http://x\u001b\\here\u001b]8;;\u001b\\', 'here'],
    ['eight-bit sequences go', 'a\u009b31mb\u009d0;t\u009cc', 'abc'],
    ['an unfinished sequence cannot swallow what follows', 'a\u001b]0;title', 'a0;title'],
    ['a sequence made of the rest of another is no sequence', 'a\u001b\u001b[0m[31mb', 'a[31mb'],
    ['line ends and tabs become one space', 'one\r\ntwo\tthree\u2028four', 'one two three four'],
    ['other controls go', 'a\u0000\u0007\u0008\u007fb\u0080', 'ab'],
    ['bidi overrides and isolates go', '\u202eexe.txt\u202c\u2066x\u2069\u200f', 'exe.txtx'],
    ['zero-width characters go', 'a\u200bd\u200cm\u200di\u2060n\ufeff', 'admin'],
    ['a lone surrogate goes', 'a\ud83db', 'ab'],
    ['invisible tags go', 'ok\u{e0041}\u{e0042}', 'ok'],
  ])('%s', (_, dirty, expected) => {
    expect(clean(dirty)).toBe(expected);
  });

  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '\u001b',
        '[',
        ']',
        '0',
        ';',
        'm',
        '\u0007',
        '\u009b',
        '\u009d',
        '\\',
        '\n',
        '\u202e',
        '\ud83d',
        '\ude00',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });

  it('holds no control, bidi mark, zero-width character or lone surrogate, whatever came in', () => {
    fc.assert(
      fc.property(nasty, (dirty) => {
        expect(clean(dirty)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b-\u200d\u2060\ufeff\u2028\u2029]/u);
      }),
    );
  });

  it('is clean after one go', () => {
    fc.assert(fc.property(nasty, (dirty) => clean(clean(dirty)) === clean(dirty)));
  });

  it('is cleaned at any depth of an answer, while dates, numbers and missing members stay', () => {
    const at = new Date(5);
    const dirty = { Id: 'ws-1\u001b[2J', List: [{ Name: 'a\nb' }, null], At: at, Size: 80, None: undefined };
    expect(cleanAll(dirty)).toEqual({ Id: 'ws-1', List: [{ Name: 'a b' }, null], At: at, Size: 80, None: undefined });
  });
});
