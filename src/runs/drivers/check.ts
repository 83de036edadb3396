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
import { judgeState } from '../../rules/state-gates.ts';
import { verbFacts, type WorkspaceVerb } from '../../rules/verbs.ts';
import type { Verdict } from '../../rules/verdict.ts';
import type { ItemState } from '../state.ts';
import type { Check } from './driver.ts';
import { itemsById, sourceOf } from './workspaces.ts';

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
    const checked = (id: string) => check(verb, planned(id), found.get(id), connected.get(id));
    return { ok: true, value: new Map(ids.map((id) => [id, checked(id)])) };
  };
}

const nobodyAsked = { ok: true, value: [] } as const;

/** Whether a WorkSpace, as it is now, is still what was planned. `connection`: as in the plan, of now. */
export function check(
  verb: WorkspaceVerb,
  planned: WorkspaceItem,
  now: Workspace | undefined,
  connection: string | undefined,
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

/**
 * Nobody was connected, or could be: then there was nothing to answer for. Of what the run itself has just started AWS
 * may not know yet; a user who came since is known.
 */
const quiet = ({ connection, state, first }: WorkspaceItem) =>
  first === undefined && nobodyConnected(connection, state);
