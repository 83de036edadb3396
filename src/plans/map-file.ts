/**
 * A mapping as a file that is written, changed by hand and read back: CSV or JSON, told apart by their content. Each row
 * says where a bundle's WorkSpaces go, or a single one; what cannot be used is named with its place.
 */
import { stringify } from 'csv-stringify/sync';
import { clean } from '../aws/clean.ts';
import { readCompute } from '../rules/wish.ts';
import { bundleIdPattern, workspaceIdPattern } from './id-patterns.ts';
import type { MapLine } from './mapping.ts';
import { type BadEntry, plainName, quoted, readTable, type Table, type TableRow } from './table-file.ts';

export interface MapEntry {
  readonly at: string;
  readonly line: MapLine;
}

export interface ReadMap {
  readonly entries: readonly MapEntry[];
  readonly bad: readonly BadEntry[];
}

/** `source`: id of a bundle or WorkSpace. `target`: id of a bundle, empty: left out. `compute`: only those of that type. */
export function readMap(text: string): ReadMap {
  const { rows, bad } = /^\s*[[{]/.test(text) ? readJson(text) : readHeaded(text);
  const [entries, faults]: [MapEntry[], BadEntry[]] = [[], [...bad]];
  const places = new Map<string, string>();
  for (const row of rows) {
    const line = lineOf(row.cells);
    if (typeof line === 'string') {
      faults.push({ at: row.at, why: line });
      continue;
    }
    const key = [line.workspaceId, line.bundleId, line.computeType].join(' ');
    const before = places.get(key);
    if (before === undefined) entries.push({ at: row.at, line });
    else faults.push({ at: row.at, why: `Its source is named in ${before} already.` });
    places.set(key, before ?? row.at);
  }
  if (rows.length === 0 && bad.length === 0) faults.push({ at: 'line 1', why: 'It names no source.' });
  return { entries, bad: faults };
}

export interface MapRow {
  readonly line: MapLine;
  /** For who reads it: no part of the mapping. */
  readonly remark: string;
}

export function mapText(rows: readonly MapRow[], format: 'csv' | 'json'): string {
  const records = rows.map(({ line, remark }) => ({
    source: line.workspaceId ?? line.bundleId ?? '',
    target: line.to ?? '',
    ...(format === 'csv' || line.computeType ? { compute: line.computeType ?? '' } : {}),
    remark,
  }));
  if (format === 'json') return `${JSON.stringify(records, undefined, 2)}\n`;
  return stringify(records, {
    header: true,
    columns: ['source', 'target', 'compute', 'remark'],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
  });
}

/** The line, or why it cannot be used. */
function lineOf(cells: TableRow['cells']): MapLine | string {
  const cell = (...names: readonly string[]) => names.map((name) => cells.get(name)).find((text) => text !== undefined);
  const [source, target, words] = [cell('source', 'from'), cell('target', 'to'), cell('compute', 'computetype')];
  if (!source) return 'It names no source.';
  if (target === undefined) return 'It has no target: to leave them out, an empty one has to stand there.';
  const to = target === '' ? undefined : target;
  if (to !== undefined && !bundleIdPattern.test(to)) return `Its target ${quoted(to)} is no id of a bundle.`;
  if (workspaceIdPattern.test(source))
    return !words ? { workspaceId: source, to } : 'A single WorkSpace has a compute type beside it.';
  if (!bundleIdPattern.test(source)) return `Its source ${quoted(source)} is no id of a bundle or of a WorkSpace.`;
  if (source === to) return 'Source and target are the same bundle: rebuild them instead.';
  if (!words) return { bundleId: source, to };
  const computeType = readCompute(words);
  if (computeType === undefined || computeType === 'same' || computeType === 'any')
    return `${quoted(words)} is no compute type.`;
  return { bundleId: source, computeType, to };
}

/** Whatever else there is is for who reads it. */
const mapColumns: ReadonlySet<string> = new Set(['source', 'from', 'target', 'to', 'compute', 'computetype']);

function readHeaded(text: string): Table {
  const table = readTable(text);
  const { columns } = table;
  const has = (...names: readonly string[]) => names.some((name) => columns.includes(name));
  if (table.bad.length > 0 || (has('source', 'from') && has('target', 'to'))) return table;
  return { ...table, rows: [], bad: [{ at: 'line 1', why: 'The first row has to name the columns: source,target.' }] };
}

function readJson(text: string): Table {
  const whole = (why: string): Table => ({ columns: [], rows: [], bad: [{ at: 'as a whole', why }] });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return whole(`It is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
  if (!Array.isArray(value)) return whole('It has to be a list, of {"source": ..., "target": ...}.');
  const [rows, bad]: [TableRow[], BadEntry[]] = [[], []];
  for (const [index, record] of value.entries()) {
    const at = `entry ${index + 1}`;
    const cells = cellsOf(record);
    if (cells) rows.push({ at, cells });
    else bad.push({ at, why: 'It has to be like {"source": "wsb-...", "target": "wsb-..."}.' });
  }
  return { columns: [], rows, bad };
}

/** Undefined for what is no record of texts. */
function cellsOf(record: unknown): TableRow['cells'] | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) {
    if (!mapColumns.has(plainName(name))) continue;
    if (value !== null && typeof value !== 'string') return undefined;
    cells.set(plainName(name), clean(value ?? '').trim());
  }
  return cells;
}
