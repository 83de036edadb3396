/** Step 8: acknowledgements, then phrases typed by hand; then one more look at V2, and the start. */
import { useMemo } from 'react';
import { glyphs } from '../../components/glyphs.ts';
import { Lines } from '../../components/lines.tsx';
import { TextField } from '../../components/text-field.tsx';
import { theme } from '../../components/theme.ts';
import { useConsole, useLink, usePlaceState } from '../../hooks/console.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import { useLexStart } from '../../hooks/use-lex-start.ts';
import type { Flow } from '../../hooks/use-lex-wizard.ts';
import { commands, keyLabel } from '../../keymap.ts';
import type { Target } from '../../lex/strategy.ts';
import { plannedItem } from '../../lex/wizard.ts';
import { planLexMigration } from '../../plans/build-plan.ts';
import { matchesPhrase, type Step } from '../../plans/confirmation.ts';
import type { LexPlan } from '../../plans/plan.ts';
import { mismatch } from '../confirm-steps.tsx';
import { advance, lexConfirmation, nothingConfirmed } from './confirmation.ts';
import { lockedText } from './locked.ts';
import { item, paragraph } from './paragraph.ts';
import { StepFrame, type StepProps, useStepBody } from './step-frame.tsx';

export function ConfirmStep({ flow }: StepProps) {
  const { target } = flow.wizard.chosen;
  const plan = usePlan(flow);
  return plan && target ? <Confirm flow={flow} plan={plan} target={target} /> : null;
}

/** Made once for what is being confirmed, and this very one is started. */
function usePlan({ wizard, account, session }: Flow): LexPlan | undefined {
  const planned = JSON.stringify(plannedItem(wizard.chosen));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `planned` stands for the choices
  return useMemo(() => {
    const one = plannedItem(wizard.chosen);
    const context = { account, now: session.clock.now(), random: Math.random() };
    const plan = planLexMigration({ ...context, items: one ? [one] : [] });
    return plan.ok ? plan.value : undefined;
  }, [planned, account, session]);
}

function Confirm({ flow, plan, target }: StepProps & { readonly plan: LexPlan; readonly target: Target }) {
  const { columns, height } = useStepBody(flow.wizard);
  const { locked } = useLink();
  const { notices } = useConsole();
  const steps = lexConfirmation(plan, target);
  const [progress, setProgress] = usePlaceState(`confirming ${JSON.stringify(plan.items)}`, nothingConfirmed);
  const { looking, begin, cancel } = useLexStart(flow, plan, () => setProgress(nothingConfirmed));
  const step = steps[progress.at];
  const satisfied = step !== undefined && (step.kind === 'acknowledge' || matchesPhrase(step, progress.typed));
  const go = (by: Step['kind']) => () => {
    const last = satisfied && step.kind === by && progress.at === steps.length - 1;
    // The last one stays as typed until the second look is done: whoever cancels that has not lost it.
    if (last) begin();
    else setProgress((now) => advance(now, steps, by));
  };

  const before = [
    ...paragraph(summary(plan), columns),
    '',
    ...steps.flatMap((each, at) => stepLines(each, at - progress.at, columns)),
    '',
  ];
  const text = !locked && !looking && step?.kind === 'phrase';
  const bindings: readonly Binding[] = looking
    ? [{ command: 'back', run: cancel }]
    : [
        { command: 'acknowledge', run: go('acknowledge'), disabled: locked ? lockedText : undefined },
        { command: 'accept', run: go('phrase'), disabled: locked ? lockedText : acceptReason(step, satisfied) },
      ];
  return (
    <StepFrame
      flow={flow}
      status={looking ? 'looking' : `${progress.at + 1} of ${steps.length}`}
      bindings={text ? bindings.filter(({ command }) => command !== 'acknowledge') : bindings}
      claims={text ? 'text' : undefined}
      onPaste={text ? () => notices.say('A confirmation is typed, not pasted.', 'warn') : undefined}
    >
      <Lines lines={before} />
      {text && (
        <TextField
          label="   >"
          value={progress.typed}
          onChange={(typed) => setProgress((now) => ({ ...now, typed }))}
        />
      )}
      <Lines
        height={Math.max(0, height - before.length - (text ? 1 : 0))}
        lines={endLines(
          { locked, looking, step, typed: progress.typed, last: progress.at === steps.length - 1 },
          columns,
        )}
      />
    </StepFrame>
  );
}

function summary({ items, accountId, region }: LexPlan): string {
  const one = items[0];
  return one
    ? `${one.migrationStrategy}: ${one.v1BotName} version ${one.v1BotVersion} into the V2 bot ${one.v2BotName}, account ${accountId}, ${region}.`
    : '';
}

/** `distance`: below 0 it is done, 0 it is at hand. */
function stepLines(step: Step, distance: number, cells: number): string[] {
  const text = step.kind === 'phrase' ? 'Type this phrase, then enter:' : step.sentence;
  const tone = distance === 0 ? theme.title : theme.dim;
  return [
    ...item(distance < 0 ? `[${glyphs.ok}]` : '[ ]', text, cells).map(tone),
    ...(step.kind === 'phrase' ? paragraph(step.phrase, cells, 7).map(distance === 0 ? theme.danger : tone) : []),
  ];
}

function acceptReason(step: Step | undefined, satisfied: boolean): string | undefined {
  if (step?.kind === 'acknowledge') return 'Enter alone confirms nothing here.';
  return satisfied ? undefined : 'What is typed does not match yet: nothing was sent.';
}

interface State {
  readonly locked: boolean;
  readonly looking: boolean;
  readonly step: Step | undefined;
  readonly typed: string;
  readonly last: boolean;
}

function endLines({ locked, looking, step, typed, last }: State, cells: number): string[] {
  if (locked) return paragraph(lockedText, cells).map(theme.warn);
  if (looking) return paragraph('Looking at the V2 bot once more. Nothing has been sent.', cells);
  if (step?.kind === 'acknowledge') {
    const { keys, hint } = commands.acknowledge;
    return [`   ${theme.accent(keyLabel(keys[0]))} ${hint}, go on`];
  }
  if (!step || typed === '') return [];
  if (!matchesPhrase(step, typed)) return ['', mismatch(step.phrase, typed)];
  return ['', theme.ok(`   It matches: enter ${last ? 'looks at V2 once more, then starts' : 'goes on'}.`)];
}
