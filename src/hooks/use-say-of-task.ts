/** Ticks a task off, or notes something of it, in the run's journal: one word at a time, and what went wrong is said. */
import { useRef } from 'react';
import { inSentences } from '../aws/answer.ts';
import type { TaskWord } from '../runs/said.ts';
import type { RunState } from '../runs/state.ts';
import { useConsole, useLink } from './console.ts';

/**
 * What to say, and what to tell once it is written down. `newest`: the run after the words typed right before, where
 * they may not be drawn yet.
 */
export type Saying = (newest: RunState | undefined) => readonly [word: TaskWord, told: string];

export function useSayOfTask(runId: string): (saying: Saying) => void {
  const { runs, notices } = useConsole();
  const { session } = useLink();
  const under = useRef<Promise<RunState | undefined>>(undefined);
  return (saying) => {
    // Typed ahead they keep their order: a tick and its taking back are not to overtake each other.
    const mine = (under.current ?? Promise.resolve(undefined)).then(async (newest) => {
      const [word, told] = saying(newest);
      const answer = await runs.sayOfTask(runId, word, session?.clock.now);
      if (answer.ok) notices.say(told, 'ok');
      else notices.say(inSentences(answer.failure), 'bad');
      return answer.ok ? answer.value : newest;
    });
    under.current = mine;
    void mine.finally(() => {
      if (under.current === mine) under.current = undefined;
    });
  };
}
