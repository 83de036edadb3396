/** The query language, whatever is typed: it reads back what it writes, and no line breaks it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldIds, fields } from '../../src/fleet/fields.ts';
import { complete } from '../../src/fleet/query/complete.ts';
import { matcher } from '../../src/fleet/query/match.ts';
import { meaningOf } from '../../src/fleet/query/meaning.ts';
import { parseQuery } from '../../src/fleet/query/parse.ts';
import { printQuery } from '../../src/fleet/query/print.ts';
import { and, everything, not, or, type Query } from '../../src/fleet/query/query.ts';
import { at, day, now, rowsOf } from '../fleet/query/rows.ts';

/** Texts that look like the language itself among texts that do not. */
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom('or', 'AND', 'not', '-', '*', 'a b', 'user:ann', 'x>1', '"', '\\', '\\"', '(', 'a,b', '12:30', '?'),
);
const fieldTerm = fc
  .record({
    field: fc.constantFrom(...fieldIds),
    op: fc.constantFrom(':', '>', '>=', '<', '<='),
    value: fc.oneof(text, fc.constantFrom('', '?', 'none', '*', '30d', '1.5h', '80', '2tb', '=', '>5', 'env=prod')),
  })
  .filter((term) => typeof meaningOf(term) !== 'string')
  .map((term): Query => ({ kind: 'field', ...term }));

const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map((words): Query => ({ kind: 'text', text: words })),
    fieldTerm,
    tie('query').map(not),
    fc.array(tie('query'), { minLength: 2, maxLength: 4 }).map(and),
    fc.array(tie('query'), { minLength: 2, maxLength: 4 }).map(or),
  ),
}));

/** Lines that come near to being queries. */
const line = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '(',
        ')',
        '-',
        ' ',
        '"',
        '\\',
        ',',
        ':',
        '>',
        '<',
        '=',
        '*',
        '?',
        'or',
        'and',
        'not',
        'user',
        'seen',
        'tag',
        'root',
        '30d',
        'é',
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
  query.map(printQuery),
);

const rows = rowsOf({
  'ws-ann': {
    workspace: { userName: 'ann', state: 'STOPPED', rootVolumeGib: 80, protocols: ['WSP'] },
    connection: { state: 'CONNECTED', lastUserConnectionAt: now - 40 * day },
    lookedUp: { tags: [{ key: 'env', value: 'prod' }], snapshots: { rebuild: now - day, restore: 'none' } },
  },
  'ws-bare': {},
  'ws-failed': { workspace: { userName: '*', protocols: [], errorCode: 'x' }, lookedUp: { tags: 'denied' } },
});

describe('the query language', () => {
  it('reads back every query that it writes', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(parseQuery(printQuery(asked))).toEqual({ ok: true, query: asked });
      }),
    );
  });

  it('reads any line, or says where it cannot, inside the line, in a sentence', () => {
    fc.assert(
      fc.property(line, (typed) => {
        const read = parseQuery(typed);
        if (read.ok) {
          expect(parseQuery(printQuery(read.query))).toEqual(read);
          return;
        }
        expect(read.at).toBeGreaterThanOrEqual(0);
        expect(read.length).toBeGreaterThan(0);
        expect(read.at + read.length).toBeLessThanOrEqual(typed.length);
        expect(read.why.length).toBeGreaterThan(10);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['words', 'ann '.repeat(2500)],
    ['stars', `user:${'*a'.repeat(5000)}`],
    ['signs', `${'-'.repeat(10_000)}ann`],
    ['alternatives', `a${' or a'.repeat(2500)}`],
    ['values', `user:a${',a'.repeat(5000)}`],
    ['groups', '(a) '.repeat(2500)],
    ['quotes', '"a"'.repeat(3333)],
  ])('reads 10,000 characters of %s, and matches by them', (_, typed) => {
    const read = parseQuery(typed);
    const match = matcher(read.ok ? read.query : everything, at);
    expect(read.ok && rows.map(match)).toHaveLength(rows.length);
  });

  it.each(['(', ')', '(-', '"', 'user: ', 'user:a,,', 'or ', '((a) '])(
    'refuses 10,000 characters of %j with a sentence',
    (piece) => {
      expect(parseQuery(piece.repeat(Math.ceil(10_000 / piece.length)))).toMatchObject({
        ok: false,
        why: expect.stringMatching(/\w/),
      });
    },
  );

  it('knows of a question just what it knows of its opposite', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(...rows), (asked, row) => {
        const verdict = matcher(asked, at)(row);
        expect(matcher(not(asked), at)(row)).toBe(verdict === undefined ? undefined : !verdict);
      }),
    );
  });

  it('answers for several as for each: one no among all, one yes among any, and not known only where it matters', () => {
    fc.assert(
      fc.property(query, query, fc.constantFrom(...rows), (a, b, row) => {
        const verdicts = [a, b].map((asked) => matcher(asked, at)(row));
        const all = verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
        const any = verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
        expect(matcher(and([a, b]), at)(row)).toBe(all);
        expect(matcher(or([a, b]), at)(row)).toBe(any);
      }),
    );
  });

  it('offers only what reads, wherever the cursor is', () => {
    fc.assert(
      fc.property(line, fc.nat(60), (typed, cursor) => {
        const { from, to, options } = complete(typed, cursor, rows, at);
        expect([0 <= from, from <= to, to <= typed.length]).toEqual([true, true, true]);
        const before = typed.slice(0, from);
        if (!(parseQuery(before).ok && /(?:^|[\s(])$/.test(before))) return;
        for (const { insert } of options) expect(parseQuery(`${before}${insert}*`).ok).toBe(true);
      }),
    );
  });

  it.each(fieldIds)('offers values of %s that read', (id) => {
    for (const head of [`${id}:`, `-${id}:`, `ann (${id}:`, ...(fields[id].kind === 'size' ? [`${id}:>`] : [])]) {
      const { from, options } = complete(head, head.length, rows, at);
      for (const { insert } of options) {
        const typed = `${head.slice(0, from)}${insert}${head.includes('(') ? ')' : ''}`;
        expect(parseQuery(typed)).toMatchObject({ ok: true });
      }
    }
  });
});
