/** What a run leaves to people: what to do, why by AWS's page, and for each WorkSpace what has to be known of it. */
import { useMemo } from 'react';
import { count, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { afterwards, type Task, taskTitle } from '../runs/checklist.ts';
import { Frame } from './frame.tsx';
import { useScroll } from './scroll.tsx';

export function AfterwardsScreen({ runId }: { readonly runId: string }) {
  const { columns, height } = useBody();
  const { options } = useConsole();
  const { state } = useRun(runId);
  const tasks = useMemo(() => (state ? afterwards(state) : []), [state]);
  const lines = useMemo(() => taskLines(tasks, columns), [tasks, columns]);
  // The demo's journals are nobody else's.
  const file = options.demo ? [] : ['', theme.dim(` As a file: bellhop report ${runId} --format md`)];
  const scroll = useScroll(state ? [...lines, ...file] : ['', '   Reading the journal ...'], height);
  return (
    <Frame title={`Runs / ${runId} / afterwards`} status={count(tasks.length, 'task')} bindings={scroll.bindings}>
      {scroll.view}
    </Frame>
  );
}

export function taskLines(tasks: readonly Task[], cells: number): string[] {
  if (tasks.length === 0) return ['', '   Nothing is left to do by people, as far as anything has ended.'];
  const block = (text: string, indent: number) =>
    wrap(text, cells - indent - 2).map((line) => ' '.repeat(indent) + line);
  return tasks.flatMap((task, at) => [
    '',
    ...block(`${at + 1}. ${taskTitle(task)}`, 1).map(theme.title),
    ...block(task.how, 4),
    ...(task.source ? block(task.source, 4).map(theme.dim) : []),
    ...task.lines.flatMap((line) => block(line, 6).map(theme.accent)),
  ]);
}
