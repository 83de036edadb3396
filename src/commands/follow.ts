/** Follows a run that this process drives: news and a bar on stderr, and an orderly way out on a signal. */
import { constants } from 'node:os';
import { type Failure, inSentences } from '../aws/answer.ts';
import type { Clock } from '../clock.ts';
import type { RunHandle } from '../runs/drive.ts';
import { newsBetween } from '../runs/news.ts';
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';
import { createProgress, type HowFar } from '../terminal/progress.ts';
import { exitCodeOf } from './exit-code.ts';
import { print, say } from './output.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Followed {
  readonly state: RunState;
  /** What the process ends with. */
  readonly code: number;
}

/** Resolves when the run has ended, or was let go of. Told by the clock of its session, as its journal is. A second signal does not wait for what is under way. */
export async function follow(run: RunHandle, { now }: Pick<Clock, 'now'>): Promise<Followed> {
  const progress = createProgress({ now });
  let caught: (typeof signals)[number] | undefined;
  const letGo = (signal: (typeof signals)[number]) => {
    if (caught) process.exit(128 + constants.signals[signal]);
    caught = signal;
    progress.tell(`${signal}: waiting for the answer to what was sent last; once more not to wait.`, true);
    void run.close();
  };
  for (const signal of signals) process.on(signal, letGo);

  let before: RunState | undefined;
  let trouble: string | undefined;
  const look = () => {
    const state = run.state();
    for (const { text, urgent } of newsBetween(before, state)) progress.tell(text, urgent);
    before = state;
    const now = troubleText(run.trouble());
    if (now !== trouble && !caught) progress.tell(now ?? 'It goes on.', true);
    trouble = now;
    progress.show(howFar(state, now));
  };
  const unsubscribe = run.subscribe(look);
  look();
  const state = await run.done;
  look();
  unsubscribe();
  progress.end();
  for (const signal of signals) process.off(signal, letGo);
  if (state.finishedAt !== undefined) return { state, code: exitCodeOf(state) };

  const { id } = state.plan;
  await say(`Run ${id} was let go of: ${summarise(state).sentence}. bellhop resume ${id} takes it up again.`);
  return { state, code: caught ? 128 + constants.signals[caught] : exitCodeOf(state) };
}

const troubleText = (failure: Failure | undefined) => failure && `Waiting: ${inSentences(failure)}`;

export function howFar(state: RunState, trouble?: string): HowFar {
  const { settled, total, sentence } = summarise(state);
  const held = state.paused ? 'HELD  ' : '';
  return { done: settled, total, text: `${held}${sentence}${trouble ? `  ${trouble}` : ''}` };
}

/** The last word on stdout: one sentence, or the whole report as JSON. */
export async function printEnd(state: RunState, json: boolean): Promise<void> {
  if (!json) return print(`${state.plan.id}: ${summarise(state).sentence}`);
  const [{ reportOf }, { reportJson }] = await Promise.all([
    import('../runs/report.ts'),
    import('../runs/report-json.ts'),
  ]);
  await print(reportJson(reportOf(state)));
}
