/** The Regions that had Lex V1: what it says in each, where it was asked, and its wizard on a key. */
import { useMemo } from 'react';
import type { Column } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useConsole } from '../../hooks/console.ts';
import { useLexRegions, useOpenLexIn } from '../../hooks/use-lex-regions.ts';
import { useBody } from '../../hooks/use-size.ts';
import { keyOf } from '../../keymap.ts';
import { wizardBanner } from '../../lex/end-of-life.ts';
import type { Probe } from '../../lex/probe.ts';
import { hadLexV1, otherV1Regions } from '../../lex/regions.ts';
import { Frame } from '../frame.tsx';
import { matchTexts, useTableView } from '../table-view.tsx';
import { paragraph } from './paragraph.ts';
import { evidenceLines } from './verdict.tsx';

interface Row {
  readonly id: string;
  readonly here: boolean;
  readonly verdict: Probe | 'asking' | undefined;
}

/** Lines below the table about the Region under the cursor. */
const aboutLines = 7;

/** `from`: the Region whose wizard it was opened from. */
export function LexRegionsScreen({ from }: { readonly from: string }) {
  const { notices } = useConsole();
  const { columns: cells } = useBody();
  const regions = useMemo(() => [...otherV1Regions(from), ...(hadLexV1(from) ? [from] : [])], [from]);
  const { verdicts, asking, askAll } = useLexRegions(regions);
  const openIn = useOpenLexIn();
  const rows = useMemo(
    () => regions.map((id): Row => ({ id, here: id === from, verdict: verdicts.get(id) })),
    [regions, verdicts, from],
  );
  const table = useTableView({ rows, columns, match, empty: [], reserved: aboutLines + 2 });
  const { current } = table;
  const open = (region: string) => {
    const why = openIn(region);
    if (why) notices.say(why, 'warn');
    // Another Region is another place to change things in: kept among the notices.
    else if (region !== from) notices.say(`From ${from} to ${region}: what follows is asked of that Region.`, 'warn');
  };
  return (
    <Frame
      title="Lex V1 / Regions"
      status={asking ? 'asking them all' : count(rows.length, 'Region')}
      {...table.layer([
        { command: 'open', run: () => current && open(current.id), disabled: current ? undefined : 'There is none.' },
        { command: 'askRegions', run: askAll, disabled: asking ? 'They are being asked.' : undefined },
        { command: 'retry', run: askAll, disabled: asking ? 'They are being asked.' : undefined },
      ])}
    >
      <Lines lines={[theme.warn(` ${wizardBanner}`), '']} />
      {table.view}
      <Lines height={aboutLines} lines={current ? aboutRegion(current, cells) : []} />
    </Frame>
  );
}

function aboutRegion({ id, verdict }: Row, cells: number): string[] {
  if (verdict === undefined)
    return ['', ...paragraph(`${keyOf('askRegions')} asks for one bot in each, for 8 seconds at most.`, cells, 1)];
  if (verdict === 'asking') return ['', ...paragraph(`Asking Lex V1 in ${id} ...`, cells, 1)];
  return [
    '',
    ...paragraph(`${verdict.headline} ${verdict.explanation}`, cells, 1),
    ...evidenceLines(verdict.evidence, cells),
  ];
}

/** Each as honest as its answer allows. */
const WORDS: Readonly<Record<Probe['kind'], string>> = {
  answering: 'answers, with a bot at least',
  empty: 'answers, no bots visible',
  refused: 'refused: permission or end of V1',
  gone: 'AWS says that it is gone',
  other: 'another answer',
  unreachable: 'not reachable',
  'no-region': 'never had Lex V1',
  'not-asked': 'could not be asked',
};

function verdictText({ verdict, here }: Row): string {
  // This screen is opened from the wizard there, whose first step asks.
  if (verdict === undefined) return here ? 'asked by the wizard' : 'not asked';
  return verdict === 'asking' ? 'asking ...' : WORDS[verdict.kind];
}

const match = matchTexts<Row>((row) => [row.id, verdictText(row)]);

const columns: readonly Column<Row>[] = [
  { id: 'region', title: 'REGION', min: 14, max: 16, importance: 1, text: ({ id }) => id },
  {
    id: 'verdict',
    title: 'LEX V1',
    min: 30,
    max: 34,
    importance: 2,
    text: verdictText,
    tone: ({ verdict }) => (verdict === undefined || verdict === 'asking' ? 'dim' : verdict.mayGoOn ? 'ok' : 'warn'),
  },
  { id: 'here', title: '', min: 8, max: 30, importance: 3, text: ({ here }) => (here ? 'looked at here' : '') },
];
