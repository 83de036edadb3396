/** What a verb destroys over a whole set: the classes of loss that are acknowledged one by one, and the totals. */
import { nobodyConnected } from './gates.ts';
import { duration, plural } from './in-words.ts';
import { freshAtMost, isAhead, oldSnapshotMs, type SnapshotFact } from './snapshot-gate.ts';
import { verbFacts, type WorkspaceVerb } from './verbs.ts';

export type LossClass =
  | 'root-volume'
  | 'root-changes-since-snapshot'
  | 'user-data-since-snapshot'
  | 'connected-users'
  | 'new-identity'
  | 'started-first';

/** What the totals need of an item. */
export interface AtRisk {
  readonly state?: string | undefined;
  /** Undefined where the verb leaves the volumes alone. */
  readonly snapshot: SnapshotFact | undefined;
  readonly connection: string | undefined;
  /** It is started before its own verb is sent. */
  readonly first?: 'start' | undefined;
}

/** How the set is gone about, as far as it decides what is lost: the policy of a plan fits as it is. */
export interface Pace {
  /** Each waits for a fresh snapshot. */
  readonly freshSnapshot: boolean;
}

export interface Loss {
  readonly class: LossClass;
  /** Items concerned. */
  readonly count: number;
  readonly sentence: string;
}

/** The classes of loss that are in the set, each with a sentence to acknowledge. */
export function losses(verb: WorkspaceVerb, items: readonly AtRisk[], now: number, pace: Pace): readonly Loss[] {
  const count = items.length;
  const { harm } = verbFacts[verb];
  if (count === 0 || harm === 'none') return [];
  const { connected, workAtRiskMs } = totals(items, now, pace);
  const they = plural(count, 'WorkSpace');
  const work = workText(workAtRiskMs);
  const since = pace.freshSnapshot
    ? `a snapshot that each waits for, taken ${work} at most before it is sent`
    : 'the newest snapshot';
  const all: Loss[] = [];
  if (verb === 'rebuild' || verb === 'migrate')
    all.push({
      class: 'root-volume',
      count,
      sentence: `The root volume of ${they} is lost: applications and settings on it cannot be brought back.`,
    });
  if (verb === 'restore')
    all.push({
      class: 'root-changes-since-snapshot',
      count,
      sentence: `Applications and settings changed on the root volume since ${since}${pace.freshSnapshot ? ',' : ''} are lost on ${they}.`,
    });
  if (harm === 'destroys')
    all.push({
      class: 'user-data-since-snapshot',
      count,
      sentence: pace.freshSnapshot
        ? `User data written since ${since}, is lost on ${they}.`
        : `User data written since ${since} is lost on ${they}: ${work} of work at the worst.`,
    });
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
  const started = items.filter(({ first }) => first === 'start').length;
  if (started > 0)
    all.push({
      class: 'started-first',
      count: started,
      sentence: `${plural(started, 'stopped WorkSpace')} will be started first, and billed by the hour from then on where it is AutoStop.`,
    });
  return all;
}

export interface RiskTotals {
  /** Age of the oldest of the newest snapshots, milliseconds; undefined when none is known. */
  readonly worstAgeMs: number | undefined;
  /** The same, but where each waits for a fresh snapshot: then how old that one may be. */
  readonly workAtRiskMs: number | undefined;
  readonly oldSnapshots: number;
  readonly withoutSnapshot: number;
  /** Look-up denied or failed. */
  readonly unknownSnapshot: number;
  /** The newest one is ahead of this machine's clock. */
  readonly aheadSnapshot: number;
  readonly connected: number;
  /** Nobody knows, for whatever reason. */
  readonly unknownConnection: number;
  /** Of these: this identity may not look, and the look-up failed. */
  readonly deniedConnection: number;
  readonly failedConnection: number;
  readonly startedFirst: number;
}

export function totals(items: readonly AtRisk[], now: number, { freshSnapshot }: Pace): RiskTotals {
  const ages = items.flatMap(({ snapshot }) => (typeof snapshot === 'number' ? [Math.max(0, now - snapshot)] : []));
  const count = (holds: (item: AtRisk) => boolean) => items.filter(holds).length;
  const worstAgeMs = ages.length ? ages.reduce((a, b) => Math.max(a, b)) : undefined;
  const startedFirst = count(({ first }) => first === 'start');
  return {
    worstAgeMs,
    workAtRiskMs: freshSnapshot ? freshAtMost(startedFirst > 0 ? 'start' : undefined) : worstAgeMs,
    oldSnapshots: ages.filter((age) => age > oldSnapshotMs).length,
    withoutSnapshot: count(({ snapshot }) => snapshot === 'none'),
    unknownSnapshot: count(({ snapshot }) => snapshot === 'denied' || snapshot === 'unknown'),
    aheadSnapshot: count(({ snapshot }) => isAhead(snapshot)),
    connected: count(({ connection }) => connection === 'CONNECTED'),
    unknownConnection: count(
      ({ connection, state }) => connection !== 'CONNECTED' && !nobodyConnected(connection, state),
    ),
    deniedConnection: count(({ connection }) => connection === 'denied'),
    failedConnection: count(({ connection }) => connection === 'failed'),
    startedFirst,
  };
}

/**
 * `11 h 20 m of work at risk at the worst, 3 users connected, 2 without a snapshot`. Of the whole selection where its
 * excluded ones are among the items. What nobody could look up is said too.
 */
export function riskText(verb: WorkspaceVerb, items: readonly AtRisk[], now: number, pace: Pace): string {
  const risk = totals(items, now, pace);
  const { harm } = verbFacts[verb];
  const some = (count: number, words: string) => (count > 0 ? [`${count} ${words}`] : []);
  const waits = pace.freshSnapshot ? ', as each waits for a fresh snapshot' : '';
  return [
    ...(harm === 'destroys' && items.length > 0
      ? [`${workText(risk.workAtRiskMs)} of work at risk at the worst${waits}`]
      : []),
    ...(harm === 'none' ? [] : [`${plural(risk.connected, 'user')} connected`]),
    ...(harm === 'none' ? [] : some(risk.unknownConnection, `perhaps connected${whyUnseen(risk)}`)),
    ...some(risk.withoutSnapshot, 'without a snapshot'),
    ...some(risk.unknownSnapshot, 'of unknown snapshot'),
    ...some(risk.aheadSnapshot, "with a snapshot ahead of this machine's clock"),
    ...some(risk.oldSnapshots, 'with a snapshot older than 12 h'),
    ...some(risk.startedFirst, 'started first'),
  ].join(', ');
}

/** Why nobody knows who is connected, in parentheses: nothing where AWS itself does not say. */
export function whyUnseen({
  unknownConnection,
  deniedConnection: denied,
  failedConnection: failed,
}: Pick<RiskTotals, 'unknownConnection' | 'deniedConnection' | 'failedConnection'>): string {
  const why = (count: number, words: string) =>
    count === 0 ? [] : [count === unknownConnection ? words : `${count}: ${words}`];
  const said = [
    ...why(denied, 'this identity lacks workspaces:DescribeWorkspacesConnectionStatus'),
    ...why(failed, 'the look-up failed'),
  ];
  return said.length > 0 ? ` (${said.join('; ')})` : '';
}

const workText = (ms: number | undefined) => (ms === undefined ? 'an unknown time' : duration(ms));
