/** Which operations are possible on one WorkSpace as it was just seen, each with the reason where it is not. */
import type { Section } from '../components/sheet.ts';
import type { Begin } from '../hooks/use-ways.ts';
import type { NewestSnapshots } from '../plans/gather.ts';
import type { Advised } from '../rules/advisor.ts';
import { judge, judgeLeaving } from '../rules/eligibility.ts';
import { protocolName } from '../rules/in-words.ts';
import { mayBeSent, worst } from '../rules/may-be-sent.ts';
import { verbFacts, type WorkspaceVerb } from '../rules/verbs.ts';
import type { Verdict } from '../rules/verdict.ts';
import { type Line, lineId } from './sheet.tsx';
import { told } from './told.ts';

/** In the order of what they do to a WorkSpace, the least first. */
const verbs: readonly WorkspaceVerb[] = ['start', 'stop', 'reboot', 'modify-protocol', 'restore', 'rebuild', 'migrate'];

export interface WaysAsked extends Advised {
  /** Undefined: AWS is being asked. What was known before says nothing of now. */
  readonly snapshots: NewestSnapshots | undefined;
  readonly id: string;
  /** Its record could not be read just now. */
  readonly unread: boolean;
}

export function waysSection(asked: WaysAsked, begin: Begin): Section<Line> {
  const ways = verbs.map((verb) => wayLine(verb, asked, begin));
  if (!asked.unread) return { title: 'What can be done now', facts: ways };
  const before = told('Judged by', 'what was known before, for its record could not be read', { tone: 'warn' });
  return { title: 'What can be done now', facts: [before, ...ways] };
}

function wayLine(verb: WorkspaceVerb, asked: WaysAsked, begin: Begin): Line {
  const { goesBackTo, imperative } = verbFacts[verb];
  const to = asked.workspace.protocols?.includes('WSP') ? 'PCOIP' : 'WSP';
  const label = verb === 'modify-protocol' ? `Protocol to ${protocolName(to)}` : imperative;
  const line = { id: lineId(`way ${verb}`), label };
  if (goesBackTo && !asked.snapshots) return { ...line, value: 'its snapshots are being asked for ...', tone: 'dim' };
  const verdicts = verdictsOn(verb, to, asked);
  const found = worst(verdicts);
  const may = mayBeSent(verdicts);
  if (!may) return { ...line, ...answer(found, 'no', 'bad') };
  const open = () => begin(verb, [asked.id]);
  if (found.kind !== 'allowed')
    return { ...line, ...answer(found, 'with an acknowledgement', 'warn'), leads: true, open };
  const snapshot = verdicts.find(({ rule }) => rule === 'snapshot');
  const target = verb === 'migrate' ? ['Where AWS has a path to the bundle that is chosen.'] : [];
  return {
    ...line,
    value: 'yes',
    tone: 'ok',
    notes: [...target, ...(snapshot ? [snapshot.reason] : [])],
    leads: true,
    open,
  };
}

function verdictsOn(verb: WorkspaceVerb, to: 'PCOIP' | 'WSP', asked: WaysAsked): readonly Verdict[] {
  const { workspace, bundle, snapshots } = asked;
  const { goesBackTo } = verbFacts[verb];
  const facts = { ...asked.facts, snapshot: goesBackTo && snapshots?.[goesBackTo] };
  if (verb === 'migrate') return judgeLeaving(workspace, bundle, facts);
  return judge(verb === 'modify-protocol' ? { verb, protocol: to } : { verb }, workspace, bundle, facts);
}

function answer(
  { reason, remedy, source }: Verdict,
  word: string,
  tone: 'bad' | 'warn',
): Pick<Line, 'value' | 'tone' | 'notes'> {
  return { value: `${word}: ${reason}`, tone, notes: [remedy, source].filter((text) => text !== undefined) };
}
