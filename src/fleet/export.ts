/**
 * Rows as a file: CSV for spreadsheets, JSON and NDJSON for programs. Names are those of the query language, and so is
 * what they say of a fact that is not there: none of it is empty, not known is `null` in JSON and `?` in CSV.
 */
import { type Cell, csvText } from '../plans/csv.ts';
import { iso } from '../runs/report-times.ts';
import { type FieldId, fields, type Surroundings } from './fields.ts';
import type { Row } from './fleet.ts';

export const exportFormats = ['csv', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Of what is chosen where nobody chose: nothing of it costs a call for each WorkSpace. */
export const exportColumns: readonly FieldId[] = [
  'id',
  'user',
  'computer',
  'name',
  'ip',
  'state',
  'error',
  'os',
  'protocol',
  'mode',
  'compute',
  'root',
  'data',
  'bundle',
  'bundleid',
  'dir',
  'dirid',
];

export function exportRows(
  rows: readonly Row[],
  columns: readonly FieldId[],
  format: ExportFormat,
  at: Surroundings,
): string {
  return [...exportPieces(rows, columns, format, at)].join('');
}

/** So many rows are made into text before a key. */
const rowsAPiece = 500;

/** The same in pieces, so that a large fleet can be written while keys are answered. */
export function* exportPieces(
  rows: readonly Row[],
  columns: readonly FieldId[],
  format: ExportFormat,
  at: Surroundings,
): Generator<string, void, void> {
  const json = (row: Row) => jsonLine(row, columns, at);
  if (format === 'csv') yield csvText([columns]);
  if (format === 'json') yield rows.length === 0 ? '[' : '[\n';
  for (const some of inPieces(rows)) {
    if (format === 'csv') yield csvText(cellsOf(some, columns, at), 'more');
    else if (format === 'ndjson') yield some.map((row) => `${json(row)}\n`).join('');
    else yield `${some.map(json).join(',\n')}${some.at(-1) === rows.at(-1) ? '\n' : ',\n'}`;
  }
  if (format === 'json') yield ']\n';
}

export function* inPieces(rows: readonly Row[]): Generator<readonly Row[], void, void> {
  for (let at = 0; at < rows.length; at += rowsAPiece) yield rows.slice(at, at + rowsAPiece);
}

export function cellsOf(rows: readonly Row[], columns: readonly FieldId[], at: Surroundings): readonly Cell[][] {
  return rows.map((row) => columns.map((id) => cellOf(id, row, at)));
}

/** One WorkSpace, without a line end. */
export function jsonLine(row: Row, columns: readonly FieldId[], at: Surroundings): string {
  return JSON.stringify(Object.fromEntries(columns.map((id) => [id, jsonOf(id, row, at)])));
}

/** As many values as a field may have make a list of them, tags an object; else it is the value itself. */
function jsonOf(id: FieldId, row: Row, at: Surroundings): unknown {
  const { kind, several, values } = fields[id];
  const all = values(row, at);
  if (all === undefined) return null;
  if (kind === 'pair') return Object.fromEntries(all.map((pair) => keyAndValue(String(pair))));
  if (several) return all;
  const [first] = all;
  return kind === 'time' ? (iso(Number(first)) ?? '') : (first ?? '');
}

function keyAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

/** As a spreadsheet shows it. */
export function cellOf(id: FieldId, row: Row, at: Surroundings): Cell {
  const { kind, several, values } = fields[id];
  const all = values(row, at);
  if (all === undefined) return '?';
  if (several) return all.join('; ');
  const [first] = all;
  return kind === 'time' ? iso(Number(first)) : first;
}
