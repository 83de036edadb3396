import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Column, fitColumns, headerLine, rowLine } from '../../src/components/columns.ts';
import { padded, truncate, width, wrap, wrapWithin } from '../../src/components/text.ts';

describe('fitting text', () => {
  it.each([
    ['Ann Keller', 5, 'Ann …'],
    ['Ann', 5, 'Ann  '],
    ['日本太郎', 5, '日本…'],
    ['日本太郎', 4, '日… '],
    ['', 3, '   '],
  ])('%s in %i cells is "%s"', (text, cells, expected) => {
    expect(padded(text, cells)).toBe(expected);
  });

  it.each([
    ['Corp-Win11-BYOL-DCV-Standard', 12, 'Corp-W…ndard'],
    ['Corp-Win11-BYOL-DCV-Standard', 28, 'Corp-Win11-BYOL-DCV-Standard'],
    ['日本太郎花子', 7, '日本…子'],
    ['Ann', 1, '…'],
  ])('%s cut in the middle to %i cells is "%s": what differs is often the end', (text, cells, expected) => {
    expect(truncate(text, cells, 'middle')).toBe(expected);
  });

  it('is as wide as asked for, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, cells) => {
        expect(width(padded(text, cells))).toBe(cells);
        expect(width(truncate(text, cells))).toBeLessThanOrEqual(cells);
        expect(width(truncate(text, cells, 'middle'))).toBeLessThanOrEqual(cells);
      }),
    );
  });

  it('is as wide as Ink counts it, whatever characters stand side by side', () => {
    const unit = fc.oneof(fc.integer({ min: 0x20, max: 0x2fff }), fc.integer({ min: 0x3000, max: 0x1ffff }));
    const shown = unit.map((code) => String.fromCodePoint(code)).filter((one) => /^[^\p{C}]$/u.test(one));
    fc.assert(
      fc.property(fc.array(shown, { maxLength: 12 }), (characters) => {
        const text = characters.join('');
        expect(width(text)).toBe(stringWidth(text));
        expect(stringWidth(padded(text, 40))).toBe(40);
      }),
      { numRuns: 500 },
    );
  });

  it('wraps into so many lines at most, and shows where the rest is missing', () => {
    expect(wrapWithin('one two three', 7, 2)).toEqual(['one two', 'three']);
    expect(wrapWithin('one two three four', 7, 2)).toEqual(['one two', 'three …']);
    expect(wrapWithin('one two three', 7, 1)).toEqual(['one tw…']);
  });

  it('wraps at spaces, and breaks a word only where it is too long for a line', () => {
    expect(wrap('Ask the user to log out', 9)).toEqual(['Ask the', 'user to', 'log out']);
    expect(wrap('arn:aws:iam::123456789012', 10)).toEqual(['arn:aws:ia', 'm::1234567', '89012']);
  });

  it('loses no word by wrapping', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), fc.integer({ min: 12, max: 30 }), (words, cells) => {
        expect(wrap(words.join(' '), cells).join(' ')).toBe(words.join(' '));
      }),
    );
  });
});

describe('columns', () => {
  interface Row {
    readonly user: string;
    readonly id: string;
  }
  const columns: readonly Column<Row>[] = [
    { id: 'user', title: 'USER', min: 4, max: 10, importance: 1, text: ({ user }) => user },
    { id: 'state', title: 'STATE', min: 9, max: 9, importance: 3, text: () => 'AVAILABLE' },
    { id: 'id', title: 'ID', min: 6, max: 8, importance: 2, text: ({ id }) => id },
  ];
  const row = { user: 'ann.keller', id: 'ws-12345' };

  it('leaves out the least important ones where there is no room', () => {
    expect(fitColumns(columns, 12).map(({ column }) => column.id)).toEqual(['user', 'id']);
  });

  it('lets the most important grow first, each to the most it can use', () => {
    const fitted = fitColumns(columns, 18);
    expect(headerLine(fitted)).toBe('USER       ID     ');
    expect(rowLine(fitted, row, true)).toBe('ann.keller ws-123…');
  });

  it('gives lines that never pass the width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 60 }), fc.string({ unit: 'grapheme' }), (cells, user) => {
        expect(width(rowLine(fitColumns(columns, cells), { ...row, user }, true))).toBeLessThanOrEqual(cells);
      }),
    );
  });
});
