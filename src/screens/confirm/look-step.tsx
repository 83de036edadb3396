/** Item by item what is lost, the totals above: it goes on by its own key, once the last line has been on screen. */
import { fitColumns, headerLine, rowLine } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import { count, wrap } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { unseen, useSeen } from '../../hooks/use-seen.ts';
import { useBody } from '../../hooks/use-size.ts';
import { keyOf } from '../../keymap.ts';
import type { WorkspacesPlan } from '../../plans/plan.ts';
import { riskText } from '../../rules/losses.ts';
import { verbFacts } from '../../rules/verbs.ts';
import { consequence } from '../consequence.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import type { WorkspacesStepProps } from './confirm.tsx';
import { lossColumns } from './loss-columns.ts';
import { planHead, roomy } from './plan-head.ts';

export function LookStep({ title, status, plan, on, cancel }: WorkspacesStepProps<'look'>) {
  const { columns, height } = useBody();
  const seen = useSeen();
  const fitted = fitColumns(lossColumns(plan), columns - 6);
  const head = [
    ...(height < roomy ? [] : ['', ...planHead(plan, columns)]),
    ...totalLines(plan, columns),
    `   ${theme.dim(headerLine(fitted))}`,
  ];
  const rows = plan.items.map((item) => `   ${rowLine(fitted, item)}`);
  const end = `   ${theme.title(`That is all of them.${seen ? ` ${keyOf('acknowledge')}: seen, go on.` : ''}`)}`;
  const scroll = useScroll([...rows, end], height - head.length);
  const notYet = !seen
    ? unseen
    : scroll.atEnd
      ? undefined
      : `There are more of them: ${keyOf('pageDown')}, or ${keyOf('last')} for the last.`;
  return (
    <Frame
      title={title}
      status={status}
      bindings={[
        { command: 'acknowledge', run: on, disabled: notYet },
        // What goes on from a review goes on from here, too.
        { command: 'next', run: on, disabled: notYet },
        { command: 'back', run: cancel },
        ...scroll.bindings,
      ]}
    >
      <Lines lines={head} />
      {scroll.view}
    </Frame>
  );
}

function totalLines({ verb, items, createdAt, policy }: WorkspacesPlan, cells: number): string[] {
  const text = `${count(items.length, 'WorkSpace')} will be ${verbFacts[verb].done}: ${consequence[verb]}; ${riskText(verb, items, createdAt, policy)}.`;
  return wrap(text, cells - 6).map((line) => `   ${theme.danger(line)}`);
}
