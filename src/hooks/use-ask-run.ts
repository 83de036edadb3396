/** Pause, continue or stop a run, wherever it is driven: says what is waited for, then how it went. */
import { inSentences } from '../aws/answer.ts';
import type { Request } from '../runs/requests.ts';
import { type Summary, summarise } from '../runs/summary.ts';
import { useConsole } from './console.ts';
import type { DrivenFrom } from './use-run.ts';

export function useAskRun(runId: string, drivenBy: DrivenFrom): (request: Request) => void {
  const { runs, notices } = useConsole();
  return (request) => {
    if (typeof drivenBy === 'number') notices.say(`Asking process ${drivenBy} to ${request} ...`);
    void runs.ask(runId, request).then((answer) => {
      if (answer.ok) return notices.say(told[request](summarise(answer.value)), 'warn');
      notices.say(inSentences(answer.failure), 'bad');
    });
  };
}

const told: Readonly<Record<Request, (summary: Summary) => string>> = {
  stop: ({ sentence }) => `Stopped: ${sentence}.`,
  pause: ({ inProgress, waiting }) => `Paused: ${inProgress} in progress go on, ${waiting} wait.`,
  continue: ({ waiting }) => `Continued: ${waiting} more follow.`,
};
