/** Step 1: asks Lex V1 one question, and shows what the answer leaves open; what was left goes on once it has answered. */
import { useGo } from '../../hooks/console.ts';
import { useLexProbe } from '../../hooks/use-lex-probe.ts';
import { useLexTakingUp } from '../../hooks/use-lex-taking-up.ts';
import { probeNotice } from '../../lex/end-of-life.ts';
import { useScroll } from '../scroll.tsx';
import { leftLines } from './left-lines.ts';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';
import { Verdict, verdictLines } from './verdict.tsx';

export function ProbeStep({ flow }: StepProps) {
  const go = useGo();
  const { wizard } = flow;
  const { columns, height } = useStepBody(wizard);
  const { known, done, again } = useLexProbe();
  const probe = done ? known : undefined;
  const taking = useLexTakingUp(flow, probe);
  const left = leftLines(wizard, Date.now(), columns);
  const said = probe ? verdictLines(probe, columns) : askingLines(columns);
  const scroll = useScroll([...left, ...(taking ? takingLines(columns) : said)], height, 'probe');
  if (probe && !probe.mayGoOn) return <Verdict flow={flow} probe={probe} first={left} again={again} />;
  const blocked = taking ? 'What was chosen is being looked at.' : probe ? undefined : 'Lex V1 has not answered yet.';
  return (
    <StepFrame
      flow={flow}
      status={taking ? 'looking' : (probe?.kind ?? 'asking')}
      bindings={[
        { command: 'accept', run: () => probe && flow.choose('probe', probe), disabled: blocked },
        { command: 'retry', run: again, disabled: probe ? undefined : 'Lex V1 is being asked.' },
        { command: 'otherRegions', run: () => go.to({ screen: 'lex-regions', from: wizard.region }) },
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

function takingLines(cells: number): string[] {
  return paragraph('Lex V1 answers. Looking whether what was chosen is still so ...', cells);
}
