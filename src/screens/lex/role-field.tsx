/** A role typed as its ARN, checked while it is typed; shown in full below, as a long one does not fit into the field. */
import { Lines } from '../../components/lines.tsx';
import { TextField } from '../../components/text-field.tsx';
import { theme } from '../../components/theme.ts';
import { usePlaceState } from '../../hooks/console.ts';
import { checkRoleArn } from '../../lex/names.ts';
import { roleWarning } from '../../lex/roles.ts';
import type { Target } from '../../lex/strategy.ts';
import { misnomerLines } from './misnomer-lines.ts';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

interface RoleFieldProps extends StepProps {
  readonly target: Target;
  readonly leave: () => void;
}

export function RoleField({ flow, target, leave }: RoleFieldProps) {
  const { columns, height } = useStepBody(flow.wizard);
  const [arn, setArn] = usePlaceState('typed role', '');
  const { accountId } = flow.wizard;
  const wrong = arn === '' ? undefined : checkRoleArn(arn, accountId);
  const { suggestion } = wrong ?? {};
  const warning = roleWarning(target, arn);
  const below = [
    '',
    ...(arn === '' ? [] : [...paragraph(arn, columns), '']),
    ...(wrong ? misnomerLines(wrong, columns) : []),
    ...(arn !== '' && !wrong ? arnLines(warning, columns) : []),
  ];
  return (
    <StepFrame
      flow={flow}
      bindings={[
        {
          command: 'accept',
          run: () => flow.choose('role', arn),
          disabled: arn === '' ? 'No ARN is typed yet.' : wrong?.problem,
        },
        ...(suggestion === undefined ? [] : ([{ command: 'takeSuggestion', run: () => setArn(suggestion) }] as const)),
        { command: 'back', run: leave },
      ]}
      claims="text"
      onPaste={(text) => setArn((now) => now + text.trim())}
    >
      <Lines lines={['   ARN of a role that trusts lexv2.amazonaws.com:', '']} />
      <TextField label="   ARN:" value={arn} onChange={setArn} placeholder={`arn:aws:iam::${accountId}:role/NAME`} />
      <Lines height={Math.max(0, height - 3)} lines={below} />
    </StepFrame>
  );
}

function arnLines(warning: string | undefined, cells: number): string[] {
  return [
    ...paragraph('Whether it exists and trusts Lex V2 is for AWS to say when the migration starts.', cells).map(
      theme.dim,
    ),
    ...(warning ? paragraph(warning, cells).map(theme.warn) : []),
  ];
}
