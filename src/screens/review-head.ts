/** What stands above the items of a review: what will be done, whither, what is at risk, and what holds some of them back. */
import { count, wrapWithin } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { keyOf } from '../keymap.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { policyText } from '../plans/policy.ts';
import { riskText } from '../rules/losses.ts';
import { verbFacts } from '../rules/verbs.ts';
import { consequence } from './consequence.ts';
import { targetsOf } from './targets-of.ts';

/** `most`: lines that a sentence may take. */
export function reviewHead(
  plan: WorkspacesPlan,
  draft: Pick<Draft, 'gone' | 'unread' | 'failure' | 'overridden'>,
  leftOut: string | undefined,
  cells: number,
  most: number,
): string[] {
  const { verb, items, policy, ticket } = plan;
  const { length: n } = items;
  const said = (text: string, paint = theme.plain) =>
    text === '' ? [] : wrapWithin(text, cells - 2, most).map((line) => paint(` ${line}`));
  const to = whither(plan);
  const back = [...said(heldText(plan, draft), theme.warn), ...said(leftOut ?? '', theme.warn)];
  if (n === 0) return [...said('None of them may be sent.', theme.title), ...said(to), '', ...back];
  return [
    ...said(`${count(n, 'WorkSpace')} will be ${verbFacts[verb].done}: ${consequence[verb]}.`, theme.title),
    ...said(to),
    ...said(`${atRisk(plan, draft.overridden.size)}.`),
    ...said(
      `${n > 1 || policy.freshSnapshot ? `${policyText(policy, n)} ` : ''}Ticket: ${ticket ?? `none (${keyOf('ticket')})`}.`,
    ),
    ...back,
  ];
}

/** Of all that were selected: what is held back is at risk as soon as it is not. */
function atRisk({ verb, items, excluded, createdAt }: WorkspacesPlan, overridden: number): string {
  const risk = riskText(verb, [...items, ...excluded], createdAt);
  if (risk === '') return 'No work is at risk';
  const of = excluded.length > 0 ? `Of all ${items.length + excluded.length}: ` : '';
  return `${of}${risk}${overridden > 0 ? `, ${overridden} overridden` : ''}`;
}

/** `To Windows 11 Power (wsb-1).`, or `To 4 bundles: 120 to ..., 80 to ... and 2 more.` */
export function whither(plan: WorkspacesPlan): string {
  const protocol = plan.verb === 'modify-protocol' && (plan.items[0] ?? plan.excluded[0])?.toProtocol;
  if (protocol) return `To ${protocol === 'WSP' ? 'DCV (WSP)' : protocol}.`;
  const targets = targetsOf(plan.items.length > 0 ? plan.items : plan.excluded);
  const [first, second] = targets;
  if (!first) return '';
  if (!second) return `To ${first.name} (${first.id}).`;
  const named = targets.slice(0, 2).map(({ name, items }) => `${items} to ${name}`);
  const more = targets.length > 2 ? ` and ${targets.length - 2} more (${keyOf('why')})` : '';
  return `To ${targets.length} bundles: ${named.join(', ')}${more}.`;
}

function heldText(plan: WorkspacesPlan, { gone, unread, failure }: Pick<Draft, 'gone' | 'unread' | 'failure'>): string {
  const found = (kind: string) => plan.preflight.filter((one) => one.kind === kind).length;
  const [short, unchecked] = [found('short'), found('unchecked')];
  const why = keyOf('why');
  const parts = [
    plan.excluded.length > 0 ? `${plan.excluded.length} held back by a rule` : '',
    short > 0 ? `around them ${short} ${short === 1 ? 'thing falls' : 'things fall'} short` : '',
    unchecked > 0 ? `${count(unchecked, 'thing')} unchecked` : '',
  ].filter(Boolean);
  const others = [
    gone.length > 0 ? `${gone.length} no longer listed by AWS.` : '',
    unread.length > 0
      ? `${unread.length} could not be looked up (${keyOf('retry')}: again): ${failure?.why ?? ''}`
      : '',
  ].filter(Boolean);
  return [parts.length > 0 ? `${parts.join(', ')} (${why}: why).` : '', ...others].filter(Boolean).join(' ');
}
