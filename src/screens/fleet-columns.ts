/** The fleet's columns: a field each, how wide it may grow, and its words where they are not the field's own. */
import { type Column, inTheMiddle } from '../components/columns.ts';
import { glyphs } from '../components/glyphs.ts';
import type { Tone } from '../components/theme.ts';
import { type FieldId, type FieldKind, fields, type Surroundings } from '../fleet/fields.ts';
import type { Row } from '../fleet/fleet.ts';
import type { Order } from '../fleet/order.ts';
import { connectedWord, protocolLabel } from '../fleet/row-words.ts';
import { toldEdition } from '../rules/operating-system.ts';
import { systemWord } from './bundle-columns.ts';
import { ago } from './times.ts';

const stateTones: Readonly<Record<string, Tone>> = {
  AVAILABLE: 'ok',
  STOPPED: 'dim',
  ERROR: 'bad',
  UNHEALTHY: 'bad',
  IMPAIRED: 'bad',
  SUSPENDED: 'warn',
  ADMIN_MAINTENANCE: 'warn',
};

/** What is neither steady nor broken is on its way. */
export function stateTone(state: string | undefined): Tone {
  return stateTones[state ?? ''] ?? 'accent';
}

/** Where nobody has chosen others. */
export const usualFields: readonly FieldId[] = [
  'user',
  'state',
  'id',
  'os',
  'protocol',
  'connected',
  'bundle',
  'computer',
  'ip',
  'mode',
  'compute',
  'seen',
];

export type FleetColumn = Column<Row> & { readonly id: FieldId };

/** The first is the one that stays in sight, and the most important. */
export function fleetColumns(ids: readonly FieldId[], at: Surroundings, order?: Order): readonly FleetColumn[] {
  return ids.map((id, index) => {
    const { title, kind } = fields[id];
    const [least, most] = cellsFor[id] ?? cellsOf[kind];
    const sign = order?.by === id ? (order.reversed ? glyphs.down : glyphs.up) : '';
    const min = Math.max(least, title.length + sign.length);
    return {
      id,
      title: title + sign,
      min,
      max: Math.max(min, most),
      importance: index + 1,
      text: words[id]?.(at) ?? ((row) => plainWords(id, row, at)),
      ...(kind === 'size' && { align: 'right' as const }),
      ...(longNames.has(id) && { cut: inTheMiddle }),
      ...(tones[id] && { tone: tones[id] }),
    };
  });
}

/** A name and its id are the same thing told twice: the name does. */
const byName: ReadonlySet<FieldId> = new Set<FieldId>(['dir', 'account']);

/** `?` is not known, blank is none. */
function plainWords(id: FieldId, row: Row, at: Surroundings): string {
  const values = fields[id].values(row, at);
  if (!values) return '?';
  if (fields[id].kind === 'time') return values[0] === undefined ? '' : ago(at.now - Number(values[0]));
  return byName.has(id) ? String(values[0] ?? '') : values.join(' ');
}

const words: Partial<Record<FieldId, (at: Surroundings) => (row: Row) => string>> = {
  user: () => (row) => row.workspace.userName ?? '',
  computer: () => (row) => row.workspace.computerName ?? '',
  state:
    () =>
    ({ workspace }) =>
      `${workspace.state ?? 'unknown'}${workspace.modifications.length > 0 ? ' +mod' : ''}`,
  os:
    () =>
    ({ workspace }) =>
      systemText(workspace.operatingSystem),
  protocol:
    () =>
    ({ workspace }) =>
      protocolLabel(workspace),
  connected:
    () =>
    ({ connection }) =>
      connectedWord(connection?.state),
  bundle:
    () =>
    ({ workspace, bundle }) =>
      bundle?.name ?? workspace.bundleId ?? '?',
  seen:
    ({ now }) =>
    ({ connection }) =>
      connection?.lastUserConnectionAt === undefined ? '' : ago(now - connection.lastUserConnectionAt),
};

/** `WINDOWS_SERVER_2019` as `Server 2019`: twenty columns of capitals tell no more. */
function systemText(name: string | undefined): string {
  const edition = toldEdition(name);
  if (edition === 'silent' || edition.known === 'unknown') return name ?? '?';
  return systemWord(edition.value);
}

const tones: Partial<Record<FieldId, (row: Row) => Tone>> = {
  state: ({ workspace }) => stateTone(workspace.state),
  connected: ({ connection }) => (connection?.state === 'CONNECTED' ? 'warn' : 'dim'),
  error: () => 'bad',
};

/** Least and most cells. */
type Cells = readonly [least: number, most: number];

const cellsOf: Readonly<Record<FieldKind, Cells>> = {
  choice: [9, 16],
  name: [14, 24],
  time: [10, 11],
  size: [5, 6],
  pair: [16, 40],
};

const cellsFor: Partial<Record<FieldId, Cells>> = {
  user: [12, 22],
  state: [14, 18],
  id: [12, 15],
  os: [12, 14],
  protocol: [5, 10],
  connected: [9, 13],
  bundle: [26, 46],
  dir: [16, 32],
  computer: [15, 15],
  ip: [13, 15],
  mode: [9, 9],
  compute: [11, 16],
  subnet: [15, 24],
  // What tells accounts apart is not cut to the same few letters.
  account: [14, 32],
  profile: [12, 32],
  region: [14, 14],
};

/** Names that begin alike differ at their ends. */
const longNames: ReadonlySet<FieldId> = new Set<FieldId>(['bundle', 'account', 'profile', 'dir']);
