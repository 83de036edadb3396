/** What operators want, and the ways that AWS has for it: data, each way with what it loses, least destructive first. */
import type { WorkspaceVerb } from './verbs.ts';

export interface Way {
  readonly verb: WorkspaceVerb;
  /** Change of protocol only: what to change it to. */
  readonly protocol?: 'PCOIP' | 'WSP';
  readonly title: string;
  readonly loses: string;
  readonly keeps: string;
  /** When it is the right one. */
  readonly when: string;
  /** AWS's page. */
  readonly source: string;
}

const start: Way = {
  verb: 'start',
  title: 'Start it',
  loses: 'Nothing; it is billed by the hour where it is AutoStop.',
  keeps: 'Everything.',
  when: 'It is STOPPED: whether it is broken shows when it runs.',
  source: 'API model, StartWorkspaces',
};

const reboot: Way = {
  verb: 'reboot',
  title: 'Reboot it',
  loses: 'Open work of a connected user.',
  keeps: 'Both volumes, id, name and address.',
  when: 'First of all: AWS advises it before anything else for one that is UNHEALTHY.',
  source: 'Administration Guide, amazon-workspaces-troubleshooting',
};

const restore: Way = {
  verb: 'restore',
  title: 'Restore it from its snapshots',
  loses: 'What changed on both volumes since the last healthy snapshot, 12 hours old at most as a rule.',
  keeps: 'Applications and settings as of the snapshot, id and user.',
  when: 'A reboot does not help, and it was healthy not long ago. Of Entra-joined ones AWS advises it before a rebuild.',
  source: 'Administration Guide, restore-workspace',
};

const rebuild: Way = {
  verb: 'rebuild',
  title: 'Rebuild it from its bundle',
  loses: 'The whole root volume with its applications; user data since the last snapshot; its address.',
  keeps: 'User data as of the snapshot, id, user, tags.',
  when: 'Only if all else did not help, or there is no snapshot to restore from.',
  source: 'Administration Guide, rebuild-workspace and amazon-workspaces-troubleshooting',
};

const migrate: Way = {
  verb: 'migrate',
  title: 'Migrate it to another bundle',
  loses: 'The whole root volume with its applications; user data since the last snapshot; its id, name and address.',
  keeps: 'User data as of the snapshot, user, tags, running mode.',
  when: 'Last: where its bundle is gone or itself at fault.',
  source: 'Administration Guide, migrate-workspaces',
};

/** In the order in which a menu has them. */
export const wants = {
  'broken-desktop': {
    title: 'Repair a broken desktop',
    says: 'Somebody cannot work: the smallest step that may help, before those that lose more.',
    ways: [start, reboot, restore, rebuild, migrate],
  },
  'off-pcoip': {
    title: 'Get off PCoIP',
    says: 'PCoIP is supported until 2027-10-31. Most WorkSpaces can change to DCV in place.',
    ways: [
      {
        verb: 'modify-protocol',
        protocol: 'WSP',
        title: 'Modify the protocol to DCV',
        loses: 'Nothing but open work; it cannot be used for up to 40 minutes.',
        keeps: 'Operating system, applications, both volumes, id. It can be changed back.',
        when: 'Its operating system is supported for long enough still.',
        source: 'Administration Guide, modify-workspaces and pcoip-end-of-support',
      },
      {
        ...migrate,
        title: 'Migrate it to a newer system on DCV',
        when: 'Its system is near its own end (Windows 10 BYOL, Server 2016, Amazon Linux 2), or its protocol cannot be modified: one test for both.',
        source: 'Administration Guide, pcoip-end-of-support',
      },
    ],
  },
  'new-image': {
    title: 'Bring a new image to desktops',
    says: 'The bundle was given a new image; WorkSpaces that exist are not updated by themselves.',
    ways: [
      {
        ...rebuild,
        title: 'Rebuild it from the image that its bundle has now',
        when: 'The bundle stays the same. Which image a WorkSpace was built from the API does not show.',
        source: 'Administration Guide, rebuild-workspace and update-custom-bundle',
      },
    ],
  },
  'new-system': {
    title: 'Move to another operating system',
    says: 'Another bundle with another system, for one kind of WorkSpace or for a mixed fleet by a mapping.',
    ways: [
      {
        ...migrate,
        title: 'Migrate it to a bundle with that system',
        when: "Where AWS's tables have the path; the mapping says it for each source bundle.",
      },
    ],
  },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly says: string; readonly ways: readonly Way[] }>
>;

export type Want = keyof typeof wants;
