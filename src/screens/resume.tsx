/** Before a run that was cut off goes on: watching asks nothing, sending what is left asks for its phrase again. */
import { useState } from 'react';
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { count, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { resumeSteps } from '../runs/resume-steps.ts';
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';
import { PhraseField, usePhraseLayer } from './confirm-steps.tsx';
import { Frame } from './frame.tsx';
import { dateTimeZoned } from './times.ts';

export function ResumeScreen({ runId }: { readonly runId: string }) {
  const { height } = useBody();
  const { state } = useRun(runId);
  const title = `Runs / ${runId} / continue`;
  if (!state)
    return (
      <Frame title={title} bindings={[]}>
        <Lines height={height} lines={['', '   Reading the journal ...']} />
      </Frame>
    );
  return <Choose title={title} state={state} />;
}

function Choose({ title, state }: { readonly title: string; readonly state: RunState }) {
  const go = useGo();
  const { runs, notices } = useConsole();
  const { session, locked } = useLink();
  const { columns, height } = useBody();
  const [sending, setSending] = usePlaceState('sending', false);
  const [at, setAt] = usePlaceState('phrase', 0);
  const [typed, setTyped] = usePlaceState('typed', '');
  const [busy, setBusy] = useState(false);
  const phrases = resumeSteps(state);
  const step = phrases[at];
  const resume = (rest: 'send' | 'leave') => {
    if (!session || busy) return;
    setBusy(true);
    void runs.resume(state.plan.id, session, rest).then((failure) => {
      setBusy(false);
      if (failure) notices.say(`${failure.what} ${failure.why} ${failure.next}`, 'bad');
      else go.back();
    });
  };
  const accept = () => {
    if (at === phrases.length - 1) return resume('send');
    setTyped('');
    setAt(at + 1);
  };
  const back = () => (sending ? setSending(false) : go.back());
  const phrase = usePhraseLayer(step ?? { kind: 'phrase', phrase: '' }, typed, accept, back);
  const head = headLines(state, columns);

  if (sending && step) {
    const lines = [...head, `   Type this phrase, then ${keyOf('accept')}:`, '', `   ${theme.danger(step.phrase)}`, ''];
    return (
      <Frame title={title} {...phrase}>
        <Lines lines={lines} />
        <PhraseField step={step} typed={typed} onType={setTyped} height={height - lines.length} />
      </Frame>
    );
  }
  const left = summarise(state).waiting;
  const choices = [
    { label: 'Watch what was sent to its end; leave the rest for a new plan', value: 'leave' },
    ...(step && !locked
      ? [{ label: `Send the ${left} that are left as well (its phrase is asked)`, value: 'send' }]
      : []),
  ];
  return (
    <Frame title={title} bindings={[{ command: 'back', run: back }]} claims="menu">
      <Lines lines={head} />
      <Menu
        choices={choices}
        height={choices.length}
        onChoose={(choice) => (choice === 'send' ? setSending(true) : resume('leave'))}
      />
    </Frame>
  );
}

function headLines(state: RunState, cells: number): string[] {
  const { waiting, sentence } = summarise(state);
  const text = `This run of ${dateTimeZoned(state.startedAt)} was cut off: ${sentence}.${state.paused ? ` It was held up: ${state.paused.why}` : ''} What was sent is never sent again: AWS is asked what became of it. ${count(waiting, 'item')} ${waiting === 1 ? 'was' : 'were'} not sent.`;
  return ['', ...wrap(text, cells - 6).map((line) => `   ${line}`), ''];
}
