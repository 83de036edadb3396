/**
 * CSV (RFC 4180) for spreadsheets. Cells that a spreadsheet would take for a formula are disarmed. UTF-8 with a byte
 * order mark, without which Excel reads umlauts as something else.
 */
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | undefined;

/** `more`: what goes on below other lines. */
export function csvText(lines: readonly (readonly Cell[])[], more?: 'more'): string {
  return stringify(lines as Cell[][], {
    bom: more === undefined,
    escape_formulas: true,
    record_delimiter: 'windows',
    // With a delimiter of one's own the library leaves a lone line end without quotes.
    quote_record_delimiter: true,
  });
}

/** The same to be pasted: tabs between the cells, and no line end after the last. */
export function tabbedText(lines: readonly (readonly Cell[])[]): string {
  return stringify(lines as Cell[][], { delimiter: '\t', escape_formulas: true, eof: false });
}
