/** What every step of a confirmation says first: what is about to be done, to how many, where and as whom. */
import { count, wrap } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { type AnyLexPlan, isLex, type Plan, type WorkspacesPlan } from '../../plans/plan.ts';
import { thingOf, verbNoun } from '../../runs/verb-noun.ts';
import { protocolWord } from '../bundle-columns.ts';
import { targetsOf } from '../targets-of.ts';

/** Lines of a body in which a head leaves room for the rest. */
export const roomy = 16;

export const headingOf = ({ verb }: Plan): string => verbNoun(verb);

export const thingsOf = ({ items, verb }: Plan): string => count(items.length, thingOf(verb));

/** One target by its name; of several each item's own stands on the step that shows them all. */
function whitherText({ items }: WorkspacesPlan): string {
  const protocol = items[0]?.toProtocol;
  if (protocol) return ` to ${protocolWord(protocol)}`;
  const targets = targetsOf(items);
  const [only] = targets;
  if (!only) return '';
  return targets.length === 1 ? ` to ${only.name} (${only.id})` : ` to ${targets.length} bundles`;
}

/** What is built; of a migration the wizard tells it. */
const localesText = (plan: AnyLexPlan): string =>
  plan.verb === 'lex-build'
    ? `, ${plan.items.map(({ localeId, botName }) => `${localeId} of ${botName}`).join(', ')},`
    : '';

/** Account, Region, identity, target and ticket are part of what is confirmed. */
export function planHead(plan: Plan, cells: number): string[] {
  const to = isLex(plan) ? localesText(plan) : whitherText(plan);
  const account = `account ${plan.accountId}${plan.alias ? ` (${plan.alias})` : ''}, Region ${plan.region}`;
  const ticket = plan.ticket ? `, ticket ${plan.ticket}` : '';
  const block = (text: string) => wrap(text, cells - 6).map((line) => `   ${line}`);
  return [
    ...block(`${headingOf(plan)}: ${thingsOf(plan)}${to} in ${account}`).map(theme.title),
    ...block(`as ${plan.arn}${ticket}`).map(theme.dim),
  ];
}
