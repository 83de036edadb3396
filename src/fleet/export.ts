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
  switch (format) {
    case 'csv':
      return csvText([columns, ...rows.map((row) => columns.map((id) => cellOf(id, row, at)))]);
    case 'json':
      return rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => jsonLine(row, columns, at)).join(',\n')}\n]\n`;
    case 'ndjson':
      return rows.map((row) => `${jsonLine(row, columns, at)}\n`).join('');
  }
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
