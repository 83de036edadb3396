/** What can be done to a WorkSpace: one row a verb, read by plans, runs, reports and screens alike. */
import type { Operation } from './state-gates.ts';

export type WorkspaceVerb = 'migrate' | 'rebuild' | 'restore' | 'modify-protocol' | 'reboot' | 'start' | 'stop';

export interface VerbFacts {
  /** As a title or a sentence begins: `Migration`. */
  readonly noun: string;
  /** As a question or a menu has it: `Migrate`. */
  readonly imperative: string;
  /** `migrated`, as in "was migrated". */
  readonly done: string;
  /** AWS's operation, and with it the IAM action. */
  readonly action: string;
  /** Column of the table of states; undefined: it depends on the family of the operating system. */
  readonly gate: Operation | undefined;
  /** destroys: data or an identity is lost. interrupts: its user is cut off. none: neither. */
  readonly harm: 'destroys' | 'interrupts' | 'none';
  /** The snapshots that it goes back to: of the user volume, or of both volumes while the WorkSpace was healthy. */
  readonly goesBackTo: 'rebuild' | 'restore' | undefined;
}

export const verbFacts: Readonly<Record<WorkspaceVerb, VerbFacts>> = {
  migrate: {
    noun: 'Migration',
    imperative: 'Migrate',
    done: 'migrated',
    action: 'workspaces:MigrateWorkspace',
    gate: undefined,
    harm: 'destroys',
    goesBackTo: 'rebuild',
  },
  rebuild: {
    noun: 'Rebuild',
    imperative: 'Rebuild',
    done: 'rebuilt',
    action: 'workspaces:RebuildWorkspaces',
    gate: 'rebuild',
    harm: 'destroys',
    goesBackTo: 'rebuild',
  },
  restore: {
    noun: 'Restore',
    imperative: 'Restore',
    done: 'restored',
    action: 'workspaces:RestoreWorkspace',
    gate: 'restore',
    harm: 'destroys',
    goesBackTo: 'restore',
  },
  'modify-protocol': {
    noun: 'Protocol change',
    imperative: 'Modify the protocol of',
    done: 'modified',
    action: 'workspaces:ModifyWorkspaceProperties',
    gate: 'modify',
    harm: 'interrupts',
    goesBackTo: undefined,
  },
  reboot: {
    noun: 'Reboot',
    imperative: 'Reboot',
    done: 'rebooted',
    action: 'workspaces:RebootWorkspaces',
    gate: 'reboot',
    harm: 'interrupts',
    goesBackTo: undefined,
  },
  start: {
    noun: 'Start',
    imperative: 'Start',
    done: 'started',
    action: 'workspaces:StartWorkspaces',
    gate: 'start',
    harm: 'none',
    goesBackTo: undefined,
  },
  stop: {
    noun: 'Stop',
    imperative: 'Stop',
    done: 'stopped',
    action: 'workspaces:StopWorkspaces',
    gate: 'stop',
    harm: 'interrupts',
    goesBackTo: undefined,
  },
};

export const workspaceVerbs = Object.keys(verbFacts) as readonly WorkspaceVerb[];
