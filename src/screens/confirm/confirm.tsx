/** The confirmation of a plan, one step at a time. Whoever leaves it, on whichever key, has confirmed nothing. */
import { Lines } from '../../components/lines.tsx';
import { count, wrap } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useConsole, useGo, useSources } from '../../hooks/console.ts';
import { useConfirmation } from '../../hooks/use-confirmation.ts';
import { useBody } from '../../hooks/use-size.ts';
import { useStartRun } from '../../hooks/use-start-run.ts';
import { keyOf } from '../../keymap.ts';
import type { Stage } from '../../plans/confirming.ts';
import { isLex, type LexBuildPlan, type Plan, type WorkspacesPlan } from '../../plans/plan.ts';
import { Frame } from '../frame.tsx';
import { Trouble } from '../trouble.tsx';
import { CountdownStep } from './countdown-step.tsx';
import { LookStep } from './look-step.tsx';
import { LossesStep } from './losses-step.tsx';
import { obstacleText } from './obstacle-text.ts';
import { headingOf, planHead } from './plan-head.ts';
import { TypedStep } from './typed-step.tsx';
import { YesStep } from './yes-step.tsx';

export function ConfirmScreen({ plan }: { readonly plan: Confirmed }) {
  const go = useGo();
  const { marks, intent, notices } = useConsole();
  const sources = useSources();
  const { stages, progress, obstacle, holds, tick, type, on } = useConfirmation(plan);
  // What was marked and said has been acted on: it must not be taken for the next thing.
  const [start, begin] = useStartRun(plan, () => {
    if (isLex(plan)) return;
    const taken = new Set(plan.items.map(({ id }) => id));
    const left = [...marks.getState()].filter((id) => !taken.has(id));
    marks.setState(new Set(left), true);
    // What was held back, or is of another account or Region, waits for a run of its own.
    const waits = left.filter((id) => sources.some(({ fleet }) => fleet.getState().rows.has(id))).length;
    if (waits > 0)
      notices.news(`${count(waits, 'WorkSpace')} that this run leaves out ${waits === 1 ? 'stays' : 'stay'} marked.`);
    intent.setState(undefined, true);
  });
  const title = `${headingOf(plan)} / confirm`;
  const again = `${keyOf('back')}, then ${keyOf('retry')} reviews it again`;
  const stage = stages[progress.at];

  if (start.kind === 'failed') return <Trouble title={title} status="not started" failure={start.failure} />;
  if (start.kind === 'starting') return <Starting title={title} plan={plan} />;
  if (obstacle || !stage) return <Held title={title} why={obstacleText(obstacle, again)} />;

  const last = progress.at === stages.length - 1;
  const shared = {
    title,
    status: stages.length > 1 ? `step ${progress.at + 1} of ${stages.length}` : '',
    plan,
    // A machine that has slept tells the time late.
    on: last ? () => holds() && begin() : on,
    leadsTo: last ? 'starts' : 'goes on',
    cancel: () => {
      go.back();
      notices.say('Cancelled: nothing was sent, and nothing is confirmed.', 'ok');
    },
  };
  return <Step {...shared} key={progress.at} stage={stage} progress={progress} tick={tick} type={type} />;
}

/** A migration of Lex is confirmed in its wizard. */
type Confirmed = WorkspacesPlan | LexBuildPlan;

/** What each step gets; `stage` is the one of its kind. */
export interface StepProps<S extends Stage = Stage, P extends Plan = Confirmed> {
  readonly title: string;
  readonly status: string;
  readonly plan: P;
  readonly stage: S;
  /** This step is done. */
  readonly on: () => void;
  /** What comes of going on. */
  readonly leadsTo: string;
  readonly cancel: () => void;
}

/** A step that only a plan of WorkSpaces has: a build asks for a phrase alone. */
export type WorkspacesStepProps<Kind extends Stage['kind']> = StepProps<Extract<Stage, { kind: Kind }>, WorkspacesPlan>;

type AnyStepProps = StepProps & Pick<ReturnType<typeof useConfirmation>, 'progress' | 'tick' | 'type'>;

function Step({ stage, progress, tick, type, ...shared }: AnyStepProps) {
  const { plan } = shared;
  switch (stage.kind) {
    case 'look':
      return isLex(plan) ? null : <LookStep {...shared} plan={plan} stage={stage} />;
    case 'losses':
      return <LossesStep {...shared} stage={stage} ticked={progress.ticked} tick={tick} />;
    case 'yes':
      return isLex(plan) ? null : <YesStep {...shared} plan={plan} stage={stage} />;
    case 'count':
    case 'phrase':
      return <TypedStep {...shared} stage={stage} typed={progress.typed} type={type} />;
    case 'countdown':
      return <CountdownStep {...shared} stage={stage} />;
  }
}

function Held({ title, why }: { readonly title: string; readonly why: string }) {
  const { columns, height } = useBody();
  return (
    <Frame title={title} bindings={[]}>
      <Lines height={height} lines={['', ...wrap(why, columns - 6).map((line) => `   ${theme.warn(line)}`)]} />
    </Frame>
  );
}

function Starting({ title, plan }: { readonly title: string; readonly plan: Plan }) {
  const { columns, height } = useBody();
  return (
    <Frame
      title={title}
      status="starting"
      bindings={[{ command: 'back', run: () => {}, disabled: 'It is being started.' }]}
    >
      <Lines
        height={height}
        lines={[
          '',
          ...planHead(plan, columns),
          '',
          '   Starting: asking AWS which account this is, writing the journal ...',
        ]}
      />
    </Frame>
  );
}
