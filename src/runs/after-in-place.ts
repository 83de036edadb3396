/** The chores that each verb leaves which keeps the WorkSpace's id, as AWS's pages have them. */
import type { WorkspaceVerb } from '../rules/verbs.ts';
import { appsPage, bundleOf, type Called, done, listed, newAddress, windows } from './chores.ts';

const rebuildPage = 'Administration Guide, rebuild-workspace';

const afterRebuild: readonly Called[] = [
  {
    id: 'applications',
    title: 'Add applications again',
    how: 'Applications that were added with Manage applications are removed and deactivated; removed ones are back.',
    source: appsPage,
    of: windows,
    tell: (line) => `as in ${bundleOf(line)}`,
  },
  {
    id: 'addresses',
    title: 'Renew DNS and allow-lists',
    how: 'A rebuild gives a new network interface, and with it a new private address.',
    source: rebuildPage,
    of: (line) => done(line) && newAddress(line).length > 0,
    tell: (line) => listed(newAddress(line)),
  },
  {
    id: 'directory-settings',
    title: 'Check what the settings of the directory have changed',
    how: 'OU, security group, local administrator, DNS servers and public addresses of the directory, as they are now, took effect with the rebuild.',
    source: 'Administration Guide, update-directory-details',
    of: done,
    tell: ({ planned }) => `directory ${planned.directoryId ?? 'unknown'}`,
  },
  {
    id: 'profile',
    title: 'Copy the profile back where Microsoft Entra is joined',
    how: 'Its user goes through the first set-up of Windows again, and finds the profile in D:\\Users\\<user><date and time>.NotMigrated.',
    source: rebuildPage,
    of: (line) => windows(line) && line.planned.entraJoined !== false,
    tell: ({ planned: { userName, entraJoined } }) =>
      `profile of ${userName ?? 'its user'}${entraJoined ? '' : ', if it is joined: its directory was not listed'}`,
  },
];

const afterRestore: readonly Called[] = [
  {
    id: 'no-snapshot',
    title: 'Watch over it until new snapshots are there',
    how: 'They are taken within 12 hours. If it falls ill before, it cannot be restored once more: then rebuild it, or ask AWS Support.',
    source: 'Administration Guide, restore-workspace',
    of: done,
    tell: ({ now }) => `restored at ${now.finishedAt ?? 'an unknown time'}`,
  },
  {
    id: 'applications',
    title: 'Check applications that were added lately',
    how: 'What was added with Manage applications in the 12 hours before may be gone, and is billed.',
    source: appsPage,
    of: windows,
    tell: ({ now }) => `its snapshot was of ${now.snapshotAt ?? 'an unknown time'}`,
  },
];

const afterProtocolChange: readonly Called[] = [
  {
    id: 'clients',
    title: 'Check clients and ports',
    how: 'DCV needs its ports open and clients that speak it (Windows and macOS from 5.22.1); PCoIP zero clients cannot. Back on PCoIP the same holds for PCoIP.',
    source: 'Administration Guide, pcoip-end-of-support',
    of: done,
    tell: ({ planned }) =>
      `on ${planned.toProtocol ?? 'another protocol'} now, ${planned.protocols?.join(' ') || 'unknown'} before`,
  },
];

const byVerb: Readonly<Partial<Record<WorkspaceVerb, readonly Called[]>>> = {
  rebuild: afterRebuild,
  restore: afterRestore,
  'modify-protocol': afterProtocolChange,
};

export const afterInPlace = (verb: WorkspaceVerb): readonly Called[] => byVerb[verb] ?? [];
