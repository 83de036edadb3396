/** Reads the chosen version: the bot itself says what the list does not, its locale and its intents. */
import { useEffect } from 'react';
import { Lines } from '../../components/lines.tsx';
import { useLexVersion } from '../../hooks/use-lex-version.ts';
import { failureLines } from '../trouble.tsx';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

interface ReadVersionProps extends StepProps {
  readonly bot: string;
  readonly version: string;
  readonly leave: () => void;
}

export function ReadVersion({ flow, bot, version, leave }: ReadVersionProps) {
  const { columns, height } = useStepBody(flow.wizard);
  const { asked, again } = useLexVersion(bot, version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (asked.kind === 'asking' || !asked.ok) return;
    leave();
    flow.choose('version', asked.value);
  }, [asked]);
  const failed = asked.kind === 'answered' && !asked.ok;
  const lines = failed
    ? failureLines(asked.failure, columns)
    : paragraph(`Reading ${bot} version ${version} ...`, columns);
  return (
    <StepFrame
      flow={flow}
      status={failed ? 'no answer' : 'reading'}
      bindings={[{ command: 'back', run: leave }, ...(failed ? ([{ command: 'retry', run: again }] as const) : [])]}
    >
      <Lines height={height} lines={lines} />
    </StepFrame>
  );
}
