/**
 * Which operation a WorkSpace's state allows: one table, 17 states by 8 operations, as AWS's pages have it.
 * An undeclared state is unknown and enables nothing. To correct a rule, correct its mark in the table below, and the
 * sentence of its column if AWS's has changed.
 */
import type { Verdict } from './verdict.ts';

export const operations = [
  'rebuild',
  'restore',
  'migrate-windows',
  'migrate-linux',
  'start',
  'stop',
  'reboot',
  'modify',
] as const;
export type Operation = (typeof operations)[number];

/** Y: AWS allows it. -: AWS's pages leave it out of a closed list or forbid it. ?: AWS is silent or contradicts itself. */
type Mark = 'Y' | '-' | '?';
type Row = readonly [Mark, Mark, Mark, Mark, Mark, Mark, Mark, Mark];

const nothing: Row = ['-', '-', '-', '-', '-', '-', '-', '-'];

// biome-ignore format: a table
const gates = {
  //                  rebuild restore mig-win mig-linux start stop reboot modify
  AVAILABLE:         ['Y',    'Y',    'Y',    'Y',      '-',  'Y', 'Y',   'Y'],
  STOPPED:           ['Y',    'Y',    'Y',    '?',      'Y',  '-', '-',   'Y'],
  ERROR:             ['Y',    'Y',    'Y',    '-',      '-',  'Y', '?',   '-'],
  UNHEALTHY:         ['Y',    'Y',    '-',    '-',      '-',  'Y', 'Y',   '-'],
  IMPAIRED:          ['?',    '?',    '-',    '-',      '-',  'Y', '?',   '-'],
  REBOOTING:         ['Y',    '-',    '-',    '-',      '-',  '-', '?',   '-'],
  ADMIN_MAINTENANCE: nothing,
  MAINTENANCE:       nothing,
  PENDING:           nothing,
  STARTING:          nothing,
  STOPPING:          nothing,
  REBUILDING:        nothing,
  RESTORING:         nothing,
  UPDATING:          nothing,
  TERMINATING:       nothing,
  TERMINATED:        nothing,
  SUSPENDED:         nothing,
} as const satisfies Record<string, Row>;

export type WorkspaceState = keyof typeof gates;
export const workspaceStates = Object.keys(gates) as readonly WorkspaceState[];

/** AWS's own sentence for each column, and where it stands. */
const sentences: Readonly<
  Record<Operation, { readonly does: string; readonly says: string; readonly source: string }>
> = {
  rebuild: {
    does: 'rebuilt',
    says: 'You cannot rebuild a WorkSpace unless its state is AVAILABLE, ERROR, UNHEALTHY, STOPPED, or REBOOTING.',
    source: 'API model, RebuildWorkspaces; Administration Guide, rebuild-workspace',
  },
  restore: {
    does: 'restored',
    says: 'You cannot restore a WorkSpace unless its state is AVAILABLE, ERROR, UNHEALTHY, or STOPPED.',
    source: 'API model, RestoreWorkspace; Administration Guide, restore-workspace',
  },
  'migrate-windows': {
    does: 'migrated (Windows)',
    says: 'Make sure that the WorkSpaces you want to migrate have a status of AVAILABLE, STOPPED, or ERROR.',
    source: 'Administration Guide, migrate-workspaces',
  },
  'migrate-linux': {
    does: 'migrated (Linux)',
    says: 'The WorkSpace must be in the AVAILABLE state. You cannot migrate a WorkSpace that is starting, stopping, or in an error state.',
    source: 'Administration Guide, migrate-linux-workspaces',
  },
  start: {
    does: 'started',
    says: 'You cannot start a WorkSpace unless it has a running mode of AutoStop or Manual and a state of STOPPED.',
    source: 'API model, StartWorkspaces',
  },
  stop: {
    does: 'stopped',
    says: 'You cannot stop a WorkSpace unless it has a running mode of AutoStop or Manual and a state of AVAILABLE, IMPAIRED, UNHEALTHY, or ERROR.',
    source: 'API model, StopWorkspaces',
  },
  reboot: {
    does: 'rebooted',
    says: 'You cannot reboot a WorkSpace unless its state is AVAILABLE or UNHEALTHY; REBOOTING when it is stuck.',
    source: 'API model, RebootWorkspaces',
  },
  modify: {
    does: 'modified',
    says: 'A WorkSpace must be AVAILABLE or STOPPED to be modified.',
    source: 'Administration Guide, modify-workspaces',
  },
};

