/** What is typed by hand: the number of a few, the phrase of many. */
import { fitColumns, headerLine, rowLine } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import { wrap } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useSeen, useTold } from '../../hooks/use-seen.ts';
import { useBody } from '../../hooks/use-size.ts';
import { keyOf } from '../../keymap.ts';
import type { Stage } from '../../plans/confirming.ts';
import { isLex, type Plan } from '../../plans/plan.ts';
import { losses } from '../../rules/losses.ts';
import { PhraseField, usePhraseLayer } from '../confirm-steps.tsx';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import type { StepProps } from './confirm.tsx';
import { lossColumns } from './loss-columns.ts';
import { planHead, thingsOf } from './plan-head.ts';

interface TypedProps extends StepProps<Extract<Stage, { kind: 'phrase' | 'count' }>> {
  readonly typed: string;
  readonly type: (typed: string) => void;
}

/** The field, and what is said of what stands in it. */
const fieldLines = 3;

export function TypedStep({ title, status, plan, stage, typed, type, on, leadsTo, cancel }: TypedProps) {
  const { columns, height } = useBody();
  const seen = useSeen();
  const { bindings, ...layer } = usePhraseLayer(stage, typed, on, cancel, seen);
  const question = stage.kind === 'count' ? askCount(columns) : askPhrase(plan, stage.phrase, columns);
  const told = useTold(seen);
  const asked = ['', ...(told ? question : question.map(() => '')), ''];
  const said = [...planHead(plan, columns), ...(stage.kind === 'count' ? whoLosesWhat(plan, columns) : [])];
  const room = height - asked.length - fieldLines;
  const known = said.length < room ? ['', ...said] : said;
  const scroll = useScroll(known, Math.min(known.length, room));
  return (
    <Frame title={title} status={status} {...layer} bindings={[...bindings, ...scroll.bindings]}>
      {scroll.view}
      <Lines lines={asked} />
      <PhraseField step={stage} typed={typed} onType={type} seen={seen} leadsTo={leadsTo} height={fieldLines} />
    </Frame>
  );
}

function askPhrase(plan: Plan, phrase: string, cells: number): string[] {
  const says = `Type this phrase, then ${keyOf('accept')}. ${thingsOf(plan)} will be sent.`;
  return [...indented(says, cells), '', `   ${theme.danger(phrase)}`];
}

const askCount = (cells: number): string[] =>
  indented(`How many WorkSpaces is that? Type the number, then ${keyOf('accept')}.`, cells).map(theme.title);

function whoLosesWhat(plan: Plan, cells: number): string[] {
  if (isLex(plan)) return [];
  const { verb, items, createdAt, policy } = plan;
  const columns = fitColumns(lossColumns(plan), cells - 6);
  return [
    '',
    `   ${theme.dim(headerLine(columns))}`,
    ...items.map((item) => `   ${rowLine(columns, item)}`),
    '',
    ...losses(verb, items, createdAt, policy).flatMap(({ sentence }) => indented(sentence, cells).map(theme.danger)),
  ];
}

const indented = (text: string, cells: number) => wrap(text, cells - 6).map((line) => `   ${line}`);
