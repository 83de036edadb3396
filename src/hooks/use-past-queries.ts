/** What the list was asked for before in this session: brought back into its line, the newest first. */
import { keyOf } from '../keymap.ts';
import { useConsole, usePlaceState } from './console.ts';

export interface PastQueries {
  /** As it was in force before somebody began to type. */
  readonly accepted: string;
  /** Why there is none to go to. */
  readonly earlier: string | undefined;
  readonly later: string | undefined;
  begin(): void;
  /** The line as it stands now. */
  remember(): void;
  /** 1: the one asked before. -1: after, and at last the line as it was typed. */
  step(by: 1 | -1): void;
  /** Asks for everything again, and says how what was asked comes back. */
  clear(): void;
}

interface Recalled {
  readonly at: number;
  /** Typed, and not asked yet. */
  readonly draft: string;
  /** What was brought into the line. */
  readonly text: string;
}

/** Nobody goes back further. */
const most = 50;

export function usePastQueries(text: string, replace: (text: string) => void): PastQueries {
  const { notices } = useConsole();
  const [accepted, setAccepted] = usePlaceState('accepted', '');
  const [past, setPast] = usePlaceState<readonly string[]>('asked before', []);
  const [kept, setKept] = usePlaceState<Recalled | undefined>('recalled', undefined);
  const recalled = kept?.text === text ? kept : { at: -1, draft: text, text };
  // The one that stands there already brings nothing back.
  const others = past.filter((one) => one !== recalled.draft);
  const remember = () => {
    if (text.trim() !== '') setPast((now) => [text, ...now.filter((one) => one !== text)].slice(0, most));
  };
  return {
    accepted,
    earlier: recalled.at + 1 < others.length ? undefined : 'Nothing was asked before that.',
    later: recalled.at >= 0 ? undefined : 'Nothing was asked after this.',
    begin: () => setAccepted(text),
    remember,
    step(by) {
      const at = recalled.at + by;
      const next = others[at] ?? recalled.draft;
      setKept({ at, draft: recalled.draft, text: next });
      replace(next);
    },
    clear() {
      remember();
      replace('');
      notices.say(`Cleared; ${keyOf('filter')} then ${keyOf('earlier')} brings back ${text}`);
    },
  };
}
