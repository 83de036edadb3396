/** A plan in words, for whoever is to confirm it: what goes, what is held back and why, what is lost. Pure. */
import { type AcknowledgedClass, confirmationSteps, phraseOf, type Step } from '../plans/confirmation.ts';
import { planHolds } from '../plans/holds.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { policyText } from '../plans/policy.ts';
import { losses, plural, totals } from '../rules/losses.ts';
import { objections } from '../rules/verdict.ts';

type Acknowledgement = Extract<Step, { readonly kind: 'acknowledge' }>;

/** What the rules leave to the operator; each class is to be named on the command line. */
export const openClasses = [
  'connection-unknown',
  'path-not-listed',
  'protocol-only',
] as const satisfies readonly AcknowledgedClass[];
export type OpenClass = (typeof openClasses)[number];

export const isOpenClass = (text: string): text is OpenClass => (openClasses as readonly string[]).includes(text);

/** Those that are in this plan. */
export function openIn(plan: WorkspacesPlan): readonly (Acknowledgement & { readonly class: OpenClass })[] {
  return confirmationSteps(plan).flatMap((step) =>
    step.kind === 'acknowledge' && isOpenClass(step.class) ? [{ ...step, class: step.class }] : [],
  );
}

export function planLines(plan: WorkspacesPlan): readonly string[] {
  const { id, verb, items, excluded, accountId, alias, region, ticket, policy, createdAt, arn } = plan;
  const target = items[0]?.target ?? excluded[0]?.target;
  const to = target ? ` to ${target.bundleName ?? '?'} (${target.bundleId})` : '';
  const open = openIn(plan);
  return [
    `Plan ${id}: ${verb} ${plural(items.length, 'WorkSpace')}${to}`,
    `  in account ${accountId}${alias ? ` (${alias})` : ''}, Region ${region}, as ${arn}`,
    `  ${policyText(policy, items.length)}`,
    ...(ticket ? [`  ticket ${ticket}`] : []),
    `  made ${new Date(createdAt).toISOString()}, may be applied until ${new Date(createdAt + planHolds).toISOString()}`,
    ...section(
      `Held back: ${excluded.length}`,
      excluded.map(({ id, userName, verdicts }) => `${id}  ${userName ?? '?'}  ${objections(verdicts).join(' ')}`),
    ),
    ...section('Lost', [...losses(verb, items, createdAt).map(({ sentence }) => sentence), ...snapshotLines(plan)]),
    ...section(
      'Left open by the rules: bellhop apply needs',
      open.map(({ class: kind, sentence }) => `--acknowledge ${kind}  ${sentence}`),
    ),
  ];
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`${title}`, ...lines.map((line) => `  ${line}`)];

function snapshotLines({ items, createdAt }: WorkspacesPlan): readonly string[] {
  const { oldSnapshots, withoutSnapshot, unknownSnapshot } = totals(items, createdAt);
  const lines: readonly (readonly [number, string])[] = [
    [oldSnapshots, 'with a snapshot older than 12 h'],
    [withoutSnapshot, 'without a snapshot'],
    [unknownSnapshot, 'whose snapshot could not be looked up'],
  ];
  return lines.flatMap(([count, what]) => (count > 0 ? [`${plural(count, 'WorkSpace')} ${what}.`] : []));
}

/** The same for other programs. */
export function planSummary(plan: WorkspacesPlan) {
  const { id, hash, verb, accountId, alias, region, arn, ticket, policy, createdAt, items, excluded } = plan;
  return {
    id,
    hash,
    verb,
    accountId,
    alias,
    region,
    arn,
    ticket,
    policy,
    createdAt: new Date(createdAt).toISOString(),
    appliesUntil: new Date(createdAt + planHolds).toISOString(),
    target: items[0]?.target,
    items: items.map(({ id: item, userName }) => ({ id: item, userName })),
    excluded: excluded.map(({ id: item, userName, verdicts }) => ({
      id: item,
      userName,
      reasons: objections(verdicts),
    })),
    losses: losses(verb, items, createdAt),
    acknowledge: openIn(plan).map(({ class: kind }) => kind),
    phrase: phraseOf(plan),
  };
}
