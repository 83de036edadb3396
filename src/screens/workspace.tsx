/** One WorkSpace: every field AWS returned, its snapshots, tags and connection, and what can be done with it. */
import type { Snapshots, Tag } from '../aws/model.ts';
import { type Fact, factLines } from '../components/facts.ts';
import { protocolLabel, type Row } from '../fleet/fleet.ts';
import { useLink } from '../hooks/console.ts';
import type { Asked } from '../hooks/use-answer.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { useBody } from '../hooks/use-size.ts';
import { useWays } from '../hooks/use-ways.ts';
import { useWorkspaceFacts } from '../hooks/use-workspace-facts.ts';
import { stateTone } from './fleet-columns.ts';
import { Frame } from './frame.tsx';
import { useScroll } from './scroll.tsx';
import { tagFact, unread } from './tag-fact.ts';
import { age, dateTimeZoned } from './times.ts';

export function WorkspaceScreen({ id }: { readonly id: string }) {
  const { session } = useLink();
  const { columns, height } = useBody();
  const row = useFleet().rows.get(id);
  const { snapshots, tags, again } = useWorkspaceFacts(id);
  const now = session?.clock.now() ?? 0;
  const facts = row
    ? workspaceFacts(row, snapshots, tags, now)
    : [{ label: 'gone', value: 'AWS no longer lists this WorkSpace.' }];
  const scroll = useScroll(['', ...factLines(facts, columns)], height);
  const gone = row ? undefined : 'AWS no longer lists this WorkSpace.';
  const ways = useWays([id], gone);
  return (
    <Frame
      title={`WorkSpaces / ${row?.workspace.userName ?? id}`}
      status={id}
      bindings={[...ways, { command: 'retry', run: again }, ...scroll.bindings]}
    >
      {scroll.view}
    </Frame>
  );
}

function workspaceFacts(
  row: Row,
  snapshots: Asked<Snapshots>,
  tags: Asked<readonly Tag[]>,
  now: number,
): readonly Fact[] {
  const { workspace, bundle, directory, connection } = row;
  const told = (label: string, value: string | number | boolean | undefined): Fact =>
    value === undefined ? { label, value: 'not told by AWS', tone: 'dim' } : { label, value: String(value) };
  const optional = (label: string, value: string | undefined): readonly Fact[] => (value ? [{ label, value }] : []);
  const when = (at: number | undefined) =>
    at === undefined ? 'never, or not told' : `${dateTimeZoned(at)} (${age(now - at)} ago)`;
  return [
    { label: 'WorkSpace', value: workspace.id },
    { label: 'State', value: workspace.state ?? 'unknown', tone: stateTone(workspace.state) },
    ...optional('Error', [workspace.errorCode, workspace.errorMessage].filter(Boolean).join(': ')),
    ...workspace.modifications.map(({ resource, state }) => ({
      label: 'Modification',
      value: `${resource} ${state}`,
      tone: 'warn' as const,
    })),
    told('User', workspace.userName),
    ...optional('Name', workspace.name),
    told('Computer', workspace.computerName),
    told('IP address', workspace.ipAddress),
    ...optional('IPv6 address', workspace.ipv6Address),
    {
      label: 'Connection',
      value: connection?.state ?? 'not told by AWS',
      tone: connection?.state === 'CONNECTED' ? 'warn' : 'plain',
    },
    { label: 'Looked at', value: when(connection?.checkedAt) },
    { label: 'Last connected', value: when(connection?.lastUserConnectionAt) },
    snapshotFact('Rebuild from', snapshots, ({ rebuild }) => rebuild, now),
    snapshotFact('Restore from', snapshots, ({ restore }) => restore, now),
    told('Bundle', bundle ? `${bundle.name ?? '?'} (${bundle.id})` : workspace.bundleId),
    told('System', workspace.operatingSystem),
    { label: 'Protocol', value: protocolLabel(workspace) },
    told('Compute', workspace.computeType),
    told(
      'Running mode',
      [workspace.runningMode, workspace.autoStopTimeout && `stops after ${workspace.autoStopTimeout} min`]
        .filter(Boolean)
        .join(', ') || undefined,
    ),
    told('Root volume', volume(workspace.rootVolumeGib, workspace.rootVolumeEncrypted)),
    told('User volume', volume(workspace.userVolumeGib, workspace.userVolumeEncrypted)),
    ...optional('Key', workspace.volumeEncryptionKey),
    told(
      'Directory',
      directory ? `${directory.name ?? '?'} (${directory.id}), ${directory.type ?? '?'}` : workspace.directoryId,
    ),
    told('Subnet', workspace.subnetId),
    ...workspace.related.map(({ id, region, type, state }) => ({
      label: 'Related',
      value: `${type ?? '?'} ${id} in ${region ?? '?'}: ${state ?? '?'}`,
    })),
    ...workspace.standbys.map(({ id }) => ({ label: 'Standby', value: id })),
    tagFact(tags),
  ];
}

function volume(gib: number | undefined, encrypted: boolean | undefined): string | undefined {
  return gib === undefined ? undefined : `${gib} GiB${encrypted ? ', encrypted' : ''}`;
}

/** None, denied and not yet known are three different things. */
function snapshotFact(
  label: string,
  asked: Asked<Snapshots>,
  pick: (value: Snapshots) => readonly number[],
  now: number,
): Fact {
  if (asked.kind === 'asking') return { label, value: 'asking ...', tone: 'dim' };
  if (!asked.ok) return { label, value: unread(asked), tone: 'warn' };
  const newest = pick(asked.value)[0];
  if (newest === undefined) return { label, value: 'no snapshot exists', tone: 'bad' };
  return { label, value: `snapshot of ${dateTimeZoned(newest)}, ${age(now - newest)} old` };
}
