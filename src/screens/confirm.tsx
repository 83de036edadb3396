/** The confirmations of a plan, one after the other: each class of loss acknowledged, then the phrase typed. */
import { useRef } from 'react';
import { Lines } from '../components/lines.tsx';
import { count, wrap } from '../components/text.ts';
import { TextField } from '../components/text-field.tsx';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { useBody } from '../hooks/use-size.ts';
import { confirmationSteps, matchesPhrase, type Step } from '../plans/confirmation.ts';
import type { Plan } from '../plans/plan.ts';
import { Frame } from './frame.tsx';

export function ConfirmScreen({ plan }: { readonly plan: Plan }) {
  const go = useGo();
  const { locked } = useLink();
  const [at, setAt] = usePlaceState('step', 0);
  const steps = confirmationSteps(plan);
  const step = steps[at];
  const back = () => (at === 0 ? go.back() : setAt(at - 1));
  const title = `${heading(plan)} / confirm ${at + 1} of ${steps.length}`;
  if (locked || !step)
    return <Held title={title} why={locked ? 'Changes are locked: W unlocks them.' : 'There is nothing to confirm.'} />;
  return step.kind === 'phrase' ? (
    <PhraseStep title={title} plan={plan} step={step} back={back} />
  ) : (
    <AcknowledgeStep title={title} plan={plan} step={step} steps={steps} back={back} next={() => setAt(at + 1)} />
  );
}

function Held({ title, why }: { readonly title: string; readonly why: string }) {
  const { height } = useBody();
  return (
    <Frame title={title} bindings={[]}>
      <Lines height={height} lines={['', `   ${theme.warn(why)}`]} />
    </Frame>
  );
}

interface AcknowledgeProps {
  readonly title: string;
  readonly plan: Plan;
  readonly step: Extract<Step, { kind: 'acknowledge' }>;
  readonly steps: readonly Step[];
  readonly back: () => void;
  readonly next: () => void;
}

/** Enter does nothing here: a confirmation is never the key that is pressed by habit. */
function AcknowledgeStep({ title, plan, step, steps, back, next }: AcknowledgeProps) {
  const { columns, height } = useBody();
  const lines = [
    '',
    ...where(plan),
    '',
    ...wrap(step.sentence, columns - 6).map((line) => `   ${theme.danger(line)}`),
    '',
    ...steps.map((other) => {
      const done = steps.indexOf(other) < steps.indexOf(step);
      const text = other.kind === 'phrase' ? 'type the phrase' : other.class.replaceAll('-', ' ');
      const line = `   ${done ? '[x]' : '[ ]'} ${text}`;
      return other === step ? theme.title(line) : theme.dim(line);
    }),
    '',
    `   ${theme.accent('y')} I know, go on     ${theme.accent('esc')} back`,
  ];
  return (
    <Frame
      title={title}
      bindings={[
        { command: 'acknowledge', run: next },
        { command: 'back', run: back },
      ]}
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
  const go = useGo();
  const { runs, notices } = useConsole();
  const { session } = useLink();
  const { columns, height } = useBody();
  const [typed, setTyped] = usePlaceState(`typed ${step.phrase}`, '');
  const started = useRef(false);
  const right = matchesPhrase(step, typed);
  const start = () => {
    // A second Enter may come before this screen is gone.
    if (!session || started.current) return;
    started.current = true;
    void runs.start(plan, session).then((failure) => {
      if (!failure) return go.home({ screen: 'run', runId: plan.id });
      started.current = false;
      notices.say(`${failure.what} ${failure.why} ${failure.next}`, 'bad');
    });
  };
  const head = [
    '',
    ...where(plan),
    '',
    ...wrap(`Type this phrase, then enter. ${count(plan.items.length, 'item')} will be sent.`, columns - 6).map(
      (line) => `   ${line}`,
    ),
    '',
    `   ${theme.danger(step.phrase)}`,
    '',
  ];
  const differs = typed === '' ? '' : right ? theme.ok('   It matches: enter starts.') : mismatch(step.phrase, typed);
  return (
    <Frame
      title={title}
      bindings={[
        {
          command: 'accept',
          run: start,
          disabled: right ? undefined : 'The phrase does not match yet: nothing was sent.',
        },
        { command: 'back', run: back },
      ]}
      claims="text"
      onPaste={() => notices.say('A confirmation is typed, not pasted.', 'warn')}
    >
      <Lines lines={head} />
      <TextField label="  >" value={typed} onChange={setTyped} />
      <Lines height={Math.max(0, height - head.length - 1)} lines={['', differs]} />
    </Frame>
  );
}

export function mismatch(phrase: string, typed: string): string {
  let same = 0;
  while (same < typed.length && typed[same] === phrase[same]) same++;
  if (same === typed.length) return theme.dim(`   ${phrase.length - same} characters to go.`);
  return theme.warn(
    `   Character ${same + 1} differs: ${phrase[same] ? `"${phrase[same]}" is expected` : 'the phrase ends before it'}.`,
  );
}

function heading(plan: Plan): string {
  return { rebuild: 'Rebuild', migrate: 'Migrate', 'lex-migrate': 'Lex migration' }[plan.verb];
}

/** The account and Region are part of what is confirmed. */
function where(plan: Plan): string[] {
  return [
    `   ${theme.title(heading(plan))} of ${count(plan.items.length, 'item')} in account ${plan.accountId}${plan.alias ? ` (${plan.alias})` : ''}, Region ${plan.region}`,
    theme.dim(`   as ${plan.arn}`),
  ];
}
