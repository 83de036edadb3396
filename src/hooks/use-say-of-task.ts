/** Ticks a task off, or notes something of it, in the run's journal: one word at a time, and what went wrong is said. */
import { useRef } from 'react';
import { inSentences } from '../aws/answer.ts';
import type { TaskWord } from '../runs/said.ts';
import { useConsole } from './console.ts';

export function useSayOfTask(runId: string): (word: TaskWord, told: string) => void {
  const { runs, notices } = useConsole();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (word, told) => {
    // Typed ahead they keep their order: a tick and its taking back are not to overtake each other.
    last.current = last.current.then(async () => {
      const answer = await runs.sayOfTask(runId, word);
      if (answer.ok) notices.say(told, 'ok');
      else notices.say(inSentences(answer.failure), 'bad');
    });
  };
}
