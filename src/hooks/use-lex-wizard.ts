/** The wizard of one account and Region as its screens use it: kept by the console, changed by its reducer alone. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { WizardPlace } from '../lex/left-file.ts';
import type { PieceName, Pieces } from '../lex/pieces.ts';
import type { Probe } from '../lex/probe.ts';
import { type Found, takeUp } from '../lex/taking-up.ts';
import { type Action, reduceWizard, startWizard, type Typed, type Wizard } from '../lex/wizard.ts';
import { useConsole, usePlaceState } from './console.ts';

export interface Flow {
  readonly wizard: Wizard;
  /** The wizard as this choice leaves it; where it was not taken, its notice says why. */
  choose<P extends PieceName>(step: P, piece: Pieces[P]): Wizard;
  back(): void;
  /** Keeps a half-typed answer; what was typed ahead of a frame builds on what was typed before it. */
  type(change: (now: Typed) => Typed): void;
  /** Goes on with what was left, as far as it is still so. */
  takeUp(probe: Probe, found: Found): void;
  /** Nothing of what was chosen is kept: at the operator's word, or because its run has started. */
  anew(): void;
  /** Resolves when all of this is on disk. */
  written(): Promise<void>;
  /** The run did not start, and AWS did nothing. */
  refused(why: string): void;
}

/** Undefined until it has been read whether one was left here. */
export function useLexWizard(place: WizardPlace): Flow | undefined {
  const { wizards } = useConsole();
  const store = wizards.of(place);
  const wizard = useStore(store);
  const [entered, setEntered] = usePlaceState('entered', false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place on the stack
  useEffect(() => {
    if (entered || !wizard) return;
    wizards.enter(place);
    setEntered(true);
  }, [entered, wizard]);
  if (!wizard || !entered) return undefined;

  const change = (to: (now: Wizard) => Wizard): Wizard => {
    const next = to(store.getState() ?? wizard);
    if (next !== store.getState()) store.setState(next, true);
    return next;
  };
  const reduce = (action: Action) => change((now) => reduceWizard(now, action));
  return {
    wizard,
    choose: (step, piece) => reduce({ type: 'choose', step, piece } as Action),
    back: () => void reduce({ type: 'back' }),
    type: (to) => void change((now) => reduceWizard(now, { type: 'type', typed: to(now.typed) })),
    takeUp: (probe, found) => void change((now) => takeUp(now, probe, found)),
    anew: () => void change(() => startWizard(wizard)),
    written: () => wizards.written(place),
    refused: (why) => void reduce({ type: 'refused', why }),
  };
}
