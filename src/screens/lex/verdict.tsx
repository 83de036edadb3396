/** A Lex V1 that gives nothing to choose from: what was seen, as raw as it came, and what still helps, to be chosen. */
import { useState } from 'react';
import { glyphs } from '../../components/glyphs.ts';
import { Lines } from '../../components/lines.tsx';
import { type Choice, Menu } from '../../components/menu.tsx';
import { truncate, width } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useGo } from '../../hooks/console.ts';
import type { Place } from '../../hooks/navigation.ts';
import { endOfLife } from '../../lex/end-of-life.ts';
import type { HelpKind, Probe } from '../../lex/probe.ts';
import { useScroll } from '../scroll.tsx';
import { item, paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

interface VerdictProps extends StepProps {
  readonly probe: Probe;
  /** What else is to be said first. */
  readonly first?: readonly string[];
  readonly again: () => void;
}

/** Lines that the text keeps, however much helps. */
const leastText = 6;

export function Verdict({ flow, probe, first = [], again }: VerdictProps) {
  const go = useGo();
  const { columns, height } = useStepBody(flow.wizard);
  const choices = choicesOf(probe);
  const [under, setUnder] = useState(choices[0]?.value);
  const menu = Math.max(1, Math.min(choices.length, height - leastText - 2));
  // The text above makes room for it, so that the menu stays where it is.
  const full = inFull(choices.find(({ value }) => value === under)?.label, columns);
  const text = Math.max(1, height - menu - 2 - full.length);
  const scroll = useScroll([...first, ...verdictLines(probe, columns)], text, 'verdict');
  const { region } = probe;
  const choose = (kind: HelpKind) => {
    const place = placeOf(kind, region, probe.evidence);
    if (place) go.to(place);
    else again();
  };
  return (
    <StepFrame
      flow={flow}
      status={probe.kind}
      bindings={[
        { command: 'retry', run: again },
        { command: 'otherRegions', run: () => choose('regions') },
        ...scroll.bindings,
      ]}
      claims="menu"
    >
      {scroll.view}
      <Lines lines={['', `   ${theme.title('What helps')}`, ...full]} />
      <Menu
        choices={choices.map((one) => shortened(one, columns))}
        height={menu}
        onChoose={choose}
        onHighlight={setUnder}
      />
    </StepFrame>
  );
}

/** What is not to be chosen but only to be known is said with the explanation. */
const onlyWords: ReadonlySet<HelpKind> = new Set(['remedy', 'export']);

function choicesOf({ helps }: Probe): readonly Choice<HelpKind>[] {
  return helps
    .filter(({ kind }) => !onlyWords.has(kind))
    .map(({ kind, sentence }) => ({ label: sentence, value: kind }));
}

/** Cells that the cursor's sign and an edge take. */
const menuMargin = 4;

/** The one under the cursor, where it was cut. */
function inFull(label: string | undefined, cells: number): string[] {
  const cut = label !== undefined && width(label) > cells - menuMargin;
  return cut ? paragraph(label, cells).map(theme.dim) : [];
}

/** As wide as what would be cut moves its neighbours. */
const shortened = <Value,>({ label, value }: Choice<Value>, cells: number): Choice<Value> => ({
  label: truncate(label, cells - menuMargin),
  value,
});

/** Undefined: Lex V1 is asked again. */
function placeOf(kind: HelpKind, region: string, evidence: readonly string[]): Place | undefined {
  switch (kind) {
    case 'regions':
      return { screen: 'lex-regions', from: region };
    case 'v2-bots':
      return { screen: 'lex-v2' };
    case 'history':
      return { screen: 'lex-history' };
    case 'backups':
      return { screen: 'lex-backups' };
    case 'checklist':
    case 'permission':
    case 'support':
      return { screen: 'lex-help', about: kind, evidence };
    default:
      return undefined;
  }
}

export function verdictLines(probe: Probe, cells: number): string[] {
  const tone = probe.mayGoOn ? theme.ok : theme.warn;
  const words = probe.helps.filter(({ kind }) => onlyWords.has(kind));
  return [
    ...paragraph(`${probe.mayGoOn ? glyphs.ok : glyphs.warn} ${probe.headline}`, cells).map(tone),
    ...paragraph(probe.explanation, cells),
    ...evidenceLines(unsaid(probe), cells),
    ...words.flatMap(({ sentence }) => item('-', sentence, cells)),
    '',
    `   ${theme.title('What AWS announced')}`,
    ...endOfLife.flatMap(({ sentence, source }) => item('-', `${sentence} (${source})`, cells).map(theme.dim)),
  ];
}

const answer = 'answer: ';

/** Prose after the facts; what stands in the explanation already needs no second place. */
function unsaid({ evidence, explanation }: Probe): readonly string[] {
  const prose = evidence.filter((fact) => fact.startsWith(answer));
  const news = prose.filter((fact) => !explanation.includes(fact.slice(answer.length)));
  return [...evidence.filter((fact) => !prose.includes(fact)), ...news];
}

/** `call: lex:GetBots · host: …`: as many in a line as fit, none broken where it need not be. */
export function evidenceLines(evidence: readonly string[], cells: number): string[] {
  const room = Math.max(10, cells - 6);
  const between = ` ${glyphs.dot} `;
  const lines: string[] = [];
  for (const fact of ['Seen:', ...evidence]) {
    const last = lines.at(-1);
    const joined = last === undefined ? fact : `${last}${last === 'Seen:' ? ' ' : between}${fact}`;
    if (last !== undefined && width(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(fact);
  }
  return lines.flatMap((line) => paragraph(line, cells)).map(theme.dim);
}
