/** What is not done, by reason: the largest group first, with whom it concerns. */
import { useMemo } from 'react';
import { count, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useRun } from '../hooks/use-run.ts';
import { useBody } from '../hooks/use-size.ts';
import { type FailureGroup, groupFailures } from '../runs/groups.ts';
import type { RunState } from '../runs/state.ts';
import { Frame } from './frame.tsx';
import { runLines } from './run-columns.ts';
import { useScroll } from './scroll.tsx';

export function ReasonsScreen({ runId }: { readonly runId: string }) {
  const { columns, height } = useBody();
  const { state } = useRun(runId);
  const groups = useMemo(() => (state ? groupFailures(state) : []), [state]);
  const lines = useMemo(() => (state ? reasonLines(state, groups, columns) : []), [state, groups, columns]);
  const scroll = useScroll(lines, height);
  return (
    <Frame title={`Runs / ${runId} / failures`} status={count(groups.length, 'reason')} bindings={scroll.bindings}>
      {scroll.view}
    </Frame>
  );
}

function reasonLines(state: RunState, groups: readonly FailureGroup[], cells: number): string[] {
  const users = new Map(runLines(state).map(({ id, user }) => [id, user]));
  const block = (text: string, indent: number) =>
    wrap(text, cells - indent - 2).map((line) => ' '.repeat(indent) + line);
  if (groups.length === 0) return ['', '   Nothing has failed.'];
  return groups.flatMap(({ outcome, code, reason, ids }) => [
    '',
    ` ${theme[outcome === 'not-started' ? 'plain' : 'bad'](`${ids.length} ${outcome}${code ? `, ${code}` : ''}`)}`,
    ...block(reason, 3),
    ...block(ids.map((id) => users.get(id) ?? id).join(', '), 3).map(theme.dim),
  ]);
}
