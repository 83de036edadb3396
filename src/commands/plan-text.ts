/** A plan in words, for whoever is to confirm it: what goes where, what is held back and why, what is lost. Pure. */
import { type OpenClass, openClasses } from '../plans/confirmation.ts';
import { type Because, heldBack } from '../plans/held-back.ts';
import { type MappingLine, mappingLines } from '../plans/mapping-lines.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../plans/plan.ts';
import { policyText } from '../plans/policy.ts';
import { plural, protocolName } from '../rules/in-words.ts';
import { losses, riskText } from '../rules/losses.ts';
import { verbFacts } from '../rules/verbs.ts';
import { objections } from '../rules/verdict.ts';
import { lastLines, whereLine } from './plan-head-lines.ts';
import { section, toAcknowledge } from './plan-sections.ts';

const isOpenClass = (text: string): text is OpenClass => (openClasses as readonly string[]).includes(text);

/** What this plan leaves to the operator; each class is to be named on the command line. */
export const openIn = (plan: WorkspacesPlan) => toAcknowledge(plan, isOpenClass);

export function planLines(plan: WorkspacesPlan): readonly string[] {
  const { id, verb, items, policy, createdAt, preflight } = plan;
  const lines = mappingLines(plan);
  const risk = riskText(verb, items, createdAt, policy);
  return [
    `Plan ${id}: ${verb} ${plural(items.length, 'WorkSpace')}${whither(plan, lines)}`,
    whereLine(plan),
    `  ${policyText(policy, items.length)}`,
    ...(risk ? [`  ${risk}`] : []),
    ...lastLines(plan),
    ...section('Where they go', lines.length > 1 ? lines.map(mappingText) : []),
    ...section('Steps', stepLines(plan)),
    ...heldLines(plan),
    ...section(
      'Lost',
      losses(verb, items, createdAt, policy).map(({ sentence }) => sentence),
    ),
    ...section('Around them', [
      ...preflight.flatMap(({ kind, text, next }) =>
        kind === 'ok'
          ? []
          : [`${kind === 'short' ? 'NOT ENOUGH' : 'not checked'}: ${[text, next].filter(Boolean).join(' ')}`],
      ),
    ]),
    ...section(
      'Left open by the rules: bellhop apply needs',
      openIn(plan).map(({ class: kind, sentence }) => `--acknowledge ${kind}  ${sentence}`),
    ),
  ];
}

/** One WorkSpace that goes, as a line. */
export function itemText({ id, userName, state, first, target }: WorkspaceItem, { mapping }: WorkspacesPlan): string {
  const to = target && mapping && mapping.length > 1 ? `  to ${target.bundleName ?? target.bundleId}` : '';
  return `${id}  ${userName ?? '?'}  ${state ?? '?'}${first ? '  is started first' : ''}${to}`;
}

const named = ({ id, name }: NonNullable<MappingLine['to']>) => `${name ?? '?'} (${id})`;

function whither({ items, excluded }: WorkspacesPlan, lines: readonly MappingLine[]): string {
  const [only, ...more] = lines;
  if (only?.to && more.length === 0) return ` to ${named(only.to)}`;
  const targets = new Set(lines.flatMap(({ to, going }) => (to && going > 0 ? [to.id] : []))).size;
  if (targets > 0) return ` to ${plural(targets, 'bundle')}`;
  const protocol = (items[0] ?? excluded[0])?.toProtocol;
  return protocol ? ` to ${protocolName(protocol)}` : '';
}

function mappingText({ line, from, to, going, held }: MappingLine): string {
  const only = line?.workspaceId ?? line?.computeType;
  const source = `${from ? named(from) : 'several bundles'}${only ? `, ${only}` : ''}`;
  if (!to) return `${held} stay: ${source}`;
  return `${going}${held > 0 ? ` of ${going + held}` : ''} go: ${source} -> ${named(to)}`;
}

function stepLines({ verb, items }: WorkspacesPlan): readonly string[] {
  const first = items.filter((item) => item.first).length;
  return first === 0 ? [] : [`${first} of ${items.length} are started first, then ${verbFacts[verb].done}.`];
}

/** A few with all their reasons; of many, how many there are for each, since four hundred lines are no answer. */
export function heldLines(plan: WorkspacesPlan): readonly string[] {
  const { excluded } = plan;
  const each = excluded.map(
    ({ id, userName, verdicts }) => `${id}  ${userName ?? '?'}  ${objections(verdicts).join(' ')}`,
  );
  return section(`Held back: ${excluded.length}`, excluded.length <= few ? each : heldBack(plan).flatMap(becauseLines));
}
const few = 10;

/** As many as a line holds; the whole list is in --json and in the plan. */
const shown = 3;

function becauseLines({ verdict: { reason, remedy }, items }: Because): readonly string[] {
  const who = items.slice(0, shown).map(({ id, userName }) => `${id} ${userName ?? '?'}`);
  const more = items.length > shown ? ` and ${items.length - shown} more` : '';
  return [`${items.length}: ${[reason, remedy].filter(Boolean).join(' ')}`, `   ${who.join(', ')}${more}`];
}
