/** What a WorkSpace's record tells: who it is of, its state, where it is and how it runs. */
import type { Section } from '../components/sheet.ts';
import type { Row } from '../fleet/fleet.ts';
import { protocolLabel } from '../fleet/row-words.ts';
import type { WorkspaceLook } from '../hooks/use-workspace-look.ts';
import { readWorkspace } from '../rules/bundle-facts.ts';
import { type Ending, endingOf, endingWords } from '../rules/end-of-support.ts';
import { editionLabel } from '../rules/operating-system.ts';
import { modificationMeaning, stateMeaning, stateSource } from '../rules/state-meaning.ts';
import type { BundleEvidence } from '../rules/subject.ts';
import { licenceWord } from './bundle-columns.ts';
import { stateTone } from './fleet-columns.ts';
import type { Line } from './sheet.tsx';
import { age } from './times.ts';
import { each, ifAny, inferredLine, told, when } from './told.ts';

export interface Surely {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Where it lives, as the source that it came from is called. */
  readonly where: string;
  /** Its record, asked for when the screen came up. */
  readonly record: WorkspaceLook['record'];
  /** Of the inventory on disk, where AWS has not told of it since: epoch milliseconds. */
  readonly recalledFrom: number | undefined;
  /** What the WorkSpaces on its bundle, and that one's image, tell of it. */
  readonly evidence: BundleEvidence;
  readonly toDirectory: (() => void) | undefined;
}

export function recordSections(row: Row, surely: Surely): readonly Section<Line>[] {
  const { workspace, recalled } = row;
  const { where } = surely;
  return [
    {
      title: 'Who',
      facts: [
        told('WorkSpace', workspace.id),
        told('User', workspace.userName),
        told('Computer', workspace.computerName),
        ...ifAny('Name', workspace.name),
        ...knownLines(recalled, surely),
      ],
    },
    { title: 'State', facts: stateLines(row) },
    {
      title: 'Where',
      facts: [
        told('Account, Region', where),
        directoryLine(row, surely),
        told('Subnet', workspace.subnetId),
        told('Address', workspace.ipAddress),
        ...ifAny('IPv6 address', workspace.ipv6Address),
      ],
    },
    { title: 'How it runs', facts: runningLines(row, surely) },
  ];
}

/** How far what stands here can be relied on. */
function knownLines(recalled: boolean, { now, record, recalledFrom }: Surely): readonly Line[] {
  const from = recalledFrom ? `from an earlier start, as of ${when(recalledFrom, now)}` : 'from an earlier start';
  const before = recalled
    ? [told('Known', from, { tone: 'warn', notes: ['AWS has not told of it since bellhop was started.'] })]
    : [];
  if (record.kind === 'asking') return before;
  if (record.ok) return [...before, told('Asked', `${age(now - record.value.at)} ago`, { tone: 'dim' })];
  const { why, next } = record.failure;
  const notes = ['What stands here is what was known before.', next];
  return [...before, told('Not read', why, { tone: 'warn', notes })];
}

function stateLines({ workspace }: Row): readonly Line[] {
  const { state, errorCode, errorMessage, modifications } = workspace;
  return [
    told('State', state, { tone: stateTone(state), notes: [stateMeaning(state), stateSource] }),
    ...ifAny('Error code', errorCode, { tone: 'bad' }),
    ...ifAny('Error', errorMessage, { tone: 'bad' }),
    ...each('Modification', modifications, (one) => ({
      value: `${one.resource || 'of what AWS does not say'}: ${one.state || 'state not told'}`,
      tone: one.state === 'UPDATE_FAILED' ? 'bad' : 'warn',
      notes: [modificationMeaning(one.state)],
    })),
  ];
}

function directoryLine({ workspace, directory }: Row, { toDirectory }: Surely): Line {
  const open = directory ? toDirectory : undefined;
  return told('Directory', directory?.name ?? workspace.directoryId, {
    notes: directory
      ? [`${directory.id}, ${directory.type ?? 'type not told'}, ${directory.state ?? 'state not told'}`]
      : ['Not in the list of directories.'],
    leads: open !== undefined,
    open,
  });
}

function runningLines(row: Row, { now, evidence }: Surely): readonly Line[] {
  const { workspace, bundle, directory } = row;
  const { edition, licence } = readWorkspace(workspace, bundle, { ...evidence, directoryTenancy: directory?.tenancy });
  const { runningMode, autoStopTimeout, operatingSystem, computeType, protocols } = workspace;
  const stops = autoStopTimeout ? `, stops ${autoStopTimeout} min after its user has gone` : '';
  return [
    told('Running mode', runningMode && `${runningMode}${stops}`),
    told('Compute', computeType, endNotes(endingOf('compute', computeType), now)),
    told('Protocol', protocols && protocolLabel(workspace), endNotes(endingOf('protocol', protocols?.join()), now)),
    told('System', operatingSystem, endNotes(endingOf('os', operatingSystem), now)),
    ...(edition.known === 'inferred' ? [inferredLine('System by name', edition, editionLabel)] : []),
    inferredLine('Licence', licence, licenceWord),
    told('Root volume', volume(workspace.rootVolumeGib, workspace.rootVolumeEncrypted)),
    told('User volume', volume(workspace.userVolumeGib, workspace.userVolumeEncrypted)),
    ...ifAny('Key', workspace.volumeEncryptionKey, {
      notes: ['It has to be enabled for a reboot or a rebuild: without it the WorkSpace becomes unusable.'],
    }),
    ...ifAny(
      'Global Accelerator',
      [workspace.acceleratorMode, workspace.acceleratorProtocol].filter(Boolean).join(', '),
    ),
    told('Nested virtualization', 'not known: the AWS SDK does not pass it on', { tone: 'dim' }),
  ];
}

/** Nobody should learn of it from the outside. */
function endNotes(ending: Ending | undefined, now: number): Pick<Line, 'notes'> {
  if (!ending) return {};
  return { notes: [`${ending.what} ${endingWords(ending, now)}: ${ending.ends}.`, ending.instead, ending.source] };
}

function volume(gib: number | undefined, encrypted: boolean | undefined): string | undefined {
  const how = encrypted === undefined ? '' : encrypted ? ', encrypted' : ', not encrypted';
  return gib === undefined ? undefined : `${gib} GiB${how}`;
}
