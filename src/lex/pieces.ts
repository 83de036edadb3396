/**
 * What each step of the wizard yields, and when a piece fits to those before it. A piece carries what it was made from,
 * so that one made from something else than the present choices can be told.
 */
import { isDeepStrictEqual } from 'node:util';
import type { LexBot, StartMigrationInput } from '../aws/lex-model.ts';
import type { BackupOf } from './backup.ts';
import type { Inventory } from './inventory.ts';
import type { SecondLook } from './look.ts';
import { draftOf } from './marks.ts';
import { checkV1BotName, checkV2BotName, checkVersion } from './names.ts';
import type { Probe } from './probe.ts';
import { checkRoleArn } from './role-arn.ts';
import { effects, type Target } from './strategy.ts';

export interface Pieces {
  readonly probe: Probe;
  /** V1 bot name. */
  readonly bot: string;
  /** The bot as it is in the chosen version. */
  readonly version: LexBot;
  /** Seen by the operator. */
  readonly inventory: Inventory;
  /** What is kept of that version, or that the operator goes on without. */
  readonly backup: BackupOf;
  readonly target: Target;
  /** ARN. */
  readonly role: string;
  /** What stood on the screen when the operator went on. */
  readonly review: StartMigrationInput;
  /** The V2 side, looked at again once everything that the plan demands has been typed. */
  readonly confirm: SecondLook;
}

export type PieceName = keyof Pieces;
/** In the order of the steps, and complete up to the step that the wizard is at. */
export type Chosen = Partial<Pieces>;

export interface Place {
  readonly region: string;
  readonly accountId: string;
}

export interface Misfit {
  /** Why not, one sentence for the operator. */
  readonly reason: string;
  /** The step that has to be done again, when it is an earlier one. */
  readonly backTo?: PieceName;
}

/** Why a piece cannot be taken after those chosen before it; `undefined` when it fits. */
export function misfit<P extends PieceName>(
  name: P,
  piece: Pieces[P],
  chosen: Chosen,
  place: Place,
): Misfit | undefined {
  return RULES[name](piece, chosen, place);
}

/** The request that the choices so far make. */
export function draft({ bot, version, target, role }: Chosen): StartMigrationInput | undefined {
  if (bot === undefined || version === undefined || target === undefined || role === undefined) return undefined;
  return {
    v1BotName: bot,
    v1BotVersion: version.version,
    v2BotName: target.existence.name,
    v2BotRole: role,
    migrationStrategy: target.strategy,
  };
}

type Rules = {
  readonly [P in PieceName]: (piece: Pieces[P], chosen: Chosen, place: Place) => Misfit | undefined;
};

const RULES: Rules = {
  probe: (probe, _chosen, { region }) => {
    if (probe.region !== region) return { reason: `That answer came from ${probe.region}, and you are in ${region}.` };
    return probe.mayGoOn ? undefined : { reason: `${probe.headline} ${probe.explanation}` };
  },
  bot: (bot) => wrong(checkV1BotName(bot)?.problem),
  version: (version, { bot }) =>
    version.name === bot
      ? wrong(checkVersion(version.version)?.problem)
      : { reason: `That version belongs to ${version.name}, not to ${bot}.` },
  inventory: (inventory, { version }) =>
    inventory.bot === version?.name && inventory.version === version.version
      ? undefined
      : { reason: `That inventory is of ${inventory.bot} version ${inventory.version}, which is not what you chose.` },
  backup: (of, { version }, { accountId, region }) => {
    if (of.accountId !== accountId || of.region !== region)
      return { reason: `That backup is of account ${of.accountId}, ${of.region}.` };
    return of.bot === version?.name && of.version === version.version
      ? undefined
      : { reason: `That backup is of ${of.bot} version ${of.version}, which is not what you chose.` };
  },
  target: ({ existence, strategy }) => {
    const misnomer = checkV2BotName(existence.name);
    if (misnomer !== undefined) return { reason: misnomer.problem };
    if (existence.certainty === 'unknown' || existence.strategy === strategy) return undefined;
    return { reason: existence.sentence };
  },
  role: (arn, _chosen, { accountId, region }) => wrong(checkRoleArn(arn, accountId, region)?.problem),
  review: (reviewed, chosen) =>
    isDeepStrictEqual(reviewed, draft(chosen))
      ? undefined
      : { reason: 'What you reviewed is no longer what you chose: review it again.' },
  confirm: ({ look, busy }, { target, version }) => {
    if (target === undefined) return { reason: 'There is no target yet.', backTo: 'target' };
    if (!sameTarget({ ...look, strategy: target.strategy }, target, version))
      return { reason: `Since the review something changed: ${look.existence.sentence}`, backTo: 'target' };
    return wrong(busy);
  },
};

function wrong(problem: string | undefined): Misfit | undefined {
  return problem === undefined ? undefined : { reason: problem };
}

/** Whether all that a review of the target rests on is the same. */
export function sameTarget(one: Target, other: Target, version: LexBot | undefined): boolean {
  const [draft, before] = [one, other].map(({ locales }) => draftOf(locales, version?.locale)?.updatedAt);
  const edited = draft !== undefined && before !== undefined && draft !== before;
  return !edited && isDeepStrictEqual(facts(one, version), facts(other, version));
}

/** What a review of the target rests on; a bot's passing status is not part of it. */
function facts(target: Target, version: LexBot | undefined): unknown {
  const { existence } = target;
  const bot = existence.certainty === 'found' ? existence.bot : undefined;
  return [
    existence.name,
    existence.certainty,
    existence.strategy,
    bot?.id,
    bot?.roleArn,
    effects(target, version?.locale),
  ];
}
