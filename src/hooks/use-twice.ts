/** What cannot be taken back by a key is done by the second of two on the same thing; the first one says what it would do. */
import { useConsole, usePlaceState } from './console.ts';

export function useTwice(): (id: string, question: string, act: () => void) => void {
  const { notices } = useConsole();
  const [asked, setAsked] = usePlaceState<string | undefined>('asked', undefined);
  return (id, question, act) => {
    setAsked(asked === id ? undefined : id);
    if (asked === id) act();
    else notices.say(question, 'warn');
  };
}
