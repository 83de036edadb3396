/** Each class of loss, acknowledged by a key of its own. */
import { useSeen } from '../../hooks/use-seen.ts';
import { useBody } from '../../hooks/use-size.ts';
import type { AcknowledgedClass } from '../../plans/confirmation.ts';
import type { Stage } from '../../plans/confirming.ts';
import { tickLayer, tickLines } from '../confirm-steps.tsx';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import type { StepProps } from './confirm.tsx';
import { planHead } from './plan-head.ts';

interface LossesProps extends StepProps<Extract<Stage, { kind: 'losses' }>> {
  readonly ticked: ReadonlySet<AcknowledgedClass>;
  readonly tick: (loss: AcknowledgedClass) => void;
}

export function LossesStep({ title, status, plan, stage: { losses }, ticked, tick, on, cancel }: LossesProps) {
  const { columns, height } = useBody();
  const seen = useSeen();
  const done = losses.filter((loss) => ticked.has(loss.class)).length;
  const scroll = useScroll(['', ...planHead(plan, columns), '', ...tickLines(losses, ticked, columns, seen)], height);
  const { bindings } = tickLayer(losses, ticked, tick, (direction) => (direction === 'on' ? on() : cancel()), seen);
  return (
    <Frame
      title={title}
      status={[status, `${done} of ${losses.length} acknowledged`].filter(Boolean).join(', ')}
      bindings={[...bindings, ...scroll.bindings]}
    >
      {scroll.view}
    </Frame>
  );
}
