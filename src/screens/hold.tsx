/** A run that is held after its first items, or paused: how those went, before anything more follows. */
import { useEffect } from 'react';
import { Lines } from '../components/lines.tsx';
import { type Choice, Menu } from '../components/menu.tsx';
import { count, truncate, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole, useGo, useLink } from '../hooks/console.ts';
import { useAskRun } from '../hooks/use-ask-run.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { reportItem } from '../runs/report-item.ts';
import type { Request } from '../runs/requests.ts';
import { behind } from '../runs/said-once.ts';
import type { ItemState, RunState } from '../runs/state.ts';
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
  useLeaveOnceOver(state);
  const choices = state?.paused ? choicesFor(state, locked) : [];
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

/** Who continues or stops it elsewhere has answered what is asked here. */
function useLeaveOnceOver(state: RunState | undefined): void {
  const go = useGo();
  const { notices } = useConsole();
  const over = state && !state.paused ? overText(state) : undefined;
  const left = over !== undefined;
  // Left once, with what was the reason then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with every item that ends
  useEffect(() => {
    if (!left) return;
    go.back();
    notices.say(over, 'warn');
  }, [left]);
}

function overText(state: RunState): string {
  const { sentence } = summarise(state);
  if (state.stopped !== undefined) return `${behind('Stopped', state.stopped)} ${sentence}.`;
  return state.finishedAt === undefined ? `It was continued meanwhile: ${sentence}.` : `It has ended: ${sentence}.`;
}

/** Enter alone changes nothing: the first choice is to leave it as it is. */
function choicesFor(state: RunState, locked: boolean): readonly Choice<Answer>[] {
  const { waiting } = summarise(state);
  return [
    { label: 'Keep holding', value: 'hold' },
    ...(locked ? [] : [{ label: `Let the ${waiting} that wait follow`, value: 'continue' } as const]),
    { label: 'Stop here ...', value: 'stop' },
  ];
}

/** How each one went that has ended, as many as there is room for: those first that did not end well. */
function wentLines(state: RunState, cells: number, room: number): string[] {
  const { sentence, waiting } = summarise(state);
  const { wave } = state.plan.policy;
  const why = state.paused?.why ?? '';
  const head = [
    '',
    ...wrap(why, cells - 3).map((line) => ` ${theme.title(line)}`),
    ...wrap(`${sentence}. ${count(waiting, 'more follows', 'more follow')}, ${wave} at a time.`, cells - 3).map(
      (line) => ` ${line}`,
    ),
    '',
  ];
  const ended = runLines(state)
    .map((line, at) => ({ ...line, where: whereToLogIn(state, line.item, at) }))
    .filter(({ item }) => item.settledAt !== undefined);
  const items = [
    ...ended.filter(({ item }) => item.outcome !== 'done'),
    ...ended.filter(({ item }) => item.outcome === 'done'),
  ].map((line) => {
    const { user, id, item, where } = line;
    const { text, tone } = stageOf(line);
    const took =
      item.attemptedAt !== undefined && item.settledAt !== undefined ? age(item.settledAt - item.attemptedAt) : '';
    const rest = truncate(`  ${user}  ${item.targetId ?? id}  ${took}`, cells - 16);
    const beneath = truncate([...where, item.reason ?? ''].join('  '), cells - 18);
    return [`   ${theme[tone](text.padEnd(12))}${rest}`, `${' '.repeat(17)}${beneath}`];
  });
  const shown = items.slice(0, Math.max(0, Math.floor((room - head.length - 1) / 2)));
  const more = items.length > shown.length ? [theme.dim(`   and ${items.length - shown.length} more`)] : [];
  return [...head, ...shown.flat(), ...more].slice(0, Math.max(0, room));
}

/** Computer name and address to look at the desktop with: what it has become, or what it was where that is not seen. */
function whereToLogIn({ plan }: RunState, item: ItemState, at: number): readonly string[] {
  const { computerName, newComputerName, ipAddress, newIpAddress } = reportItem(plan, item, at);
  const before = (old: string | undefined) => (old === undefined ? [] : [`${old} before`]);
  // Only a migration gives a new one.
  const name = plan.verb === 'migrate' ? newComputerName : computerName;
  return [...(name ? [name] : before(computerName)), ...(newIpAddress ? [newIpAddress] : before(ipAddress))];
}
