/** Facts in sections, as lines: each value in full under its own column, and which lines belong to which fact. */
import type { Fact } from './facts.ts';
import { glyphs } from './glyphs.ts';
import { padded, wrap } from './text.ts';
import { theme } from './theme.ts';

export interface SheetFact extends Fact {
  /** Tells it from the others of its section. */
  readonly id: string;
  /** Said beneath it: what it means, where it stands. */
  readonly notes?: readonly string[] | undefined;
  /** It leads somewhere, which its label shows. */
  readonly leads?: boolean | undefined;
}

export interface Section<F extends SheetFact = SheetFact> {
  readonly title: string;
  readonly facts: readonly F[];
}

/** The lines that a fact has, from the top of the sheet. */
export interface Span {
  /** Of its section and itself. */
  readonly id: string;
  /** Number of its section. */
  readonly section: number;
  readonly from: number;
  readonly lines: number;
}

export interface SheetLines<F extends SheetFact = SheetFact> {
  /** In the order of the spans. */
  readonly facts: readonly F[];
  /** `cursor`: id of the span that the cursor is on. */
  shown(top: number, height: number, cursor: string | undefined): string[];
  readonly spans: readonly Span[];
  readonly height: number;
}

/** Before the label: the cursor's sign. */
const gutter = 3;
const labelCells = 22;
/** What a value keeps, however narrow the screen. */
const least = 20;

export function sheetLines<F extends SheetFact>(sections: readonly Section<F>[], cells: number): SheetLines<F> {
  const lines: { readonly label: string; readonly text: string; readonly fact: string | undefined }[] = [];
  const spans: Span[] = [];
  const room = Math.max(least, cells - gutter - labelCells - 2);
  const filled = sections.filter(({ facts }) => facts.length > 0);
  for (const [section, { title, facts }] of filled.entries()) {
    lines.push({ label: '', text: '', fact: undefined });
    lines.push({ label: '', text: ` ${theme.title(title)}`, fact: undefined });
    for (const fact of facts) {
      const { label, value, tone = 'plain', notes = [], leads } = fact;
      const id = `${title}: ${fact.id}`;
      const said = [...wrap(value, room).map(theme[tone]), ...notes.flatMap((note) => wrap(note, room)).map(theme.dim)];
      spans.push({ id, section, from: lines.length, lines: said.length });
      const name = leads ? `${label} ${glyphs.arrow}` : label;
      for (const [at, text] of said.entries()) lines.push({ label: at === 0 ? name : '', text, fact: id });
    }
  }
  return {
    facts: filled.flatMap(({ facts }) => facts),
    spans,
    height: lines.length,
    shown: (top, height, cursor) =>
      lines.slice(top, top + height).map(({ label, text, fact }) => {
        if (fact === undefined) return text;
        const named = padded(label, labelCells);
        return fact === cursor
          ? ` ${theme.accent(glyphs.cursor)} ${label === '' ? named : theme.selected(named)} ${text}`
          : `   ${theme.dim(named)} ${text}`;
      }),
  };
}
