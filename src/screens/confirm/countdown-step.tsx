/** Time to think again, before the run starts by itself: any key at all cancels. */
import { useRef } from 'react';
import { bigNumber } from '../../components/big-number.ts';
import { Lines } from '../../components/lines.tsx';
import { theme } from '../../components/theme.ts';
import { useCountdown } from '../../hooks/use-countdown.ts';
import { useBody } from '../../hooks/use-size.ts';
import type { Stage } from '../../plans/confirming.ts';
import { Frame } from '../frame.tsx';
import type { StepProps } from './confirm.tsx';
import { planHead, roomy } from './plan-head.ts';

export function CountdownStep({ title, plan, stage, on, cancel }: StepProps<Extract<Stage, { kind: 'countdown' }>>) {
  const { columns, height } = useBody();
  // Once for all: keys typed ahead, and the last second, may come before the screen has changed.
  const cancelled = useRef(false);
  const left = useCountdown(stage.seconds, () => {
    if (!cancelled.current) on();
  });
  const cancelOnce = () => {
    if (!cancelled.current) cancel();
    cancelled.current = true;
  };
  return (
    <Frame title={title} status={`starts in ${left} s`} bindings={[]} onAnyKey={cancelOnce}>
      <Lines
        height={height}
        lines={[
          ...(height < roomy ? [] : ['']),
          `   ${theme.title('Nothing has been sent yet. Any key cancels.')}`,
          '',
          ...bigNumber(left).map((line) => `      ${theme.danger(line)}`),
          '',
          ...planHead(plan, columns),
        ]}
      />
    </Frame>
  );
}
