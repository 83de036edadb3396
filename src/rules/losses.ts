/** What a verb destroys: the lines of the effect card, the classes of loss in a set, and the totals. */
import { oldSnapshotMs, type SnapshotFact } from './gates.ts';
import type { Family } from './operating-system.ts';
import type { WorkspaceVerb } from './verbs.ts';

export interface Effect {
  readonly kind: 'lost' | 'changes' | 'stays';
  readonly text: string;
  readonly source: string;
}

const rebuildPage = 'Administration Guide, rebuild-workspace';
const migratePage = 'Administration Guide, migrate-workspaces';
const linuxPage = 'Administration Guide, migrate-linux-workspaces';

/** The effect card. An unknown family gets neutral words and the worse case of both. */
export function effects(verb: WorkspaceVerb, family: Family | undefined): readonly Effect[] {
  return verb === 'rebuild' ? rebuildEffects(family) : migrationEffects(family);
}

const root = (family: Family | undefined) =>
  ({ windows: 'root volume (C:)', linux: 'root volume (/)', unknown: 'root volume' })[family ?? 'unknown'];
const user = (family: Family | undefined) =>
  ({ windows: 'user volume (D:)', linux: 'user volume (/home)', unknown: 'user volume' })[family ?? 'unknown'];

function rebuildEffects(family: Family | undefined): readonly Effect[] {
  const source = rebuildPage;
  return [
    {
      kind: 'lost',
      text: `Everything on the ${root(family)}: it is made anew from the bundle's current image.`,
      source,
    },
    { kind: 'lost', text: `Changes on the ${user(family)} since its newest snapshot.`, source },
    { kind: 'lost', text: 'Applications added with Manage applications; removed ones come back.', source },
    { kind: 'changes', text: 'Private IP address (new network interface), and the public one if assigned.', source },
    {
      kind: 'changes',
      text: "The directory's current settings apply: OU, security group, local administrator, DNS, internet access.",
      source: 'Administration Guide, update-directory-details',
    },
    { kind: 'stays', text: 'WorkSpace id, bundle, user, tags and running mode.', source },
    { kind: 'stays', text: 'Encryption; its KMS key must be enabled, or the WorkSpace becomes unusable.', source },
  ];
}

function migrationEffects(family: Family | undefined): readonly Effect[] {
  const source = family === 'linux' ? linuxPage : migratePage;
  const profile: readonly Effect[] =
    family === 'linux'
      ? [
          {
            kind: 'changes',
            text: 'The desktop starts with GNOME defaults; leaving Amazon Linux 2 is one-way.',
            source,
          },
        ]
      : [
          {
            kind: 'changes',
            text: 'The profile becomes a .NotMigrated folder; Desktop, Documents, Downloads, Favorites, Music, Pictures and Videos move across, the rest stays in it.',
            source: migratePage,
          },
        ];
  return [
    { kind: 'lost', text: `Everything on the ${root(family)}: it is made from the target bundle's image.`, source },
    { kind: 'lost', text: `Changes on the ${user(family)} since its newest snapshot.`, source },
    {
      kind: 'lost',
      text: "AWS-managed applications of the source; billed for the full month, the target's come instead.",
      source: 'Administration Guide, manage-applications',
    },
    {
      kind: 'changes',
      text: 'WorkSpace id, computer name and private IP address are new; the old WorkSpace is terminated.',
      source,
    },
    ...profile,
    { kind: 'stays', text: 'User, tags and running mode.', source },
  ];
}

export type LossClass = 'root-volume' | 'user-data-since-snapshot' | 'connected-users' | 'new-identity';

/** What the totals need of an item. */
export interface AtRisk {
  /** Undefined where the verb leaves the volumes alone. */
  readonly snapshot: SnapshotFact | undefined;
  readonly connection: string | undefined;
}

export interface Loss {
  readonly class: LossClass;
  /** Items concerned. */
  readonly count: number;
  readonly sentence: string;
}

/** The classes of loss that are in the set, each with a sentence to acknowledge. */
export function losses(verb: WorkspaceVerb, items: readonly AtRisk[], now: number): readonly Loss[] {
  const count = items.length;
  if (count === 0) return [];
  const { connected, worstAgeMs } = totals(items, now);
  const they = plural(count, 'WorkSpace');
  const age = worstAgeMs === undefined ? 'an unknown time' : duration(worstAgeMs);
  const all: Loss[] = [
    {
      class: 'root-volume',
      count,
      sentence: `The root volume of ${they} is lost: applications and settings on it cannot be brought back.`,
    },
    {
      class: 'user-data-since-snapshot',
      count,
      sentence: `User data written since the newest snapshot is lost on ${they}: ${age} of work at the worst.`,
    },
  ];
  if (connected > 0)
    all.push({
      class: 'connected-users',
      count: connected,
      sentence: `${plural(connected, 'user')} connected now will be cut off and lose open work.`,
    });
  if (verb === 'migrate')
    all.push({
      class: 'new-identity',
      count,
      sentence: `${they} will have a new WorkSpace id, computer name and IP address; there is no way back.`,
    });
  return all;
}

export interface RiskTotals {
  /** Age of the oldest of the newest snapshots, milliseconds; undefined when none is known. */
  readonly worstAgeMs: number | undefined;
  readonly oldSnapshots: number;
  readonly withoutSnapshot: number;
  /** Look-up denied or failed. */
  readonly unknownSnapshot: number;
  readonly connected: number;
  readonly unknownConnection: number;
}

export function totals(items: readonly AtRisk[], now: number): RiskTotals {
  const ages = items.flatMap(({ snapshot }) => (typeof snapshot === 'number' ? [Math.max(0, now - snapshot)] : []));
  const count = (holds: (item: AtRisk) => boolean) => items.filter(holds).length;
  return {
    worstAgeMs: ages.length ? ages.reduce((a, b) => Math.max(a, b)) : undefined,
    oldSnapshots: ages.filter((age) => age > oldSnapshotMs).length,
    withoutSnapshot: count(({ snapshot }) => snapshot === 'none'),
    unknownSnapshot: count(({ snapshot }) => snapshot === 'denied' || snapshot === 'unknown'),
    connected: count(({ connection }) => connection === 'CONNECTED'),
    unknownConnection: count(({ connection }) => connection !== 'CONNECTED' && connection !== 'DISCONNECTED'),
  };
}

/** `11 h 20 m`; `8 m` under an hour; `3 d 4 h` from two days on. */
export function duration(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} m` : `${minutes} m`;
}

/** `1 WorkSpace`, `3 WorkSpaces`. */
export const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
