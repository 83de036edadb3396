/** Step 9: losses acknowledged, then phrases typed by hand; then one more look at V2, and the start. */
import { Lines } from '../../components/lines.tsx';
import { theme } from '../../components/theme.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import { useConfirmation } from '../../hooks/use-confirmation.ts';
import { useLexPlan } from '../../hooks/use-lex-plan.ts';
import { useLexStart } from '../../hooks/use-lex-start.ts';
import { useSeen, useTold } from '../../hooks/use-seen.ts';
import { keyOf } from '../../keymap.ts';
import type { Progress, Stage } from '../../plans/confirming.ts';
import type { LexPlan } from '../../plans/plan.ts';
import { obstacleText } from '../confirm/obstacle-text.ts';
import { PhraseField, tickLayer, tickLines, usePhraseLayer } from '../confirm-steps.tsx';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function ConfirmStep({ flow }: StepProps) {
  const plan = useLexPlan(flow.wizard.chosen);
  return plan ? <Confirm flow={flow} plan={plan} /> : null;
}

function Confirm({ flow, plan }: StepProps & { readonly plan: LexPlan }) {
  const { columns } = useStepBody(flow.wizard);
  const confirming = useConfirmation(plan);
  const { looking, begin, cancel } = useLexStart(flow, plan, confirming);
  const { stages, progress, obstacle, tick, type, on } = confirming;
  const stage = stages[progress.at];
  const last = progress.at === stages.length - 1;
  const shared = {
    flow,
    head: [...paragraph(summary(plan), columns), ''],
    status: `${progress.at + 1} of ${stages.length}`,
    progress,
    // The last one stays as typed until the second look is done: whoever cancels that has not lost it.
    on: last ? begin : on,
    // Who comes back from the review confirms another plan.
    back: flow.back,
  };
  if (obstacle) {
    const why = obstacleText(obstacle, `${keyOf('back')} leads back to the review`);
    return <Held {...shared} says={paragraph(why, columns).map(theme.warn)} bindings={[]} />;
  }
  if (looking) {
    const says = paragraph('Looking at the V2 bot once more. Nothing has been sent.', columns);
    return <Held {...shared} status="looking" says={says} bindings={[{ command: 'back', run: cancel }]} />;
  }
  if (stage?.kind === 'losses') return <Losses {...shared} losses={stage.losses} tick={tick} />;
  // A migration of Lex asks for no other kind.
  if (stage?.kind !== 'phrase') return null;
  const leadsTo = last ? 'looks at V2 once more, then starts' : 'goes on';
  return <Phrase {...shared} step={stage} leadsTo={leadsTo} type={type} />;
}

interface StageProps extends StepProps {
  readonly head: readonly string[];
  readonly status: string;
  readonly progress: Progress;
  readonly on: () => void;
  readonly back: () => void;
}

interface HeldProps extends StageProps {
  readonly says: readonly string[];
  readonly bindings: readonly Binding[];
}

function Held({ flow, head, status, says, bindings }: HeldProps) {
  const { height } = useStepBody(flow.wizard);
  return (
    <StepFrame flow={flow} status={status} bindings={bindings}>
      <Lines height={height} lines={[...head, ...says]} />
    </StepFrame>
  );
}

interface LossesProps extends StageProps {
  readonly losses: Extract<Stage, { readonly kind: 'losses' }>['losses'];
  readonly tick: Parameters<typeof tickLayer>[2];
}

function Losses({ flow, head, status, progress: { ticked }, on, back, losses, tick }: LossesProps) {
  const { columns, height } = useStepBody(flow.wizard);
  const seen = useSeen();
  const layer = tickLayer(losses, ticked, tick, (direction) => (direction === 'on' ? on() : back()), seen);
  return (
    <StepFrame flow={flow} status={status} {...layer}>
      <Lines height={height} lines={[...head, ...tickLines(losses, ticked, columns, seen)]} />
    </StepFrame>
  );
}

interface PhraseProps extends StageProps {
  readonly step: Extract<Stage, { readonly kind: 'phrase' }>;
  /** What comes of going on. */
  readonly leadsTo: string;
  readonly type: (typed: string) => void;
}

function Phrase({ flow, head, status, progress: { typed }, on, back, step, leadsTo, type }: PhraseProps) {
  const { columns, height } = useStepBody(flow.wizard);
  const seen = useSeen(step.phrase);
  const told = useTold(seen);
  const layer = usePhraseLayer(step, typed, on, back, seen);
  const lines = [
    ...head,
    ...paragraph(told ? `Type this phrase, then ${keyOf('accept')}:` : '', columns),
    '',
    ...paragraph(step.phrase, columns).map(theme.danger),
    '',
  ];
  return (
    <StepFrame flow={flow} status={status} {...layer}>
      <Lines lines={lines} />
      <PhraseField
        step={step}
        typed={typed}
        onType={type}
        seen={seen}
        leadsTo={leadsTo}
        height={height - lines.length}
      />
    </StepFrame>
  );
}

function summary({ items, accountId, region }: LexPlan): string {
  const [one] = items;
  return one
    ? `${one.migrationStrategy}: ${one.v1BotName} version ${one.v1BotVersion} into the V2 bot ${one.v2BotName}, account ${accountId}, ${region}.`
    : '';
}
