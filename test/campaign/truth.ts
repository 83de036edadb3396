/** What the simulated AWS knows of a run, held against what bellhop says of it. */
import { isLex } from '../../src/plans/plan.ts';
import { isLexVerb } from '../../src/rules/lex-verbs.ts';
import type { Outcome, PauseCause, RunEvent, RunEvents } from '../../src/runs/events.ts';
import { fold, step } from '../../src/runs/fold.ts';
import type { ItemState, RunState } from '../../src/runs/state.ts';
import { verbNow } from '../../src/runs/steps.ts';
import type { LogEntry } from '../../src/simulator/log.ts';
import type { Simulator } from '../../src/simulator/server.ts';
import { changingOperations, operationOf } from './lot.ts';

export type Submission = Simulator['world']['fleet']['submissions'][number];

/** The changes that AWS was asked for, and those it took on. */
export interface Truth {
  readonly log: readonly LogEntry[];
  readonly submissions: readonly Submission[];
}

export interface Wrong {
  readonly kind: 'twice' | 'unasked' | 'forgotten' | 'untrue' | 'journal';
  readonly says: string;
}

/** What may be said of an item, given how AWS truly ended it. To ask for a human is never untrue. */
const truths: Readonly<Record<Submission['fate'], Outcome>> = {
  done: 'done',
  'in-place': 'done',
  error: 'failed',
  silent: 'silent',
  'rolled-back': 'rolled-back',
};

/** Only throttling proves to whoever asked that nothing was done, whatever the answer was: all else may have acted. */
const provesNothingDone = ({ status, error }: LogEntry) => status === 400 && error === 'ThrottlingException';

/** The calls that change something, by WorkSpace, of one operation or of all. */
export function changesOf(log: readonly LogEntry[], only?: string): ReadonlyMap<string, readonly LogEntry[]> {
  const changing = log.filter(({ operation }) => changingOperations.includes(operation));
  return Map.groupBy(
    only === undefined ? changing : changing.filter(({ operation }) => operation === only),
    ({ input }) => subject(input),
  );
}

/** Requests on many hold one WorkSpace each here. */
function subject(input: LogEntry['input']): string {
  const [first] = Object.values(input).find(Array.isArray) ?? [input];
  const { SourceWorkspaceId, WorkspaceId } = first as Readonly<Record<string, unknown>>;
  return String(SourceWorkspaceId ?? WorkspaceId);
}

/** After a call that may have acted there must be no other. */
export function sentTwice({ log, submissions }: Truth, planned: ReadonlySet<string>): readonly Wrong[] {
  const wrong: Wrong[] = [];
  const twice = (says: string) => wrong.push({ kind: 'twice', says });
  for (const operation of changingOperations) {
    for (const [id, entries] of changesOf(log, operation)) {
      if (!planned.has(id)) twice(`${id} was sent and is not in the plan`);
      const first = entries.findIndex((entry) => !provesNothingDone(entry));
      if (first >= 0 && first < entries.length - 1) twice(`${id} was sent again after a call that may have acted`);
      const taken = submissions.filter((one) => one.id === id && one.operation === operation);
      if (taken.length > 1) twice(`${id} was accepted twice`);
    }
  }
  return wrong;
}

/** Until somebody has seen the canary to its end and continues, no more than the canary may have gone. */
export function sentUnasked([{ plan }, ...events]: RunEvents, { log }: Truth): readonly Wrong[] {
  const { canary } = plan.policy;
  if (canary === 0 || canarySeen(events)) return [];
  const sent = [...changesOf(log)].filter(([, entries]) => !entries.every(provesNothingDone));
  return sent.length > canary
    ? [{ kind: 'unasked', says: `${sent.length} were sent before anybody saw the canary` }]
    : [];
}

/** Somebody continued after the hold for the canary: to continue after any other pause is no word about it. */
function canarySeen(events: readonly RunEvent[]): boolean {
  let held: PauseCause | undefined;
  for (const event of events) {
    if (event.type === 'paused') held ??= event.cause;
    if (event.type !== 'continued') continue;
    if (held === 'canary') return true;
    held = undefined;
  }
  return false;
}

