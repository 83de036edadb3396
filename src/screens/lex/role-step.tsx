/** Step 7: the role that the V2 bot gets: one that trusts Lex V2, proposed, picked, or typed as an ARN. */
import { useMemo } from 'react';
import type { Answer } from '../../aws/answer.ts';
import type { Role } from '../../aws/lex-model.ts';
import type { Column } from '../../components/columns.ts';
import { glyphs } from '../../components/glyphs.ts';
import { Lines } from '../../components/lines.tsx';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { usePlaceState } from '../../hooks/console.ts';
import { useLexRoles } from '../../hooks/use-lex-roles.ts';
import { proposeRole, type RoleChoice, roleWarning } from '../../lex/roles.ts';
import type { Target } from '../../lex/strategy.ts';
import { matchTexts, useTableView } from '../table-view.tsx';
import { paragraph } from './paragraph.ts';
import { partLines } from './part-lines.ts';
import { RoleField } from './role-field.tsx';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function RoleStep({ flow }: StepProps) {
  const { target } = flow.wizard.chosen;
  const [typing, setTyping] = usePlaceState('typing a role', false);
  const { columns, height } = useStepBody(flow.wizard);
  const { known, done, again } = useLexRoles();
  if (!target) return null;
  if (typing) return <RoleField flow={flow} target={target} leave={() => setTyping(false)} />;
  const typeRole = { command: 'typeRole', run: () => setTyping(true) } as const;
  if (!known || !done)
    return (
      <StepFrame flow={flow} status="loading" bindings={[typeRole]}>
        <Lines
          height={height}
          lines={paragraph('Asking IAM for the roles that trust lexv2.amazonaws.com ...', columns)}
        />
      </StepFrame>
    );
  return <RoleTable flow={flow} target={target} roles={known} again={again} typeRole={typeRole} />;
}

interface Row extends RoleChoice {
  readonly id: string;
  readonly proposed: boolean;
}

interface RoleTableProps extends StepProps {
  readonly target: Target;
  readonly roles: Answer<readonly Role[]>;
  readonly again: () => void;
  readonly typeRole: { readonly command: 'typeRole'; readonly run: () => void };
}

/** Lines for the ARN under the cursor and for what comes of it. */
const detailLines = 6;

function RoleTable({ flow, target, roles, again, typeRole }: RoleTableProps) {
  const { columns: cells, head } = useStepBody(flow.wizard);
  const { accountId, region } = flow.wizard;
  const { choices, proposed, sentence, create } = useMemo(
    () => proposeRole(target, roles, { accountId, region }),
    [target, roles, accountId, region],
  );
  const rows = useMemo(
    () => choices.map((choice): Row => ({ ...choice, id: choice.arn, proposed: choice.arn === proposed })),
    [choices, proposed],
  );
  const intro = [
    ...paragraph(sentence, cells, 1),
    // A line of its own, to be copied.
    ...(create === undefined ? [] : [` ${theme.accent(create)}`]),
    ...(roles.ok ? [] : partLines('Why', roles.failure, cells).map(theme.warn)),
  ];
  const table = useTableView({
    rows,
    columns,
    match,
    empty: ['There is no role to pick from.'],
    reserved: head.length + intro.length + detailLines,
    name: `roles for ${target.existence.name} `,
    start: flow.wizard.chosen.role ?? proposed,
  });
  const { current } = table;
  const none = current ? undefined : 'There is no role here.';
  const warning = current && roleWarning(target, current.arn);
  const detail = current
    ? [
        '',
        ...paragraph(current.arn, cells, 1),
        ...paragraph(`${current.note}.`, cells, 1).map(theme.dim),
        ...(warning ? paragraph(warning, cells, 1).map(theme.warn) : []),
      ]
    : [];
  return (
    <StepFrame
      flow={flow}
      status={count(rows.length, 'role')}
      {...table.layer([
        { command: 'choose', run: () => current && flow.choose('role', current.arn), disabled: none },
        typeRole,
        { command: 'retry', run: again },
      ])}
    >
      <Lines lines={intro} />
      {table.view}
      <Lines height={detailLines} lines={detail} />
    </StepFrame>
  );
}

const match = matchTexts<Row>(({ name, arn, note }) => [name, arn, note]);

const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'ROLE', min: 34, max: 64, importance: 2, text: ({ name }) => name },
  {
    id: 'proposed',
    title: 'PROPOSED',
    min: 8,
    max: 8,
    importance: 3,
    text: ({ proposed }) => (proposed ? `${glyphs.mark} yes` : ''),
    tone: () => 'ok',
  },
  { id: 'note', title: 'NOTE', min: 26, max: 60, importance: 1, text: ({ note }) => note },
];
