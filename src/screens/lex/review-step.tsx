/** Step 8: exactly what will be sent and what comes of it; to be seen to its end before it can be confirmed. */
import { theme } from '../../components/theme.ts';
import { useLink } from '../../hooks/console.ts';
import { draft } from '../../lex/pieces.ts';
import { useScroll } from '../scroll.tsx';
import { lockedText } from './locked.ts';
import { paragraph } from './paragraph.ts';
import { reviewLines } from './review-lines.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function ReviewStep({ flow }: StepProps) {
  const { columns, height } = useStepBody(flow.wizard);
  const { locked } = useLink();
  const { wizard } = flow;
  const input = draft(wizard.chosen);
  const where = `account ${wizard.accountId}, ${wizard.region}`;
  const reviewed = input ? reviewLines(input, wizard.chosen, where, columns) : [];
  const lines = [...(locked ? paragraph(lockedText, columns).map(theme.warn) : []), ...reviewed];
  // What says something else than before is read to its end again.
  const scroll = useScroll(lines, height, reviewed.join('\n'));
  const blocked = scroll.atEnd ? undefined : 'There is more to read below.';
  return (
    <StepFrame
      flow={flow}
      bindings={[
        { command: 'accept', run: () => input && flow.choose('review', input), disabled: blocked },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </StepFrame>
  );
}
