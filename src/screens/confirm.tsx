/** The confirmations of a plan: every class of loss acknowledged by a key of its own, then the phrase typed. */
import { useState } from 'react';
import { Lines } from '../components/lines.tsx';
import { count, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { useStartRun } from '../hooks/use-start-run.ts';
import { keyOf } from '../keymap.ts';
import { type AcknowledgedClass, confirmationSteps, type Step } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';
import { PhraseField, tickLayer, tickLines, usePhraseLayer } from './confirm-steps.tsx';
import { Frame } from './frame.tsx';
import { age } from './times.ts';

/** What was looked up for the review may be acted on for this long. */
const reviewHolds = 2 * 3_600_000;

const none: ReadonlySet<AcknowledgedClass> = new Set();

export function ConfirmScreen({ plan }: { readonly plan: Plan }) {
  const go = useGo();
  const { locked, session } = useLink();
  const [ticked, setTicked] = usePlaceState('ticked', none);
  const [typing, setTyping] = usePlaceState('typing', false);
  const [openedAt] = useState(() => session?.clock.now() ?? 0);
  const steps = confirmationSteps(plan);
  const losses = steps.filter((step) => step.kind === 'acknowledge');
  const phrase = steps.find((step) => step.kind === 'phrase');
  const title = `${heading(plan)} / confirm`;
  const old = openedAt - plan.createdAt;

  if (!phrase) return <Held title={title} why="There is nothing to confirm." />;
  if (locked) return <Held title={title} why={`Changes are locked: ${keyOf('lock')} unlocks them.`} />;
  if (old > reviewHolds)
    return <Held title={title} why={`This was reviewed ${age(old)} ago: go back and review it again.`} />;
  if (typing || losses.length === 0)
    return (
      <PhraseStep title={title} plan={plan} step={phrase} back={losses.length > 0 ? () => setTyping(false) : go.back} />
    );
  return (
    <TickStep
      title={title}
      plan={plan}
      losses={losses}
      ticked={ticked}
      tick={(loss) => setTicked((now) => new Set(now).add(loss))}
      go={(direction) => (direction === 'back' ? go.back() : setTyping(true))}
    />
  );
}

function Held({ title, why }: { readonly title: string; readonly why: string }) {
  const { columns, height } = useBody();
  return (
    <Frame title={title} bindings={[]}>
      <Lines height={height} lines={['', ...wrap(why, columns - 6).map((line) => `   ${theme.warn(line)}`)]} />
    </Frame>
  );
}

interface TickProps {
  readonly title: string;
  readonly plan: Plan;
  readonly losses: readonly Extract<Step, { kind: 'acknowledge' }>[];
  readonly ticked: ReadonlySet<AcknowledgedClass>;
  readonly tick: (loss: AcknowledgedClass) => void;
  readonly go: (direction: 'on' | 'back') => void;
}

function TickStep({ title, plan, losses, ticked, tick, go }: TickProps) {
  const { columns, height } = useBody();
  const left = losses.length - losses.filter((loss) => ticked.has(loss.class)).length;
  const lines = ['', ...where(plan, columns), '', ...tickLines(losses, ticked, columns)];
  return (
    <Frame
      title={title}
      status={`${losses.length - left} of ${losses.length} acknowledged`}
      {...tickLayer(losses, ticked, tick, go)}
    >
      <Lines height={height} lines={lines} />
    </Frame>
  );
}

interface PhraseProps {
  readonly title: string;
  readonly plan: Plan;
  readonly step: Extract<Step, { kind: 'phrase' }>;
  readonly back: () => void;
}

function PhraseStep({ title, plan, step, back }: PhraseProps) {
  const { columns, height } = useBody();
  const { marks } = useConsole();
  const [typed, setTyped] = usePlaceState('typed', '');
  // What was marked has been acted on: it must not be taken for the next thing.
  const { starting, start } = useStartRun(plan, () => marks.setState(new Set(), true));
  const layer = usePhraseLayer(step, typed, start, back);
  const head = [
    '',
    ...where(plan, columns),
    '',
    `   Type this phrase, then ${keyOf('accept')}. ${things(plan)} will be sent.`,
    '',
    `   ${theme.danger(step.phrase)}`,
    '',
  ];
  if (starting)
    return (
      <Frame
        title={title}
        status="starting"
        bindings={[{ command: 'back', run: back, disabled: 'It is being started.' }]}
      >
        <Lines
          height={height}
          lines={[...head, '   Starting: asking AWS which account this is, writing the journal ...']}
        />
      </Frame>
    );
  return (
    <Frame title={title} {...layer}>
      <Lines lines={head} />
      <PhraseField step={step} typed={typed} onType={setTyped} height={height - head.length} />
    </Frame>
  );
}

function heading(plan: Plan): string {
  return { rebuild: 'Rebuild', migrate: 'Migrate', 'lex-migrate': 'Lex migration' }[plan.verb];
}

const things = (plan: Plan) => count(plan.items.length, plan.verb === 'lex-migrate' ? 'bot' : 'WorkSpace');

/** Account, Region, endpoint and target are part of what is confirmed. */
function where(plan: Plan, cells: number): string[] {
  const target = plan.verb === 'migrate' ? plan.items[0]?.target : undefined;
  const to = target ? ` to ${target.bundleName ?? 'bundle'} (${target.bundleId})` : '';
  const account = `account ${plan.accountId}${plan.alias ? ` (${plan.alias})` : ''}, Region ${plan.region}`;
  return [
    ...wrap(`${heading(plan)}: ${things(plan)}${to} in ${account}`, cells - 6).map((line) => `   ${theme.title(line)}`),
    theme.dim(`   as ${plan.arn}`),
  ];
}
