/**
 * The way of one bot from V1 to V2 as a pure reducer: a step at a time, back without losing anything, and a choice that
 * differs from the earlier one voids all that was chosen on top of it. Plain data, so it can be left and taken up again.
 */
import type { LexItem } from '../plans/plan.ts';
import { canonicalJson } from '../plans/seal.ts';
import { v1Mark, v2Mark } from './marks.ts';
import { type Chosen, draft, type Misfit, misfit, type PieceName, type Pieces, type Place } from './pieces.ts';

/** Each step but the last yields the piece of its name. */
export const STEPS = [
  'probe',
  'bot',
  'version',
  'inventory',
  'backup',
  'target',
  'role',
  'review',
  'confirm',
  'run',
] as const satisfies readonly (PieceName | 'run')[];

export type Step = (typeof STEPS)[number];

/** Half-typed answers, whatever they are worth. */
export interface Typed {
  /** `bot`: the V1 bot that the name was typed for. */
  readonly v2Name?: { readonly bot: string; readonly text: string } | undefined;
  /** An ARN. */
  readonly role?: string | undefined;
}

/** A wizard that was left, without what is never taken up again: the probe's answer, the review, the confirmation. */
export interface Left {
  /** When it was left: epoch milliseconds. */
  readonly at: number;
  readonly step: PieceName;
  readonly chosen: Chosen;
  readonly typed: Typed;
}

export interface Wizard extends Place {
  readonly step: Step;
  readonly chosen: Chosen;
  readonly typed: Typed;
  /** Waits until Lex V1 has answered: nothing of it counts before it has been looked at afresh. */
  readonly left: Left | undefined;
  /** When what is chosen was left, where it was taken up again and nothing was chosen since. */
  readonly takenUp: number | undefined;
  /** Why the last choice was not taken, or what sent the wizard back. */
  readonly notice: string | undefined;
}

export type Action =
  | { readonly [P in PieceName]: { readonly type: 'choose'; readonly step: P; readonly piece: Pieces[P] } }[PieceName]
  | { readonly type: 'back' }
  | { readonly type: 'type'; readonly typed: Typed }
  /** The start was refused and AWS did nothing: what was chosen stays, and has to be reviewed and confirmed anew. */
  | { readonly type: 'refused'; readonly why: string };

/** `left`: what is to be taken up again; without it, anew. */
export function startWizard({ region, accountId }: Place, left?: Left): Wizard {
  const { typed = {} } = left ?? {};
  return { region, accountId, step: 'probe', chosen: {}, typed, left, takenUp: undefined, notice: undefined };
}

/** A choice for another step than the present one comes too late, and is ignored. */
export function reduceWizard(wizard: Wizard, action: Action): Wizard {
  switch (action.type) {
    case 'choose':
      return action.step === wizard.step ? choose(wizard, action.step, action.piece) : wizard;
    case 'back':
      return wizard.step === 'run' ? wizard : { ...wizard, step: neighbour(wizard.step, -1), notice: undefined };
    case 'type':
      return { ...wizard, typed: { ...wizard.typed, ...action.typed } };
    case 'refused':
      return wizard.step === 'run' ? sendBack(wizard, 'review', action.why) : wizard;
  }
}

export type Readiness =
  | { readonly ready: true; readonly item: LexItem }
  /** `step`: where the missing or unfit piece is to be chosen. */
  | { readonly ready: false; readonly step: PieceName; readonly reason: string };

/** Whether the migration may start. Checks every piece afresh, so that a wizard read from a file is no exception. */
export function ready(wizard: Wizard): Readiness {
  for (const step of PIECES) {
    const piece = wizard.chosen[step];
    if (piece === undefined) return { ready: false, step, reason: MISSING[step] };
    const wrong = misfit(step, piece, wizard.chosen, wizard);
    if (wrong !== undefined) return { ready: false, step: wrong.backTo ?? step, reason: wrong.reason };
  }
  const item = plannedItem(wizard.chosen);
  return item ? { ready: true, item } : { ready: false, step: 'review', reason: MISSING.review };
}

/** What a plan would hold of the choices so far. */
export function plannedItem(chosen: Chosen): LexItem | undefined {
  const input = draft(chosen);
  const { version, inventory, backup, target } = chosen;
  if (!input || !target) return undefined;
  const { certainty } = target.existence;
  return {
    ...input,
    id: input.v1BotName,
    locale: version?.locale,
    existence: certainty,
    source: version && v1Mark(version),
    into: target.strategy === 'UPDATE_EXISTING' ? v2Mark(target, version?.locale) : undefined,
    inventory,
    backup: backup?.backup,
    v2Backup: target.v2Backup,
  };
}

export const PIECES: readonly PieceName[] = STEPS.filter((step) => step !== 'run');

const MISSING: Readonly<Record<PieceName, string>> = {
  probe: 'Lex V1 has not been asked yet whether it still answers.',
  bot: 'No bot is chosen.',
  version: 'No version is chosen.',
  inventory: 'What will not move has not been seen yet.',
  backup: 'Whether there is a backup is not settled.',
  target: 'The V2 bot is not settled.',
  role: 'No role is chosen.',
  review: 'The migration has not been reviewed.',
  confirm: 'The migration has not been confirmed.',
};

function choose<P extends PieceName>(wizard: Wizard, step: P, piece: Pieces[P]): Wizard {
  const wrong: Misfit | undefined = misfit(step, piece, wizard.chosen, wizard);
  if (wrong?.backTo !== undefined) return sendBack(wizard, wrong.backTo, wrong.reason);
  if (wrong !== undefined) return { ...wizard, notice: wrong.reason };
  const kept = same(step, piece, wizard.chosen[step]) ? wizard.chosen : before(step, wizard.chosen);
  const chosen = { ...kept, [step]: piece };
  return { ...wizard, step: neighbour(step, 1), chosen, takenUp: undefined, notice: undefined };
}

/** Back to a step that has to be done again, with nothing left of it and of what followed. */
export function sendBack(wizard: Wizard, step: PieceName, notice: string): Wizard {
  return { ...wizard, step, chosen: before(step, wizard.chosen), notice };
}

function before(step: PieceName, chosen: Chosen): Chosen {
  const end = PIECES.indexOf(step);
  return Object.fromEntries(Object.entries(chosen).filter(([name]) => PIECES.indexOf(name as PieceName) < end));
}

/** Two probes never agree to the millisecond; what follows rests on their kind alone. */
function same<P extends PieceName>(step: P, piece: Pieces[P], earlier: Pieces[P] | undefined): boolean {
  return step === 'probe' ? earlier !== undefined : alike(piece, earlier);
}

/** One of them may come from a file, where a member that is undefined is none. */
export function alike(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

function neighbour(step: Step, by: 1 | -1): Step {
  return STEPS[STEPS.indexOf(step) + by] ?? step;
}
