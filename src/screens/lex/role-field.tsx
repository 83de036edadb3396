/**
 * A role typed as its ARN, checked while it is typed, then by IAM where that is allowed; shown in full below, as a long
 * one does not fit into the field.
 */
import { useEffect, useState } from 'react';
import { Lines } from '../../components/lines.tsx';
import { TextField } from '../../components/text-field.tsx';
import { theme } from '../../components/theme.ts';
import { useLexRole } from '../../hooks/use-lex-role.ts';
import { keyOf } from '../../keymap.ts';
import { checkRoleArn } from '../../lex/role-arn.ts';
import type { RoleCheck } from '../../lex/role-check.ts';
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
  const { accountId, region, typed } = flow.wizard;
  const arn = typed.role ?? '';
  const setArn = (to: (now: string) => string) => flow.type(({ role = '' }) => ({ role: to(role) }));
  const [asked, ask] = useState<string>();
  const misnomer = arn === '' ? undefined : checkRoleArn(arn, accountId, region);
  // Typed on, it is another one, of which nothing is known.
  const { check, again } = useLexRole(asked === arn ? arn : undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (check !== 'asking' && check?.kind === 'fits') flow.choose('role', arn);
  }, [check]);
  const found = check === 'asking' ? undefined : check;
  const suggestion = misnomer?.suggestion ?? (found?.kind === 'unfit' ? found.suggestion : undefined);
  const goOn = () => {
    if (found?.kind === 'unchecked') flow.choose('role', arn);
    else if (found) again();
    else ask(arn);
  };
  const missing = arn === '' ? 'No ARN is typed yet.' : misnomer?.problem;
  const below = [
    '',
    ...(arn === '' ? [] : [...paragraph(arn, columns), '']),
    ...(misnomer ? misnomerLines(misnomer, columns) : []),
    ...(arn !== '' && !misnomer ? arnLines(check, roleWarning(target, arn), columns) : []),
  ];
  return (
    <StepFrame
      flow={flow}
      bindings={[
        { command: 'accept', run: goOn, disabled: missing ?? (check === 'asking' ? 'IAM is being asked.' : undefined) },
        ...(suggestion === undefined
          ? []
          : ([{ command: 'takeSuggestion', run: () => setArn(() => suggestion) }] as const)),
        { command: 'back', run: leave },
      ]}
      claims="text"
      onPaste={(text) => setArn((now) => now + text.trim())}
    >
      <Lines lines={['   ARN of a role that trusts lexv2.amazonaws.com:', '']} />
      <TextField
        label="   ARN:"
        value={arn}
        onChange={(text) => setArn(() => text)}
        placeholder={`arn:aws:iam::${accountId}:role/NAME`}
      />
      <Lines height={Math.max(0, height - 3)} lines={below} />
    </StepFrame>
  );
}

function arnLines(check: RoleCheck | 'asking' | undefined, warning: string | undefined, cells: number): string[] {
  return [...checkLines(check, cells), ...(warning ? paragraph(warning, cells).map(theme.warn) : [])];
}

function checkLines(check: RoleCheck | 'asking' | undefined, cells: number): string[] {
  const key = keyOf('accept');
  if (check === undefined)
    return paragraph(`With ${key} bellhop asks IAM whether it exists and trusts Lex V2.`, cells).map(theme.dim);
  if (check === 'asking') return paragraph('Asking IAM about it ...', cells);
  switch (check.kind) {
    case 'fits':
      return paragraph(check.sentence, cells).map(theme.ok);
    case 'unchecked':
      return [
        ...paragraph(check.sentence, cells).map(theme.warn),
        ...paragraph(`${key} again takes it unchecked: AWS says at the start of the migration.`, cells),
      ];
    case 'missing':
      return [...paragraph(check.sentence, cells).map(theme.bad), ...paragraph(`${key} asks IAM again.`, cells)];
    case 'unfit':
      return [
        ...paragraph(check.sentence, cells).map(theme.bad),
        ...(check.suggestion === undefined
          ? paragraph(`${key} asks IAM again.`, cells)
          : paragraph(`${keyOf('takeSuggestion')} takes ${check.suggestion}`, cells)),
      ];
  }
}
