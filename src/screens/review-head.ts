/**
 * What stands above the items of a review, the most telling first: what will be done to those that go and what they lose,
 * who is held back and why, whither. A low screen leaves out what comes last, and cuts nothing before it.
 */
import { count, width, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { keyOf } from '../keymap.ts';
import { reviewHolds } from '../plans/holds.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { policyText } from '../plans/policy.ts';
import { riskText } from '../rules/losses.ts';
import { verbFacts } from '../rules/verbs.ts';
import { consequence } from './consequence.ts';
import { heldWords } from './held-words.ts';
import { targetsOf } from './targets-of.ts';
import { age } from './times.ts';

export type Looked = Pick<Draft, 'gone' | 'unread' | 'failure' | 'overridden' | 'snapshotsAsOf'>;

/** `most`: lines that it may take. */
export function reviewHead(
  plan: WorkspacesPlan,
  looked: Looked,
  leftOut: string | undefined,
  cells: number,
  most: number,
): string[] {
  const { verb, items, policy, ticket } = plan;
  const { length: n } = items;
  const said = (text: string, paint = theme.plain) =>
    text === '' ? [] : wrap(text, cells - 2).map((line) => paint(` ${line}`));
  const held = said(heldText(plan), theme.warn);
  const to = said(whither(plan, cells - 2));
  const others = [...said(missing(looked), theme.warn), ...said(leftOut ?? '', theme.warn)];
  const around = said(aroundText(plan), theme.warn);
  if (n === 0)
    return [...said('None of them may be sent.', theme.title), ...held, ...others, ...to, ...around].slice(0, most);
  const pace = n > 1 || policy.freshSnapshot ? `${policyText(policy, n)} ` : '';
  return [
    ...said(`${count(n, 'WorkSpace')} will be ${verbFacts[verb].done}: ${consequence[verb]}.`, theme.title),
    ...said(`${atRisk(plan, looked.overridden)}.${asOf(plan, looked)}`),
    ...held,
    ...others,
    ...to,
    ...said(`${pace}Ticket: ${ticket ?? `none (${keyOf('ticket')})`}.`),
    ...around,
  ].slice(0, most);
}

/** Why it cannot be confirmed any more, and what to do. `now`: epoch milliseconds, by the session's clock. */
export function tooOld({ createdAt }: WorkspacesPlan, now: number): string | undefined {
  const since = now - createdAt;
  return since > reviewHolds ? `This was reviewed ${age(since)} ago: ${keyOf('retry')} reviews it again.` : undefined;
}

/** Of those that go alone: what is held back loses nothing. */
function atRisk({ verb, items, createdAt, policy }: WorkspacesPlan, overridden: ReadonlySet<string>): string {
  const anyway = items.filter(({ id, connection }) => connection === 'CONNECTED' && overridden.has(id)).length;
  const risk = riskText(verb, items, createdAt, policy);
  return `${risk || 'No work is at risk'}${anyway > 0 ? `, ${anyway} overridden` : ''}`;
}

/** Where snapshots of an earlier look-up were taken: how old that is. */
function asOf({ createdAt }: WorkspacesPlan, { snapshotsAsOf: at }: Looked): string {
  return at === undefined ? '' : ` Snapshots looked up ${age(createdAt - at)} before (${keyOf('retry')}: anew).`;
}

/** `To Windows 11 Power (wsb-1).`, or `To 4 bundles: 120 to ..., 80 to ... and 2 more.`: by name where one line holds it. */
function whither(plan: WorkspacesPlan, cells: number): string {
  const protocol = plan.verb === 'modify-protocol' && (plan.items[0] ?? plan.excluded[0])?.toProtocol;
  if (protocol) return `To ${protocol === 'WSP' ? 'DCV (WSP)' : protocol}.`;
  const targets = targetsOf(plan.items.length > 0 ? plan.items : plan.excluded);
  const [first, second] = targets;
  if (!first) return '';
  if (!second) return `To ${first.name} (${first.id}).`;
  const named = targets.slice(0, 2).map(({ name, items }) => `${items} to ${name}`);
  const more = targets.length > 2 ? ` and ${targets.length - 2} more (${keyOf('why')})` : '';
  const all = `To ${targets.length} bundles: ${named.join(', ')}${more}.`;
  return width(all) <= cells ? all : `To ${targets.length} bundles (${keyOf('why')}: which).`;
}

function heldText(plan: WorkspacesPlan): string {
  const { length: held } = plan.excluded;
  return held === 0 ? '' : `${held} held back: ${heldWords(plan)} (${keyOf('why')}: why).`;
}

function missing({ gone, unread, failure }: Looked): string {
  const parts = [
    gone.length > 0 ? `${gone.length} no longer listed by AWS.` : '',
    unread.length > 0
      ? `${unread.length} could not be looked up (${keyOf('retry')}: again): ${failure?.why ?? ''}`
      : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function aroundText({ preflight }: WorkspacesPlan): string {
  const found = (kind: string) => preflight.filter((one) => one.kind === kind).length;
  const [short, unchecked] = [found('short'), found('unchecked')];
  const parts = [
    short > 0 ? `${short} ${short === 1 ? 'thing falls' : 'things fall'} short` : '',
    unchecked > 0 ? `${count(unchecked, 'thing')} unchecked` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `Around them ${parts.join(', ')} (${keyOf('why')}: why).` : '';
}