/** ModifyWorkspaceState of the API model names all but the migration, which migrate-workspaces does. */
const maintenance =
  'A WorkSpace in ADMIN_MAINTENANCE cannot be rebooted, stopped, started, rebuilt, restored or migrated.';

/** Of one cell of the table: what AWS says there beside the sentence of its column. */
const asides: readonly (readonly [WorkspaceState, Operation, string])[] = [
  ['IMPAIRED', 'rebuild', "AWS's list leaves it out, and AWS's own recovery runbook rebuilds it."],
  ['IMPAIRED', 'restore', "AWS's list leaves it out, and AWS's own recovery runbook restores it."],
  ['IMPAIRED', 'reboot', "AWS's list leaves it out, and AWS's own recovery runbook reboots it."],
  [
    'ERROR',
    'reboot',
    "The API's list leaves it out; the guide says that AutoStop WorkSpaces in error can be rebooted.",
  ],
  ['REBOOTING', 'reboot', 'Only when it has been stuck for more than 20 minutes, which the API does not show.'],
  ['STOPPED', 'migrate-linux', 'The page does not list it, nor does it forbid it.'],
  ['REBOOTING', 'rebuild', 'Through the API only, not in the console.'],
];

export function judgeState(state: string | undefined, operation: Operation): Verdict {
  const { does, says, source } = sentences[operation];
  const base = { rule: 'state', source, quote: says } as const;
  if (state === undefined) return { ...base, kind: 'unknown', reason: 'AWS did not say in which state it is.' };
  if (!isDeclared(state))
    return {
      ...base,
      kind: 'unknown',
      reason: `State ${state} is not one that AWS documents, so nothing is allowed in it.`,
    };

  const mark: Mark = gates[state][operations.indexOf(operation)] ?? '-';
  const aside = asides.find(([of, asked]) => of === state && asked === operation)?.[2];
  if (mark === 'Y')
    return {
      ...base,
      kind: 'allowed',
      reason: [`A WorkSpace that is ${state} can be ${does}.`, aside].filter(Boolean).join(' '),
    };
  if (mark === '?')
    return {
      ...base,
      kind: 'unlisted',
      reason: [`AWS does not say whether a WorkSpace that is ${state} can be ${does}.`, aside]
        .filter(Boolean)
        .join(' '),
      ...remedy(state, operation),
    };
  if (state === 'ADMIN_MAINTENANCE' && operation !== 'modify')
    return { ...base, kind: 'denied', reason: maintenance, ...remedy(state, operation) };
  return {
    ...base,
    kind: 'denied',
    reason: `A WorkSpace that is ${state} cannot be ${does}.`,
    ...remedy(state, operation),
  };
}

function isDeclared(state: string): state is WorkspaceState {
  return Object.hasOwn(gates, state);
}

const passing = new Set<WorkspaceState>([
  'MAINTENANCE',
  'PENDING',
  'STARTING',
  'STOPPING',
  'REBUILDING',
  'RESTORING',
  'UPDATING',
]);

function remedy(state: WorkspaceState, operation: Operation): { readonly remedy?: string } {
  if (state === 'STOPPED' && operation === 'migrate-linux')
    return { remedy: 'Start it first, and migrate it once it is AVAILABLE.' };
  if (state === 'STOPPED') return operation === 'stop' ? {} : { remedy: 'Start it.' };
  if (state === 'AVAILABLE') return operation === 'start' ? { remedy: 'It runs already: reboot it instead.' } : {};
  if (state === 'ADMIN_MAINTENANCE')
    return { remedy: 'Take it out of maintenance first: its state has to be AVAILABLE.' };
  if (state === 'REBOOTING') return { remedy: 'Wait for the reboot to end; rebuild it if that does not.' };
  if (state === 'ERROR' || state === 'UNHEALTHY' || state === 'IMPAIRED')
    return { remedy: brokenRemedy(state, operation) };
  if (state === 'SUSPENDED') return { remedy: 'Wait until the image that is made of it is ready.' };
  if (passing.has(state)) return { remedy: 'Wait until the change under way has ended.' };
  return {};
}

/** The least destructive way that its state allows. */
function brokenRemedy(state: 'ERROR' | 'UNHEALTHY' | 'IMPAIRED', operation: Operation): string {
  if (state === 'ERROR')
    return operation === 'restore' ? 'Rebuild it.' : 'Restore it, and rebuild it if that does not help.';
  if (state === 'IMPAIRED') return "Recover it in AWS's console first: its state has to be AVAILABLE.";
  return 'Reboot it, and restore it if that does not help.';
}
