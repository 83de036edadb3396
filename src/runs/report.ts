/**
 * What became of a run, for people and for other programs: one value, from the fold alone, that every format is
 * written from. Times are ISO 8601 in UTC, durations whole seconds and never negative. Pure.
 */
import { isLex, type MigrationTarget, type Verb, type WorkspaceItem } from '../plans/plan.ts';
import type { RunPolicy } from '../plans/policy.ts';
import { objections } from '../rules/verdict.ts';
import { afterwards, type Task } from './checklist.ts';
import { type FailureGroup, groupFailures } from './groups.ts';
import { type ReportItem, reportItem } from './report-item.ts';
import { iso, median, seconds } from './report-times.ts';
import type { ItemState, RunState } from './state.ts';
import { type Summary, summarise } from './summary.ts';

export interface Report {
  /** Of this shape. */
  readonly version: 1;
  readonly run: ReportRun;
  readonly summary: Summary;
  /** From the attempt to the end, of the items that are done. */
  readonly secondsToDone: { readonly shortest: number; readonly median: number; readonly longest: number } | undefined;
  /** In the plan's order. */
  readonly items: readonly ReportItem[];
  /** Not done, and why; the largest group first. */
  readonly groups: readonly FailureGroup[];
  /** What is left to people, in order. */
  readonly afterwards: readonly Task[];
  /** Selected, but held back by a rule when the plan was made. */
  readonly excluded: readonly ReportExcluded[];
}

export interface ReportRun {
  readonly id: string;
  readonly verb: Verb;
  readonly accountId: string;
  readonly alias: string | undefined;
  readonly region: string;
  readonly ticket: string | undefined;
  readonly plannedBy: string;
  readonly plannedAt: string | undefined;
  readonly planHash: string;
  readonly policy: RunPolicy;
  /** What the operator did to confirm it, in order. */
  readonly confirmed: readonly string[];
  /** Where all of a migration go; undefined where they go to several. */
  readonly target: Target | undefined;
  readonly startedAt: string | undefined;
  /** Undefined: it has not ended. */
  readonly finishedAt: string | undefined;
  readonly seconds: number | undefined;
  readonly stopped: string | undefined;
  readonly paused: string | undefined;
  /** Everybody who drove it: the user of the machine, the identity in AWS, the process. */
  readonly drivers: readonly {
    readonly by: string;
    readonly arn: string;
    readonly pid: number;
    readonly at: string | undefined;
  }[];
}

type Target = Pick<MigrationTarget, 'bundleId' | 'bundleName'>;

export interface ReportExcluded {
  readonly id: string;
  readonly userName: string | undefined;
  readonly reasons: readonly string[];
}

export function reportOf(state: RunState): Report {
  const { plan } = state;
  const items = state.items.map((item, at) => withoutGuess(state, item, reportItem(plan, item, at)));
  const done = items.flatMap(({ outcome, seconds }) => (outcome === 'done' && seconds !== undefined ? [seconds] : []));
  return {
    version: 1,
    run: reportRun(state),
    summary: summarise(state),
    secondsToDone:
      done.length === 0 ? undefined : { shortest: Math.min(...done), median: median(done), longest: Math.max(...done) },
    items,
    groups: groupFailures(state),
    afterwards: afterwards(state),
    excluded: plan.excluded.map(({ id, userName, verdicts }) => ({ id, userName, reasons: objections(verdicts) })),
  };
}

/** AWS tells no end of a Lex migration: of one that was taken up again nobody knows how long it took. */
function withoutGuess({ plan, drivers }: RunState, item: ItemState, report: ReportItem): ReportItem {
  const { attemptedAt = Number.POSITIVE_INFINITY, settledAt = Number.POSITIVE_INFINITY } = item;
  const unseen = drivers.slice(1).some(({ at }) => at > attemptedAt && at <= settledAt);
  return plan.verb === 'lex-migrate' && unseen ? { ...report, seconds: undefined } : report;
}

function reportRun({ plan, startedAt, finishedAt, stopped, paused, confirmed, drivers }: RunState): ReportRun {
  const { id, verb, accountId, alias, region, ticket, policy } = plan;
  return {
    id,
    verb,
    accountId,
    alias,
    region,
    ticket,
    plannedBy: plan.arn,
    plannedAt: iso(plan.createdAt),
    planHash: plan.hash,
    policy,
    confirmed,
    target: isLex(plan) ? undefined : onlyTarget(plan.items),
    startedAt: iso(startedAt),
    finishedAt: iso(finishedAt),
    seconds: seconds(startedAt, finishedAt),
    stopped,
    paused: paused?.why,
    drivers: drivers.map(({ by, arn, pid, at }) => ({ by, arn, pid, at: iso(at) })),
  };
}

function onlyTarget(items: readonly WorkspaceItem[]): Target | undefined {
  const first = items[0]?.target;
  if (!first || items.some(({ target }) => target?.bundleId !== first.bundleId)) return undefined;
  return { bundleId: first.bundleId, bundleName: first.bundleName };
}
