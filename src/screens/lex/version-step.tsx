/** Step 3: which version moves. The one behind a production alias is proposed, and what is chosen is read at once. */
import { useMemo } from 'react';
import type { Failure } from '../../aws/answer.ts';
import type { Column } from '../../components/columns.ts';
import { glyphs } from '../../components/glyphs.ts';
import { Lines } from '../../components/lines.tsx';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { usePlaceState } from '../../hooks/console.ts';
import { useLexAliases, useLexVersions } from '../../hooks/use-lex-lists.ts';
import { proposeVersion, type VersionChoice, type VersionProposal } from '../../lex/versions.ts';
import { matchTexts, useTableView } from '../table-view.tsx';
import { failureLines } from '../trouble.tsx';
import { botTone } from './bot-step.tsx';
import { paragraph } from './paragraph.ts';
import { partLines } from './part-lines.ts';
import { ReadVersion } from './read-version.tsx';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';
import { updatedColumn } from './updated-column.ts';

export function VersionStep({ flow }: StepProps) {
  const bot = flow.wizard.chosen.bot ?? '';
  const { columns, height } = useStepBody(flow.wizard);
  const [picked, setPicked] = usePlaceState<string | undefined>(`version of ${bot}`, undefined);
  const versions = useLexVersions(bot);
  const aliases = useLexAliases(bot);
  const proposal = useMemo(
    () => proposeVersion(versions.known, aliases.failure ? undefined : aliases.known),
    [versions, aliases],
  );
  const again = () => {
    versions.again();
    aliases.again();
  };
  if (picked !== undefined)
    return <ReadVersion flow={flow} bot={bot} version={picked} leave={() => setPicked(undefined)} />;
  if (!versions.done || !aliases.done)
    return (
      <StepFrame flow={flow} status="loading" bindings={[]}>
        <Lines height={height} lines={paragraph(`Asking for the versions and aliases of ${bot} ...`, columns)} />
      </StepFrame>
    );
  if (versions.failure && versions.known.length === 0)
    return (
      <StepFrame flow={flow} status="no answer" bindings={[{ command: 'retry', run: again }]}>
        <Lines height={height} lines={failureLines(versions.failure, columns)} />
      </StepFrame>
    );
  const troubles: readonly (readonly [string, Failure | undefined])[] = [
    ['Not every version is listed', versions.failure],
    ['The aliases are unknown', aliases.failure],
  ];
  return (
    <Versions
      flow={flow}
      bot={bot}
      proposal={proposal}
      trouble={troubles.flatMap(([what, failure]) => (failure ? partLines(what, failure, columns) : []))}
      again={again}
      pick={setPicked}
    />
  );
}

interface VersionsProps extends StepProps {
  readonly bot: string;
  readonly proposal: VersionProposal;
  readonly trouble: readonly string[];
  readonly again: () => void;
  readonly pick: (version: string) => void;
}

interface Row extends VersionChoice {
  readonly id: string;
  readonly proposed: boolean;
}

function Versions({ flow, bot, proposal, trouble, again, pick }: VersionsProps) {
  const { columns: cells, head } = useStepBody(flow.wizard);
  const rows = useMemo(() => versionRows(proposal), [proposal]);
  const reason = paragraph(`Proposed: ${proposal.reason}`, cells, 1);
  const noteOf = (row: Row | undefined) => (row?.note ? paragraph(`${row.version}: ${row.note}.`, cells, 1) : []);
  // The longest note, so that the table keeps its place while the cursor moves.
  const noteLines = Math.max(0, ...rows.map((row) => noteOf(row).length));
  const table = useTableView({
    rows,
    columns,
    match,
    empty: ['AWS lists no version of this bot, though there is always $LATEST.'],
    reserved: head.length + reason.length + trouble.length + noteLines,
    name: `versions of ${bot} `,
    start: proposal.proposed,
  });
  const { current } = table;
  const none = current ? undefined : 'There is no version here.';
  return (
    <StepFrame
      flow={flow}
      status={count(rows.length, 'version')}
      {...table.layer([
        { command: 'choose', run: () => current && pick(current.version), disabled: none },
        { command: 'retry', run: again },
      ])}
    >
      <Lines lines={reason} />
      {table.view}
      <Lines height={noteLines} lines={noteOf(current).map(theme.dim)} />
      <Lines lines={trouble.map(theme.warn)} />
    </StepFrame>
  );
}

function versionRows({ choices, proposed }: VersionProposal): readonly Row[] {
  return choices.map((choice) => ({ ...choice, id: choice.version, proposed: choice.version === proposed }));
}

const match = matchTexts<Row>(({ version, status, aliases, note }) => [version, status, ...aliases, note]);

const columns: readonly Column<Row>[] = [
  { id: 'version', title: 'VERSION', min: 8, max: 12, importance: 1, text: ({ version }) => version },
  {
    id: 'proposed',
    title: 'PROPOSED',
    min: 8,
    max: 8,
    importance: 2,
    text: ({ proposed }) => (proposed ? `${glyphs.mark} yes` : ''),
    tone: () => 'ok',
  },
  {
    id: 'status',
    title: 'STATUS',
    min: 10,
    max: 19,
    importance: 3,
    text: ({ status }) => status ?? 'unknown',
    tone: ({ status }) => botTone(status),
  },
  updatedColumn(5),
  { id: 'note', title: 'NOTE', min: 20, max: 120, importance: 4, text: ({ note }) => note },
];
