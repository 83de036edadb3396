/**
 * A wizard that was left, taken up again. What was chosen goes through the same steps once more, so that nothing counts
 * because it was written down; and what AWS has to say of it is looked at afresh before it counts.
 */
import { type Answer, type Failure, fullStop, inSentences } from '../aws/answer.ts';
import type { LexBot } from '../aws/lex-model.ts';
import type { Inventory } from './inventory.ts';
import { type PieceName, type Pieces, sameTarget } from './pieces.ts';
import type { Probe } from './probe.ts';
import type { RoleCheck } from './role-check.ts';
import type { Look, Target } from './strategy.ts';
import { type Action, alike, type Left, reduceWizard, STEPS, sendBack, startWizard, type Wizard } from './wizard.ts';

/** Never taken up again: V1 is asked anew, and who comes back reviews and confirms anew. */
const never: ReadonlySet<string> = new Set(['probe', 'review', 'confirm', 'run']);
const KEPT = STEPS.filter((step): step is KeptName => !never.has(step));

export type KeptName = Exclude<PieceName, 'probe' | 'review' | 'confirm'>;

/**
 * What is worth keeping of it; undefined where nothing was chosen or typed, and once it starts: from then on its run is
 * what tells of it, and the same choices would lead to a second one. `now`: epoch milliseconds.
 */
export function leftOf(wizard: Wizard, now: number): Left | undefined {
  if (wizard.left) return wizard.left;
  const { step, typed } = wizard;
  const chosen = Object.fromEntries(
    KEPT.flatMap((name) => (name in wizard.chosen ? [[name, wizard.chosen[name]]] : [])),
  );
  if (step === 'run') return undefined;
  const nothing = step === 'probe' && Object.keys(chosen).length === 0;
  return nothing ? undefined : { at: wizard.takenUp ?? now, step, chosen, typed };
}

/** The step at which it goes on: whoever has left at the confirmation reads the review again. */
export function resumedStep({ step }: Left): PieceName {
  return step === 'confirm' ? 'review' : step;
}

/** Whether what that step yields has to be looked at again: it lies before the one that the wizard goes on at. */
export function isBehind(left: Left, step: PieceName): boolean {
  return left.chosen[step] !== undefined && STEPS.indexOf(step) < STEPS.indexOf(resumedStep(left));
}

/** What AWS and the disk say by now; each is absent where it was not asked. */
export interface Found {
  /** `gone`: not the version alone, but its bot. */
  readonly version?: Answer<LexBot> | 'gone' | undefined;
  readonly inventory?: Inventory | undefined;
  /** Why the backup does not count any more. */
  readonly lost?: Failure | undefined;
  readonly look?: Look | undefined;
  /** The same of the V2 bot's. */
  readonly lostV2?: Failure | undefined;
  readonly role?: RoleCheck | undefined;
}

/** As it was left, or at the first step at which something is no longer so, with a sentence that says what. */
export function takeUp(wizard: Wizard, probe: Probe, found: Found): Wizard {
  const { left } = wizard;
  if (!left) return wizard;
  const begun: Wizard = { ...startWizard(wizard), typed: left.typed };
  const asked = reduceWizard(begun, choose('probe', probe));
  // Where Lex V1 does not answer, it waits.
  if (asked.step === 'probe') return { ...wizard, notice: asked.notice };
  const again = replay(asked, left, found);
  const wrong = findings(left, found)[0];
  if (!wrong || STEPS.indexOf(wrong.step) >= STEPS.indexOf(again.step)) return arrive(again, left);
  const back = wrong.changed
    ? sendBack(again, wrong.step, wrong.sentence)
    : { ...again, step: wrong.step, notice: wrong.sentence };
  return { ...back, takenUp: left.at };
}

/** Each piece is chosen once more; ends where one is missing, or is not taken. */
function replay(wizard: Wizard, left: Left, found: Found): Wizard {
  let now = wizard;
  for (const name of KEPT) {
    const piece = fresh(name, left, found);
    if (piece === undefined || now.step !== name) return now;
    now = reduceWizard(now, choose(name, piece));
  }
  return now;
}

