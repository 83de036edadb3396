/** A mapping as rows: a source bundle, the target that is proposed or was chosen for it, and how many can go there. */
import { type Column, inTheMiddle } from '../components/columns.ts';
import type { Row } from '../fleet/fleet.ts';
import type { Choice, Proposal } from '../fleet/propose.ts';
import type { Facts } from '../rules/bundle-facts.ts';
import { factWord, protocolWord, systemWord } from './bundle-columns.ts';
import { matchTexts } from './table-view.tsx';

export interface MappingRow {
  readonly id: string;
  readonly proposal: Proposal;
  readonly rows: readonly Row[];
  /** Of the first of them. */
  readonly facts: Facts;
  /** Undefined: they are left out. */
  readonly choice: Choice | undefined;
  /** The operator's own, not the proposal. */
  readonly changed: boolean;
}

export function mappingRows(
  proposals: readonly Proposal[],
  changes: ReadonlyMap<string, string | undefined>,
  known: ReadonlyMap<string, { readonly row: Row; readonly facts: Facts }>,
): readonly MappingRow[] {
  return proposals.flatMap((proposal): MappingRow[] => {
    const { key, ids, target, choices } = proposal;
    const all = ids.flatMap((id) => known.get(id) ?? []);
    const [first] = all;
    if (!first) return [];
    const changed = changes.has(key);
    const choice = changed ? choices.find(({ id }) => id === changes.get(key)) : target;
    return [{ id: key, proposal, rows: all.map(({ row }) => row), facts: first.facts, choice, changed }];
  });
}

/** Of all lines together. */
export function tally(rows: readonly MappingRow[]) {
  const sum = (of: (row: MappingRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const total = sum(({ rows }) => rows.length);
  const allowed = sum(({ choice }) => choice?.allowed ?? 0);
  const open = sum(({ choice }) => choice?.open ?? 0);
  return { total, allowed, open, out: total - allowed - open };
}

export const sourceName = ({ proposal: { bundle, line } }: MappingRow): string =>
  bundle?.name ?? line.bundleId ?? 'no bundle told';

/** Why they do not go, or not all of them. */
export function whyNot({ choice, changed, proposal: { why } }: MappingRow): string {
  if (!choice) return changed ? 'by hand.' : (why?.reason ?? '');
  return choice.reasons[0]?.verdict.reason ?? '';
}

/** What the line below the table tells as well, where names need the room. */
const besideNames: ReadonlySet<string> = new Set(['system', 'protocol', 'compute', 'why']);
const roomyFrom = 140;

/** Of the room that names have, both get as much. */
const shared = (column: Column<MappingRow>): Column<MappingRow> =>
  column.id === 'source' ? { ...column, max: 26 } : column;

/** Why some are left out has a column of its own where there is room; else it stands in the place of the target. */
export function mappingColumns(cells: number): readonly Column<MappingRow>[] {
  const all = cells < roomyFrom ? columns.filter(({ id }) => !besideNames.has(id)).map(shared) : columns;
  const leftOut = (row: MappingRow) => (cells >= roomyFrom ? 'left out' : `left out: ${whyNot(row)}`);
  return all.map((column) =>
    column.id === 'target' ? { ...column, text: (row) => (row.choice ? column.text(row) : leftOut(row)) } : column,
  );
}

const columns: readonly Column<MappingRow>[] = [
  {
    id: 'count',
    title: 'ALL',
    min: 4,
    max: 6,
    importance: 1,
    align: 'right',
    text: ({ rows }) => String(rows.length),
    order: ({ rows }) => -rows.length,
  },
  { id: 'source', title: 'NOW ON', min: 20, max: 38, importance: 2, cut: inTheMiddle, text: sourceName },
  {
    id: 'system',
    title: 'SYSTEM',
    min: 11,
    max: 14,
    importance: 7,
    text: ({ facts }) => factWord(facts.edition, systemWord),
  },
  {
    id: 'protocol',
    title: 'PROTO',
    min: 5,
    max: 5,
    importance: 8,
    text: ({ facts }) => factWord(facts.protocol, protocolWord),
  },
  {
    id: 'compute',
    title: 'COMPUTE',
    min: 11,
    max: 16,
    importance: 9,
    text: ({ proposal }) => proposal.computeType ?? 'several',
  },
  {
    id: 'target',
    title: 'TO',
    min: 20,
    max: 40,
    importance: 3,
    cut: ({ choice }) => (choice ? 'middle' : 'end'),
    text: ({ choice }) => choice?.bundle.name ?? choice?.id ?? '',
    tone: ({ choice, changed }) => (choice ? (changed ? 'accent' : 'plain') : 'warn'),
  },
  {
    id: 'go',
    title: 'GO',
    min: 9,
    max: 10,
    importance: 4,
    align: 'right',
    text: ({ choice }) => (choice ? `${choice.allowed}${choice.open > 0 ? ` (+${choice.open}?)` : ''}` : '0'),
    tone: ({ choice, rows }) => (choice?.allowed === rows.length ? 'ok' : 'warn'),
    order: ({ choice }) => -(choice?.allowed ?? 0),
  },
  {
    id: 'out',
    title: 'OUT',
    min: 4,
    max: 6,
    importance: 5,
    align: 'right',
    text: ({ choice, rows }) => String(rows.length - (choice ? choice.allowed + choice.open : 0)),
    order: ({ choice, rows }) => (choice ? choice.allowed + choice.open : 0) - rows.length,
  },
  { id: 'why', title: 'WHY', min: 30, max: 90, importance: 10, text: whyNot },
];

export const matchMapping = matchTexts<MappingRow>((row) => [
  sourceName(row),
  row.proposal.line.bundleId,
  row.choice?.bundle.name,
  row.choice?.id,
  row.proposal.computeType,
  factWord(row.facts.edition, systemWord),
  factWord(row.facts.protocol, protocolWord),
  whyNot(row),
]);
