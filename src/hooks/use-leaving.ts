/** What is said when a screen is left while a Lex migration is in progress: leaving ends nothing, and nothing else can. */
import { useConsole, useGo } from './console.ts';
import type { Binding } from './use-commands.ts';

export function useLeaving(what: string | undefined): readonly Binding[] {
  const go = useGo();
  const { notices } = useConsole();
  if (what === undefined) return [];
  const leave = () => {
    go.back();
    notices.say(`${what} continues in AWS; it cannot be cancelled.`);
  };
  return [{ command: 'back', run: leave }];
}