/** What was read again is the better of two that are alike: a file has no members that are undefined. */
function fresh(name: KeptName, { chosen }: Left, { version }: Found): Pieces[KeptName] | undefined {
  const read = name === 'version' && typeof version === 'object' && version.ok ? version.value : undefined;
  return read && alike(read, chosen.version) ? read : chosen[name];
}

/** At the step where it was left, unless what was chosen does not reach as far. */
function arrive(wizard: Wizard, left: Left): Wizard {
  const step = resumedStep(left);
  const reached = STEPS.indexOf(step) <= STEPS.indexOf(wizard.step);
  const notice = reached ? undefined : wizard.notice;
  return { ...wizard, step: reached ? step : wizard.step, takenUp: left.at, notice };
}

interface Finding {
  readonly step: PieceName;
  /** It is known to be otherwise, and what was chosen on top of it is void; else it is only not known. */
  readonly changed: boolean;
  readonly sentence: string;
}

/** In the order of the steps. */
function findings({ chosen }: Left, { version, inventory, lost, look, lostV2, role }: Found): readonly Finding[] {
  return [
    ...(chosen.version && version ? aboutVersion(chosen.version, version) : []),
    ...(chosen.inventory && inventory ? aboutInventory(chosen.inventory, inventory) : []),
    ...(lost ? [aboutBackup('backup', lost)] : []),
    ...(chosen.target && look ? aboutTarget(chosen.target, look, chosen.version) : []),
    ...(lostV2 ? [aboutBackup('target', lostV2)] : []),
    ...(role && (role.kind === 'missing' || role.kind === 'unfit')
      ? [{ step: 'role', changed: true, sentence: role.sentence } as const]
      : []),
  ];
}

function aboutVersion(kept: LexBot, found: NonNullable<Found['version']>): readonly Finding[] {
  const what = `version ${kept.version} of ${kept.name}`;
  if (found === 'gone')
    return [{ step: 'bot', changed: true, sentence: `Lex V1 no longer knows the bot ${kept.name}: choose another.` }];
  if (found.ok)
    return alike(found.value, kept)
      ? []
      : [{ step: 'version', changed: true, sentence: `Since it was left, ${what} has changed: choose it anew.` }];
  const { kind, why } = found.failure;
  return kind === 'not-found'
    ? [{ step: 'version', changed: true, sentence: `Lex V1 no longer knows ${what}: choose another.` }]
    : [{ step: 'version', changed: false, sentence: `Whether ${what} is as it was is not known: ${fullStop(why)}` }];
}

function aboutInventory(kept: Inventory, found: Inventory): readonly Finding[] {
  if (alike(found, kept)) return [];
  const [unread] = found.unknown;
  const what = `what ${kept.bot} holds, and what of it will not move,`;
  const sentence = unread
    ? `Whether ${what} is as it was is not known: ${fullStop(unread)}`
    : `Since it was left, ${what} has changed: look at it anew.`;
  return [{ step: 'inventory', changed: unread === undefined, sentence }];
}

function aboutBackup(step: PieceName, { what, why, next }: Failure): Finding {
  return { step, changed: true, sentence: inSentences({ what, why, next }) };
}

function aboutTarget(kept: Target, look: Look, version: LexBot | undefined): readonly Finding[] {
  const { existence } = look;
  if (sameTarget({ ...look, strategy: kept.strategy }, kept, version)) return [];
  const changed = existence.certainty !== 'unknown';
  const begin = changed
    ? 'Since it was left, the V2 side has changed:'
    : 'Whether the V2 side is as it was is not known:';
  return [{ step: 'target', changed, sentence: `${begin} ${existence.sentence}` }];
}

function choose<P extends PieceName>(step: P, piece: Pieces[P]): Action {
  return { type: 'choose', step, piece } as Action;
}
