/** One item of a report: who, what it was, what it is now, how it ended and what AWS said. Pure. */
import { isLex, type LexBuildItem, type LexItem, type Plan, type WorkspaceItem } from '../plans/plan.ts';
import { snapshotWord } from '../rules/snapshot-gate.ts';
import { type ReportLex, reportLex } from './report-lex.ts';
import { iso, seconds } from './report-times.ts';
import type { ItemState } from './state.ts';

/** What does not apply, or is not known, is undefined. */
export interface ReportItem {
  /** Of the WorkSpace before; of a Lex migration the V1 bot's name. */
  readonly id: string;
  /** New WorkSpace of a migration, or the id of the Lex migration. */
  readonly newId: string | undefined;
  readonly userName: string | undefined;
  readonly directoryId: string | undefined;
  readonly computerName: string | undefined;
  readonly newComputerName: string | undefined;
  readonly ipAddress: string | undefined;
  readonly newIpAddress: string | undefined;
  readonly bundleId: string | undefined;
  readonly bundleName: string | undefined;
  /** As AWS showed it last. */
  readonly newBundleId: string | undefined;
  readonly newBundleName: string | undefined;
  /** As AWS showed it last: of the new WorkSpace, where there is one. */
  readonly endState: string | undefined;
  /** PCOIP or WSP before, and as AWS showed it last where that was to change. */
  readonly protocol: string | undefined;
  readonly newProtocol: string | undefined;
  /** Lex: the V2 bot. */
  readonly v2BotName: string | undefined;
  /** Of a Lex migration all that is known of it. */
  readonly lex: ReportLex | undefined;
  /** When the newest snapshot was taken, or `none`, `denied`, `unknown`, `ahead` (of the clock): as the plan, or the run that waited for one, knew it. */
  readonly snapshotAt: string | undefined;
  readonly connection: string | undefined;
  readonly requestedAt: string | undefined;
  readonly finishedAt: string | undefined;
  readonly seconds: number | undefined;
  /**
   * How it ended; while it has not, where it stands: awaiting, waiting, sending, unclear, watching. `tasks-left`: AWS says
   * COMPLETED, and what that leaves to people is not done.
   */
  readonly outcome: string;
  readonly reason: string | undefined;
  /** AWS's error code and words, kept as they were. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
}

/** `at`: its place in the plan. */
export function reportItem(plan: Plan, item: ItemState, at: number): ReportItem {
  const { attemptedAt, settledAt, failure } = item;
  const lex = plan.verb === 'lex-migrate' && plan.items[at] ? reportLex(plan.items[at], item) : undefined;
  const before = isLex(plan) ? ofBot(plan.items[at]) : ofWorkspace(plan.items[at]);
  return {
    ...nothing,
    ...before,
    ...(isLex(plan) ? { endState: lex?.status ?? item.observation?.build?.status } : now(plan.items[at], item)),
    ...(item.freshSnapshot !== undefined && { snapshotAt: iso(item.freshSnapshot) }),
    id: item.id,
    newId: item.targetId,
    requestedAt: iso(attemptedAt),
    finishedAt: iso(settledAt),
    seconds: seconds(attemptedAt, settledAt),
    outcome: lex && item.outcome === 'done' && lex.tasksLeft > 0 ? 'tasks-left' : (item.outcome ?? item.phase),
    lex,
    reason: item.reason,
    code: failure?.code,
    message: failure?.why,
    requestId: item.requestId,
  };
}

type Facts = Omit<
  ReportItem,
  | 'id'
  | 'newId'
  | 'requestedAt'
  | 'finishedAt'
  | 'seconds'
  | 'outcome'
  | 'lex'
  | 'reason'
  | 'code'
  | 'message'
  | 'requestId'
>;

const nothing: Facts = {
  userName: undefined,
  directoryId: undefined,
  computerName: undefined,
  newComputerName: undefined,
  ipAddress: undefined,
  newIpAddress: undefined,
  bundleId: undefined,
  bundleName: undefined,
  newBundleId: undefined,
  newBundleName: undefined,
  endState: undefined,
  protocol: undefined,
  newProtocol: undefined,
  v2BotName: undefined,
  snapshotAt: undefined,
  connection: undefined,
};

const ofBot = (item: LexItem | LexBuildItem | undefined): Partial<Facts> =>
  item ? { v2BotName: 'botName' in item ? item.botName : item.v2BotName } : {};

function ofWorkspace(item: WorkspaceItem | undefined): Partial<Facts> {
  if (!item) return {};
  const { userName, directoryId, computerName, ipAddress, bundleId, bundleName, snapshot, connection } = item;
  const snapshotAt = typeof snapshot === 'number' ? iso(snapshot) : snapshot && snapshotWord(snapshot);
  const protocol = item.protocols?.join(' ');
  return { userName, directoryId, computerName, ipAddress, bundleId, bundleName, protocol, snapshotAt, connection };
}

/** What it has become. Of what did not begin, or was taken back, there is nothing new to tell. */
function now(planned: WorkspaceItem | undefined, item: ItemState): Partial<Facts> {
  const { observation, outcome, left } = item;
  if (!observation) return {};
  const { source, target } = observation;
  const endState = (target ?? source)?.state;
  if (!(left || outcome === 'done') || outcome === 'rolled-back') return { endState };
  const newBundleId = (target ?? source)?.bundleId;
  const known = [
    { id: planned?.bundleId, name: planned?.bundleName },
    { id: planned?.target?.bundleId, name: planned?.target?.bundleName },
  ].find(({ id }) => id !== undefined && id === newBundleId);
  return {
    endState,
    newProtocol: source?.protocols?.join(' '),
    newComputerName: target?.computerName,
    newIpAddress: (target ?? source)?.ipAddress,
    newBundleId,
    newBundleName: known?.name,
  };
}
