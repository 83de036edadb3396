/** The fleet's columns: what each shows, how wide it may grow, and what the table is sorted by. */
import { type Column, inTheMiddle } from '../components/columns.ts';
import type { Tone } from '../components/theme.ts';
import { connectedWord, protocolLabel, type Row } from '../fleet/fleet.ts';
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

export function fleetColumns(now: number): readonly Column<Row>[] {
  return [
    { id: 'user', title: 'USER', min: 12, max: 22, importance: 1, text: ({ workspace }) => workspace.userName ?? '' },
    {
      id: 'state',
      title: 'STATE',
      min: 14,
      max: 18,
      importance: 2,
      text: ({ workspace }) => stateText(workspace.state, workspace.modifications.length > 0),
      tone: ({ workspace }) => stateTone(workspace.state),
    },
    { id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 3, text: ({ id }) => id },
    {
      id: 'os',
      title: 'SYSTEM',
      min: 12,
      max: 14,
      importance: 4,
      text: ({ workspace }) => systemText(workspace.operatingSystem),
    },
    {
      id: 'protocol',
      title: 'PROTO',
      min: 5,
      max: 10,
      importance: 5,
      text: ({ workspace }) => protocolLabel(workspace),
    },
    {
      id: 'connection',
      title: 'CONNECTED',
      min: 9,
      max: 13,
      importance: 6,
      text: ({ connection }) => connectedWord(connection?.state),
      tone: ({ connection }) => (connection?.state === 'CONNECTED' ? 'warn' : 'dim'),
    },
    {
      id: 'bundle',
      title: 'BUNDLE',
      min: 26,
      max: 46,
      importance: 7,
      cut: inTheMiddle,
      text: ({ workspace, bundle }) => bundle?.name ?? workspace.bundleId ?? '?',
    },
    {
      id: 'computer',
      title: 'COMPUTER',
      min: 15,
      max: 15,
      importance: 8,
      text: ({ workspace }) => workspace.computerName ?? '',
    },
    { id: 'ip', title: 'ADDRESS', min: 13, max: 15, importance: 9, text: ({ workspace }) => workspace.ipAddress ?? '' },
    { id: 'mode', title: 'MODE', min: 9, max: 9, importance: 10, text: ({ workspace }) => workspace.runningMode ?? '' },
    {
      id: 'compute',
      title: 'COMPUTE',
      min: 11,
      max: 16,
      importance: 11,
      text: ({ workspace }) => workspace.computeType ?? '',
    },
    {
      id: 'seen',
      title: 'LAST SEEN',
      min: 10,
      max: 11,
      importance: 12,
      text: ({ connection }) => (connection?.lastUserConnectionAt ? ago(now - connection.lastUserConnectionAt) : ''),
      // The most recent first.
      order: ({ connection }) => -(connection?.lastUserConnectionAt ?? 0),
    },
  ];
}

function stateText(state: string | undefined, modifying: boolean): string {
  return `${state ?? 'unknown'}${modifying ? ' +mod' : ''}`;
}

/** `WINDOWS_SERVER_2019` as `Server 2019`: twenty columns of capitals tell no more. */
function systemText(name: string | undefined): string {
  const edition = toldEdition(name);
  if (edition === 'silent' || edition.known === 'unknown') return name ?? '?';
  return systemWord(edition.value);
}
