/** A run that is held after its first items, or paused: how those went, before anything more follows. */
import { Lines } from '../components/lines.tsx';
import { type Choice, Menu } from '../components/menu.tsx';
import { count, truncate, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useGo, useLink } from '../hooks/console.ts';
import { useAskRun } from '../hooks/use-ask-run.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import type { Request } from '../runs/requests.ts';
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';
import { Frame } from './frame.tsx';
import { runLines, stageOf } from './run-columns.ts';
import { age } from './times.ts';

type Answer = 'hold' | Extract<Request, 'continue' | 'stop'>;

export function HoldScreen({ runId }: { readonly runId: string }) {
  const go = useGo();
  const { locked } = useLink();
  const { columns, height } = useBody();
  const { state, drivenBy } = useRun(runId);
  const ask = useAskRun(runId, drivenBy);
  const choices = state ? choicesFor(state, locked) : [];
  const choose = (answer: Answer) => {
    go.back();
    if (answer === 'stop') go.to({ screen: 'stop', runId });
    if (answer === 'continue') ask('continue');
  };
  const question = [
    '',
    ...(locked ? [theme.warn(` Changes are locked: ${keyOf('lock')} unlocks them, then more can follow.`)] : []),
  ];
  const room = height - question.length - choices.length;
  return (
    <Frame title={`Runs / ${runId} / continue`} bindings={[]} claims="menu">
      <Lines lines={state ? wentLines(state, columns, room) : ['', '   Reading the journal ...'].slice(0, room)} />
      <Lines lines={question} />
      {choices.length > 0 && <Menu choices={choices} height={choices.length} onChoose={choose} />}
    </Frame>
  );
}

/** Enter alone changes nothing: the first choice is to leave it as it is. */
function choicesFor(state: RunState, locked: boolean): readonly Choice<Answer>[] {
  const { waiting } = summarise(state);
  const hold = { label: 'Keep holding', value: 'hold' } as const;
  if (!state.paused) return [hold];
  return [
    hold,
    ...(locked ? [] : [{ label: `Let the ${waiting} that wait follow`, value: 'continue' } as const]),
    { label: 'Stop here ...', value: 'stop' },
  ];
}

/** How each one went that has ended, as many as there is room for: those first that did not end well. */
function wentLines(state: RunState, cells: number, room: number): string[] {
  const { sentence, waiting } = summarise(state);
  const { wave } = state.plan.policy;
  const why = state.paused?.why ?? 'It is not held any more.';
  const head = [
    '',
    ...wrap(why, cells - 3).map((line) => ` ${theme.title(line)}`),
    ...wrap(`${sentence}. ${count(waiting, 'more follows', 'more follow')}, ${wave} at a time.`, cells - 3).map(
      (line) => ` ${line}`,
    ),
    '',
  ];
  const ended = runLines(state).filter(({ item }) => item.settledAt !== undefined);
  const rows = [
    ...ended.filter(({ item }) => item.outcome !== 'done'),
    ...ended.filter(({ item }) => item.outcome === 'done'),
  ].map(({ user, id, item }) => {
    const { text, tone } = stageOf(item);
    const took =
      item.attemptedAt !== undefined && item.settledAt !== undefined ? age(item.settledAt - item.attemptedAt) : '';
    const rest = truncate(`  ${user}  ${item.targetId ?? id}  ${took}  ${item.reason ?? ''}`, cells - 16);
    return `   ${theme[tone](text.padEnd(12))}${rest}`;
  });
  const shown = rows.slice(0, Math.max(0, room - head.length - 1));
  const more = rows.length > shown.length ? [theme.dim(`   and ${rows.length - shown.length} more`)] : [];
  return [...head, ...shown, ...more].slice(0, Math.max(0, room));
}
