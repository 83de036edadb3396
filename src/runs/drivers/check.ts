/** The look at WorkSpaces just before a call: whether each is still what was planned, as its verb needs it. */
import type { Answer } from '../../aws/answer.ts';
import type { Workspace, WorkspaceId } from '../../aws/model.ts';
import type { Session } from '../../aws/session.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../plans/plan.ts';
import { canonicalJson } from '../../plans/seal.ts';
import { readWorkspace } from '../../rules/bundle-facts.ts';
import { judgeMigrationState } from '../../rules/eligibility.ts';
import { factValue } from '../../rules/fact.ts';
import {
  judgeConnection,
  judgeModification,
  judgeRunningMode,
  judgeStandby,
  nobodyConnected,
} from '../../rules/gates.ts';
import { duration } from '../../rules/in-words.ts';
import { judgeState } from '../../rules/state-gates.ts';
import { verbFacts, type WorkspaceVerb } from '../../rules/verbs.ts';
import type { Verdict } from '../../rules/verdict.ts';
import type { ItemState } from '../state.ts';
import { type Check, minute } from './driver.ts';
import { itemsById } from './planned.ts';
import { sourceOf } from './workspaces.ts';

export function checkWorkspaces(verb: WorkspaceVerb, plan: WorkspacesPlan, session: Session) {
  const planned = itemsById(plan);
  const cutsOff = verbFacts[verb].harm !== 'none';
  return async (items: readonly ItemState[], signal: AbortSignal): Promise<Answer<ReadonlyMap<string, Check>>> => {
    const ask = { priority: 'verify', signal } as const;
    const ids = items.map(({ id }) => id as WorkspaceId);
    const [workspaces, connections] = await Promise.all([
      session.workspaces.workspacesById(ids, ask),
      cutsOff ? session.workspaces.connectionsById(ids, ask) : nobodyAsked,
    ]);
    if (!workspaces.ok) return workspaces;
    // Who may not look is never told: that is in order only where the operator has answered for it.
    const answeredFor = () => ids.every((id) => !quiet(planned(id)));
    if (!connections.ok && !(connections.failure.kind === 'denied' && answeredFor())) return connections;
    const found = new Map(workspaces.value.map((workspace) => [workspace.id as string, workspace]));
    const connected = new Map(connections.ok ? connections.value.map(({ id, state }) => [id as string, state]) : []);
    const now = session.clock.now();
    const checked = (item: ItemState) =>
      check(verb, planned(item.id), found.get(item.id), connected.get(item.id), upFor(item, now));
    return { ok: true, value: new Map(items.map((item) => [item.id, checked(item)])) };
  };
}

const nobodyAsked = { ok: true, value: [] } as const;

/** Of what was started first: since it came up, milliseconds. */
const upFor = ({ step, changedAt }: ItemState, now: number) => (step > 0 ? now - (changedAt ?? now) : undefined);

/** AWS looks for users every few minutes: so long it may take to tell of one that has just come up. */
const toBeTold = 10 * minute;

/**
 * Whether a WorkSpace, as it is now, is still what was planned. `connection`: as in the plan, of now. `up`: milliseconds
 * since it came up, where it was started first.
 */
export function check(
  verb: WorkspaceVerb,
  planned: WorkspaceItem,
  now: Workspace | undefined,
  connection: string | undefined,
  up?: number,
): Check {
  const stale = (reason: string): Check => ({ kind: 'stale', reason });
  if (!now) return stale('AWS no longer lists it.');
  if (now.bundleId !== planned.bundleId)
    return stale(`It uses another bundle than planned: ${now.bundleId ?? 'unknown'}.`);
  if (now.userName !== planned.userName)
    return stale(`It belongs to another user than planned: ${now.userName ?? 'unknown'}.`);
  if (verb === 'modify-protocol' && canonicalJson(now.protocols ?? []) !== canonicalJson(planned.protocols ?? []))
    return stale(`Its protocol is not the planned one any more: ${now.protocols?.join(' ') || 'unknown'}.`);
  if (verb === planned.first && now.state === 'AVAILABLE') return { kind: 'needless', reason: 'It runs already.' };
  const held = verdicts(verb, planned, now, connection).find(({ kind }) => kind !== 'allowed');
  if (held && up !== undefined && held.rule === 'connection' && held.kind === 'unknown')
    return up < toBeTold
      ? { kind: 'later' }
      : stale(`Whether a user is connected is unknown, ${duration(up)} after it came up.`);
  if (held) return stale(held.reason);
  return { kind: 'go', observation: { source: sourceOf(verb, now) } };
}

function verdicts(
  verb: WorkspaceVerb,
  planned: WorkspaceItem,
  now: Workspace,
  connection: string | undefined,
): readonly Verdict[] {
  const { harm, goesBackTo } = verbFacts[verb];
  return [
    ...gate(verb, planned, now),
    ...(verb === 'start' || verb === 'stop' ? [judgeRunningMode(now.runningMode)] : []),
    judgeModification(now),
    ...(goesBackTo || verb === 'modify-protocol' ? [judgeStandby(now)] : []),
    ...(harm === 'none' ? [] : connectionNow(planned, now, connection)),
  ];
}

/** The gate was passed with the planned state; only another one has to pass it again. */
function gate(verb: WorkspaceVerb, planned: WorkspaceItem, now: Workspace): readonly Verdict[] {
  const column = verbFacts[verb].gate;
  if (column) return now.state === planned.state ? [] : [judgeState(now.state, column)];
  // What was planned to be started first is not migrated before it runs; nothing else is started on the way.
  const family = factValue(readWorkspace(now, undefined).family);
  if (planned.first || (family === 'linux' && now.state !== planned.state))
    return [judgeState(now.state, 'migrate-linux')];
  return now.state === planned.state ? [] : [judgeMigrationState(now, family)];
}

/** What the plan said stands: who was connected is overridden, and what was unknown is answered for. */
function connectionNow(planned: WorkspaceItem, { state }: Workspace, now: string | undefined) {
  if (!quiet(planned)) return now === 'CONNECTED' ? [judgeConnection(now, planned.connection === 'CONNECTED')] : [];
  // To a stopped one nobody is connected; AWS calls that UNKNOWN.
  return state === 'STOPPED' && now !== 'CONNECTED' ? [] : [judgeConnection(now, false)];
}

/** Nobody was connected, or could be: then there was nothing to answer for. */
const quiet = ({ connection, state }: WorkspaceItem) => nobodyConnected(connection, state);
