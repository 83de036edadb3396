/** Before a run that was cut off goes on: watching asks nothing, sending what is left asks for its phrase again. */
import { useState } from 'react';
import { inSentences } from '../aws/answer.ts';
import { Lines } from '../components/lines.tsx';
import { Menu } from '../components/menu.tsx';
import { count, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink, usePlaceState } from '../hooks/console.ts';
import { useNow } from '../hooks/use-now.ts';
import { useRun } from '../hooks/use-run.ts';
import { useSeen, useTold } from '../hooks/use-seen.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import type { Rest } from '../runs/engine.ts';
import { resumeSteps, tooOldToSend, waitingIn } from '../runs/resume-steps.ts';
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';
import { PhraseField, usePhraseLayer } from './confirm-steps.tsx';
import { Frame } from './frame.tsx';
import { dateTimeZoned } from './times.ts';
import { waitingLines } from './waiting-lines.ts';

/** Lines of a phrase's field and of what is said below it. */
const fieldLines = 3;

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
  const now = useNow(true);
  const old = tooOldToSend(state, now);
  const resume = (rest: Rest) => {
    if (!session || busy) return;
    // Once more: a machine that has slept tells the time late.
    if (rest !== 'leave' && tooOldToSend(state, session.clock.now()) !== undefined) return;
    setBusy(true);
    void runs.resume(state.plan.id, session, rest).then((failure) => {
      setBusy(false);
      if (failure) notices.say(inSentences(failure), 'bad');
      else go.back();
    });
  };
  const accept = () => {
    if (at === phrases.length - 1) return resume(waitingIn(state));
    setTyped('');
    setAt(at + 1);
  };
  const asked = sending && old === undefined ? step : undefined;
  const back = () => (asked ? setSending(false) : go.back());
  const seen = useSeen(asked?.phrase);
  const told = useTold(seen);
  const phrase = usePhraseLayer(step ?? { kind: 'phrase', phrase: '' }, typed, accept, back, seen);
  const head = headLines(state, columns, old, locked);

  if (asked) {
    const question = [
      '',
      told ? `   Type this phrase, then ${keyOf('accept')}:` : '',
      '',
      `   ${theme.danger(asked.phrase)}`,
      '',
    ];
    const lines = [...waitingLines(state, now, columns, height - question.length - fieldLines), ...question];
    return (
      <Frame title={title} {...phrase}>
        <Lines lines={lines} />
        <PhraseField step={asked} typed={typed} onType={setTyped} seen={seen} height={height - lines.length} />
      </Frame>
    );
  }
  const left = waitingIn(state).length;
  const choices = [
    {
      label: `Watch what was sent to its end${left > 0 ? '; leave the rest for a new plan' : ''}`,
      value: 'leave',
    },
    ...(step && !locked && old === undefined
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

function headLines(state: RunState, cells: number, old: string | undefined, locked: boolean): string[] {
  const { sentence } = summarise(state);
  const waiting = waitingIn(state).length;
  const text = `This run of ${dateTimeZoned(state.startedAt)} was cut off: ${sentence}.${state.paused ? ` It was held up: ${state.paused.why}` : ''} What was sent is never sent again: AWS is asked what became of it.${waiting > 0 ? ` For ${count(waiting, 'item')} a call is still to be sent.` : ''}`;
  const block = (words: string) => wrap(words, cells - 6).map((line) => `   ${line}`);
  const why = old ?? (locked ? `Changes are locked: ${keyOf('lock')} unlocks them, then they can be sent.` : undefined);
  const held = waiting > 0 && why !== undefined ? block(why).map(theme.warn) : [];
  return ['', ...block(text), ...held, ''];
}
