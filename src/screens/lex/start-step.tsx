/** Between the confirmation and the run's own screen: a moment in which nothing can be chosen any more. */
import { Lines } from '../../components/lines.tsx';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function StartStep({ flow }: StepProps) {
  const { columns, height } = useStepBody(flow.wizard);
  return (
    <StepFrame flow={flow} status="starting" bindings={[]}>
      <Lines
        height={height}
        lines={paragraph('Starting: the journal is written first, then StartMigration is sent once.', columns)}
      />
    </StepFrame>
  );
}
