/** Step 9: losses acknowledged, then phrases typed by hand; then one more look at V2, and the start. */
import { Lines } from '../../components/lines.tsx';
import { theme } from '../../components/theme.ts';
import { useLink, usePlaceState } from '../../hooks/console.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import { useLexPlan } from '../../hooks/use-lex-plan.ts';
import { useLexStart } from '../../hooks/use-lex-start.ts';
import { useSeen, useTold } from '../../hooks/use-seen.ts';
import { keyOf } from '../../keymap.ts';
import { confirmationSteps } from '../../plans/confirmation.ts';
import { advance, nothingConfirmed, type Progress, type Stage, satisfied, stagesOf } from '../../plans/confirming.ts';
import type { LexPlan } from '../../plans/plan.ts';
import { PhraseField, tickLayer, tickLines, usePhraseLayer } from '../confirm-steps.tsx';
import { lockedText } from './locked.ts';
import { paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function ConfirmStep({ flow }: StepProps) {
  const plan = useLexPlan(flow.wizard.chosen);
  return plan ? <Confirm flow={flow} plan={plan} /> : null;
}

function Confirm({ flow, plan }: StepProps & { readonly plan: LexPlan }) {
  const { columns } = useStepBody(flow.wizard);
  const { locked } = useLink();
  const stages = stagesOf(confirmationSteps(plan));
  const [progress, setProgress] = usePlaceState(`confirming ${JSON.stringify(plan.items)}`, nothingConfirmed);
  const { looking, begin, cancel } = useLexStart(flow, plan, () => setProgress(nothingConfirmed));
  const stage = stages[progress.at];
  const last = progress.at === stages.length - 1;
  const shared = {
    flow,
    head: [...paragraph(summary(plan), columns), ''],
    status: `${progress.at + 1} of ${stages.length}`,
    progress,
    // The last one stays as typed until the second look is done: whoever cancels that has not lost it.
    on: () => (last && satisfied(stage, progress) ? begin() : setProgress((now) => advance(now, stages))),
    back: () => (progress.at === 0 ? flow.back() : setProgress((now) => ({ ...now, at: now.at - 1, typed: '' }))),
  };
  if (locked) return <Held {...shared} says={theme.warn(lockedText)} bindings={[]} />;
  if (looking || !stage) {
    const says = 'Looking at the V2 bot once more. Nothing has been sent.';
    return <Held {...shared} status="looking" says={says} bindings={[{ command: 'back', run: cancel }]} />;
  }
  if (stage.kind === 'losses')
    return (
      <Losses
        {...shared}
        losses={stage.losses}
        tick={(loss) => setProgress((now) => ({ ...now, ticked: new Set(now.ticked).add(loss) }))}
      />
    );
  // A migration of Lex asks for no other kind.
  if (stage.kind !== 'phrase') return null;
  return (
    <Phrase
      {...shared}
      step={stage}
      leadsTo={last ? 'looks at V2 once more, then starts' : 'goes on'}
      type={(typed) => setProgress((now) => ({ ...now, typed }))}
    />
  );
}

interface StageProps extends StepProps {
  readonly head: readonly string[];
  readonly status: string;
  readonly progress: Progress;
  readonly on: () => void;
  readonly back: () => void;
}

interface HeldProps extends StageProps {
  readonly says: string;
  readonly bindings: readonly Binding[];
}

function Held({ flow, head, status, says, bindings }: HeldProps) {
  const { columns, height } = useStepBody(flow.wizard);
  return (
    <StepFrame flow={flow} status={status} bindings={bindings}>
      <Lines height={height} lines={[...head, ...paragraph(says, columns)]} />
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
