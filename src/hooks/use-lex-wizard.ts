/** The wizard of one bot as its screens use it: kept with the place, changed by its reducer alone. */
import type { PieceName, Pieces, Place } from '../lex/pieces.ts';
import { type Action, reduceWizard, startWizard, type Wizard } from '../lex/wizard.ts';
import { usePlaceState } from './console.ts';

export interface Flow {
  readonly wizard: Wizard;
  /** The wizard as this choice leaves it; where it was not taken, its notice says why. */
  choose<P extends PieceName>(step: P, piece: Pieces[P]): Wizard;
  back(): void;
  /** The run did not start, and AWS did nothing. */
  refused(why: string): void;
}

export function useLexWizard(place: Place): Flow {
  const [wizard, setWizard] = usePlaceState('wizard', () => startWizard(place));
  const reduce = (action: Action): Wizard => {
    let next = wizard;
    setWizard((now) => {
      next = reduceWizard(now, action);
      return next;
    });
    return next;
  };
  return {
    wizard,
    choose: (step, piece) => reduce({ type: 'choose', step, piece } as Action),
    back: () => void reduce({ type: 'back' }),
    refused: (why) => void reduce({ type: 'refused', why }),
  };
}
