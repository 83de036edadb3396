/** One import of Lex V2 as DescribeImport tells it, its reasons for failing among them. */

import type { LexV2ImportDetail } from '../../aws/lex-model.ts';
import { factLines } from '../../components/facts.ts';
import { theme } from '../../components/theme.ts';
import { useAnswer } from '../../hooks/use-answer.ts';
import { useBody } from '../../hooks/use-size.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import { dateTimeZoned } from '../times.ts';
import { failureLines } from '../trouble.tsx';
import { importTone } from './imports.tsx';
import { item, paragraph } from './paragraph.ts';

export function LexImportScreen({ id }: { readonly id: string }) {
  const { columns, height } = useBody();
  const { asked, again } = useAnswer(id, ({ lex }, signal) => lex.v2Import(id, { priority: 'view', signal }));
  const lines = () => {
    if (asked.kind === 'asking') return paragraph(`Reading import ${id} ...`, columns);
    return asked.ok ? importLines(asked.value, columns) : failureLines(asked.failure, columns);
  };
  const scroll = useScroll(lines(), height);
  const status = asked.kind === 'asking' ? 'reading' : asked.ok ? (asked.value.status ?? 'unknown') : 'no answer';
  return (
    <Frame
      title={`Lex V2 / import ${id}`}
      status={status}
      bindings={[
        { command: 'retry', run: again, disabled: asked.kind === 'asking' ? 'It is being read.' : undefined },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </Frame>
  );
}

function importLines(found: LexV2ImportDetail, cells: number): string[] {
  const { status, failureReasons } = found;
  const at = (time: number | undefined) => (time === undefined ? 'not told' : dateTimeZoned(time));
  const facts = factLines(
    [
      { label: 'Into', value: `${found.name ?? 'not told'} (${found.resourceId ?? 'id not told'})` },
      { label: 'Type', value: found.type ?? 'not told' },
      { label: 'On conflict', value: found.mergeStrategy ?? 'not told' },
      { label: 'Begun', value: at(found.createdAt) },
      { label: 'Last change', value: at(found.updatedAt) },
    ],
    cells,
    14,
  );
  const reasons = failureReasons.length === 0 && status === 'Failed' ? ['AWS gave no reason.'] : failureReasons;
  return [
    `   ${theme[importTone(status)](status ?? 'Status unknown')}`,
    '',
    ...facts,
    ...(reasons.length > 0 ? ['', `   ${theme.title('Why it failed, as AWS puts it')}`] : []),
    ...reasons.flatMap((reason) => item('-', reason, cells).map(theme.bad)),
    '',
    ...paragraph(
      'AWS keeps an import for seven days; a migration is one. What it left to do is told by its alerts alone.',
      cells,
    ).map(theme.dim),
  ];
}
