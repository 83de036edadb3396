/** Why, by reason and with counts: who is held back, what is left to answer for, where all go, what is around them. */
import { count, wrap } from '../components/text.ts';
import { type Tone, theme } from '../components/theme.ts';
import { useBody } from '../hooks/use-size.ts';
import { type Because, heldBack, leftOpen } from '../plans/held-back.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import type { Finding } from '../plans/preflight.ts';
import { Frame } from './frame.tsx';
import { useScroll } from './scroll.tsx';
import { targetsOf } from './targets-of.ts';
import { verdictLines } from './verdict-lines.ts';

interface ReviewWhyProps {
  readonly title: string;
  readonly plan: WorkspacesPlan;
  readonly onClose: () => void;
}

export function ReviewWhy({ title, plan, onClose }: ReviewWhyProps) {
  const { columns, height } = useBody();
  const scroll = useScroll(whyLines(plan, columns), height, 'why');
  return (
    <Frame
      title={`${title} / why`}
      status={`${plan.items.length} go, ${plan.excluded.length} held back`}
      bindings={[{ command: 'back', run: onClose }, ...scroll.bindings]}
    >
      {scroll.view}
    </Frame>
  );
}

/** Names told before the rest is a number. */
const named = 3;

export function whyLines(plan: WorkspacesPlan, cells: number): string[] {
  const held = heldBack(plan);
  const open = leftOpen(plan);
  const targets = targetsOf(plan.items);
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', ` ${theme.title(title)}`, ...lines] : [];
  const because = ({ verdict, items }: Because) => {
    const users = items.slice(0, named).map(({ userName, id }) => userName ?? id);
    const more = items.length > named ? ` and ${items.length - named} more` : '';
    const who = wrap(`${users.join(', ')}${more}`, cells - 7).map((line) => theme.dim(`     ${line}`));
    return [...verdictLines(verdict, cells, `${items.length}:`), ...who];
  };
  const lines = [
    ...section(`${count(plan.excluded.length, 'WorkSpace')} held back`, held.flatMap(because)),
    ...section('Go only with an acknowledgement', open.flatMap(because)),
    ...(targets.length > 1
      ? section(
          `${count(plan.items.length, 'WorkSpace')} to ${count(targets.length, 'bundle')}`,
          targets.flatMap(({ id, name, items }) =>
            wrap(`${items} to ${name} (${id})`, cells - 5).map((line) => `   ${line}`),
          ),
        )
      : []),
    ...section(
      'Around them',
      plan.preflight.flatMap((finding) => findingLines(finding, cells)),
    ),
  ];
  return lines.length > 0 ? lines : ['', '   Nothing is held back, and nothing is left open.'];
}

const kinds: Readonly<Record<Finding['kind'], { readonly word: string; readonly tone: Tone }>> = {
  ok: { word: 'in order', tone: 'ok' },
  short: { word: 'SHORT', tone: 'bad' },
  unchecked: { word: 'unchecked', tone: 'warn' },
};

function findingLines({ kind, text, next }: Finding, cells: number): string[] {
  const { word, tone } = kinds[kind];
  return [
    ...wrap(`${word}: ${text}`, cells - 5).map((line) => `   ${theme[tone](line)}`),
    ...(next && kind !== 'ok' ? wrap(next, cells - 7).map((line) => `     ${line}`) : []),
  ];
}