/** A journal as it lies there after a death: whoever takes it up must not be led astray by it. */
export function unsafeToResume(events: RunEvents, { log }: Truth): readonly Wrong[] {
  const state = step(fold(events), { type: 'resumed', at: 0, by: 'x', arn: 'x', pid: 1 });
  const attempted = attemptsIn(events);
  const wrong: Wrong[] = [];
  for (const operation of changingOperations) {
    for (const [id, entries] of changesOf(log, operation)) {
      if (!attempted.has(`${operation} ${id}`))
        wrong.push({ kind: 'journal', says: `${id} was sent and the journal knows of no attempt` });
      const item = state.items.find((one) => one.id === id);
      const next = item?.phase === 'waiting' && stepOf(state, item) === operation;
      if (next && !entries.every(provesNothingDone))
        wrong.push({ kind: 'journal', says: `${id} may have been acted on, and waits to be sent` });
    }
  }
  return wrong;
}

/** Which operation was attempted on which WorkSpace. */
function attemptsIn([first, ...events]: RunEvents): ReadonlySet<string> {
  const attempts = new Set<string>();
  let state = fold([first]);
  for (const event of events) {
    if (event.type === 'attempt') {
      const item = state.items.find(({ id }) => id === event.item);
      if (item) attempts.add(`${stepOf(state, item)} ${item.id}`);
    }
    state = step(state, event);
  }
  return attempts;
}

/** AWS's operation for the step that an item stands at. */
export function stepOf({ plan }: RunState, item: ItemState): string {
  const verb = verbNow(plan, item);
  if (isLexVerb(verb)) throw new Error('no campaign is about Lex');
  return operationOf(verb);
}

export function notTrue(state: RunState, truth: Truth): readonly Wrong[] {
  const { plan, items, finishedAt } = state;
  const wrong: Wrong[] = finishedAt === undefined ? [{ kind: 'forgotten', says: 'the run did not end' }] : [];
  for (const item of items) {
    if (item.outcome === undefined) wrong.push({ kind: 'forgotten', says: `${item.id} has no outcome` });
    const operation = stepOf(state, item);
    const taken = (what: string) => truth.submissions.find((one) => one.id === item.id && one.operation === what);
    const calls = changesOf(truth.log, operation).get(item.id) ?? [];
    const planned = isLex(plan) ? undefined : plan.items.find(({ id }) => id === item.id);
    const start = item.step > 0 ? taken('StartWorkspaces') : undefined;
    const says =
      start && start.fate !== 'done'
        ? `its start ended ${start.fate}`
        : untrue(item, taken(operation), calls, planned?.state === 'UNHEALTHY');
    if (says)
      wrong.push({ kind: 'untrue', says: `${item.id} is said to be ${item.outcome} (${item.reason}): ${says}` });
  }
  return wrong;
}

function untrue(
  { outcome, targetId, requestId }: ItemState,
  submission: Submission | undefined,
  entries: readonly LogEntry[],
  wasIll: boolean,
): string | undefined {
  if (outcome === undefined || outcome === 'needs-human') return undefined;
  if (!submission) {
    // A refusal may also stand inside a 200.
    if (outcome === 'failed')
      return entries.some(({ status }) => status === 200 || status === 400) ? undefined : 'AWS never refused it';
    if (outcome === 'stale' || outcome === 'not-started')
      return entries.every(provesNothingDone) ? undefined : 'it was sent';
    return 'AWS never took it on';
  }
  // A reboot that AWS carried out heals some, and leaves others as ill as they were.
  const illStill = submission.operation === 'RebootWorkspaces' && submission.fate === 'done' && outcome === 'failed';
  if (outcome !== truths[submission.fate] && !(illStill && wasIll)) return `its true end is ${submission.fate}`;
  if (targetId !== undefined && targetId !== submission.targetId) return `its new id is ${submission.targetId}`;
  if (requestId !== undefined && requestId !== submission.requestId) return `its request was ${submission.requestId}`;
  return undefined;
}
