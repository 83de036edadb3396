/** Step 1: asks Lex V1 one question and shows what the answer leaves open, as raw as it came, and what helps. */
import { glyphs } from '../../components/glyphs.ts';
import { theme } from '../../components/theme.ts';
import { useLexProbe } from '../../hooks/use-lex-probe.ts';
import { endOfLife, probeNotice } from '../../lex/end-of-life.ts';
import type { Probe } from '../../lex/probe.ts';
import { useScroll } from '../scroll.tsx';
import { item, paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function ProbeStep({ flow }: StepProps) {
  const { columns, height } = useStepBody(flow.wizard);
  const { known: probe, done, again } = useLexProbe();
  const scroll = useScroll(done && probe ? probeLines(probe, columns) : askingLines(columns), height, 'probe');
  const blocked = !done || !probe ? 'Lex V1 has not answered yet.' : probe.mayGoOn ? undefined : probe.headline;
  return (
    <StepFrame
      flow={flow}
      status={done ? (probe?.kind ?? '') : 'asking'}
      bindings={[
        { command: 'accept', run: () => probe && flow.choose('probe', probe), disabled: blocked },
        { command: 'retry', run: again, disabled: done ? undefined : 'Lex V1 is being asked.' },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </StepFrame>
  );
}

function askingLines(cells: number): string[] {
  return [...paragraph(probeNotice, cells), '', ...paragraph('Asking: lex:GetBots, one bot at most ...', cells)];
}

function probeLines(probe: Probe, cells: number): string[] {
  const tone = probe.mayGoOn ? theme.ok : theme.warn;
  return [
    ...paragraph(`${probe.mayGoOn ? glyphs.ok : glyphs.warn} ${probe.headline}`, cells).map(tone),
    ...paragraph(probe.explanation, cells),
    '',
    `   ${theme.title('What was seen')}`,
    ...probe.evidence.flatMap((line) => paragraph(line, cells, 5)),
    '',
    `   ${theme.title('What helps')}`,
    ...probe.helps.flatMap(({ sentence }) => item('-', sentence, cells)),
    '',
    `   ${theme.title('What AWS announced')}`,
    ...endOfLife.flatMap(({ sentence, source }) => item('-', `${sentence} (${source})`, cells).map(theme.dim)),
  ];
}
