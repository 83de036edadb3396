/**
 * A mapping as a file that is written, changed by hand and read back: CSV or JSON, told apart by their content. Each row
 * says where a bundle's WorkSpaces go, or a single one; what cannot be used is named with its place.
 */

import { clean } from '../aws/clean.ts';
import { readCompute } from '../rules/wish.ts';
import { csvText } from './csv.ts';
import { bundleIdPattern, workspaceIdPattern } from './id-patterns.ts';
import type { MapLine } from './mapping.ts';
import { type BadEntry, plainName, quoted, readTable } from './table-file.ts';

export interface MapEntry {
  readonly at: string;
  readonly line: MapLine;
}

export interface ReadMap {
  readonly entries: readonly MapEntry[];
  readonly bad: readonly BadEntry[];
}

/**
 * `source`: id of a bundle or WorkSpace. `target`: id of a bundle, empty: left out. `compute`: only those of that type.
 * What has nothing but a `remark` is one.
 */
export function readMap(text: string): ReadMap {
  const { rows, bad } = /^\s*[[{]/.test(text) ? readJson(text) : readHeaded(text);
  const [entries, faults]: [MapEntry[], BadEntry[]] = [[], [...bad]];
  const places = new Map<string, string>();
  for (const row of rows) {
    if (isRemark(row.cells)) continue;
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
  if (rows.length === 0 && bad.length === 0) faults.push({ at: 'as a whole', why: 'It names nothing.' });
  return { entries, bad: faults };
}

export interface MapRow {
  readonly line: MapLine;
  /** For who reads it: no part of the mapping. */
  readonly remark: string;
}

/** Of WorkSpaces whose bundle AWS did not say there is only the remark: they have no line, and stay. */
export function mapText(rows: readonly MapRow[], format: 'csv' | 'json'): string {
  const records = rows.map(({ line, remark }) => {
    const source = line.workspaceId ?? line.bundleId;
    if (source === undefined) return { remark };
    const compute = format === 'csv' || line.computeType ? { compute: line.computeType ?? '' } : {};
    return { source, target: line.to ?? '', ...compute, remark };
  });
  if (format === 'json') return `${JSON.stringify(records, undefined, 2)}\n`;
  const columns = ['source', 'target', 'compute', 'remark'] as const;
  return csvText([
    columns,
    ...records.map((record: Partial<Record<Column, string>>) => columns.map((name) => record[name])),
  ]);
}

type Column = 'source' | 'target' | 'compute' | 'remark';

/** In `plainName`'s spelling. What is not here may be one of these misspelt, and its line would then say something else. */
const columnNamed: ReadonlyMap<string, Column> = new Map([
  ['source', 'source'],
  ['from', 'source'],
  ['target', 'target'],
  ['to', 'target'],
  ['compute', 'compute'],
  ['computetype', 'compute'],
  ['computetypename', 'compute'],
  ['remark', 'remark'],
]);

type Cells = ReadonlyMap<Column, string>;

interface MapTable {
  readonly rows: readonly { readonly at: string; readonly cells: Cells }[];
  readonly bad: readonly BadEntry[];
}

const isRemark = (cells: Cells): boolean =>
  Boolean(cells.get('remark')) && [...cells].every(([column, text]) => column === 'remark' || text === '');

/** The line, or why it cannot be used. */
function lineOf(cells: Cells): MapLine | string {
  const [source, target, words] = (['source', 'target', 'compute'] as const).map((column) => cells.get(column));
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

/** What is wrong with the names, if anything is. */
function objectionTo(names: readonly string[]): string | undefined {
  const before = new Map<Column, string>();
  for (const name of names) {
    const column = columnNamed.get(plainName(name));
    if (!column) return `${quoted(name)} is none of source, target, compute and remark.`;
    const other = before.get(column);
    if (other !== undefined) return `${quoted(other)} and ${quoted(name)} both are the ${column}.`;
    before.set(column, name);
  }
  return undefined;
}

function readHeaded(text: string): MapTable {
  const { at, columns, rows, bad } = readTable(text);
  const names = columns.filter((name) => name !== '');
  if (names.length === 0) return { rows: [], bad };
  const known = new Set(names.map((name) => columnNamed.get(plainName(name))));
  const unnamed =
    known.has('source') && known.has('target')
      ? undefined
      : `The first row has to name the columns: source,target. It says ${quoted(names.join(','))}.`;
  const why = (known.size > 1 && objectionTo(names)) || unnamed;
  if (bad.length === 0 && why !== undefined) return { rows: [], bad: [{ at, why }] };
  return { rows: rows.map((row) => ({ at: row.at, cells: cellsOf(row.cells) })), bad };
}

function readJson(text: string): MapTable {
  const whole = (why: string): MapTable => ({ rows: [], bad: [{ at: 'as a whole', why }] });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return whole(`It is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
  if (!Array.isArray(value)) return whole('It has to be a list, of {"source": ..., "target": ...}.');
  const read = value.map((record: unknown, index) => ({ at: `entry ${index + 1}`, cells: textsOf(record) }));
  return {
    rows: read.flatMap(({ at, cells }) => (typeof cells === 'string' ? [] : [{ at, cells }])),
    bad: read.flatMap(({ at, cells }) => (typeof cells === 'string' ? [{ at, why: cells }] : [])),
  };
}

/** Or why it is no record of texts. */
function textsOf(record: unknown): Cells | string {
  const like = 'It has to be like {"source": "wsb-...", "target": "wsb-..."}.';
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return like;
  const objection = objectionTo(Object.keys(record));
  if (objection !== undefined) return objection;
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) {
    if (value !== null && typeof value !== 'string') return like;
    texts.set(name, clean(value ?? '').trim());
  }
  return cellsOf(texts);
}

/** By the columns that the names are. */
const cellsOf = (texts: ReadonlyMap<string, string>): Cells =>
  new Map(
    [...texts].flatMap(([name, text]) => {
      const column = columnNamed.get(plainName(name));
      return column ? [[column, text] as const] : [];
    }),
  );
