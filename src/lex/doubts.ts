/**
 * What of a version V2 is likely to refuse. AWS says it nowhere: this comes of comparing what the models of V1 and V2
 * allow, so nothing is held back for it.
 */
import type { LexBot, LexIntent } from '../aws/lex-model.ts';
import { customSlotTypes } from './custom-slot-types.ts';
import { V2_BOT_NAME } from './names.ts';

export interface Doubt {
  readonly kind: 'names' | 'slot-types' | 'status';
  readonly sentence: string;
  readonly remedy: string;
  /** What it is about, in V1. */
  readonly where: readonly string[];
}

export function doubtsOf(bot: LexBot, intents: readonly LexIntent[]): readonly Doubt[] {
  const [names, types] = [illegalNames(bot, intents), customSlotTypes(intents)];
  const most = mostSlotTypes(bot.locale);
  return [
    ...(bot.status === 'FAILED' || bot.status === 'NOT_BUILT' ? [unbuilt(bot)] : []),
    ...(names.length === 0 ? [] : [{ ...NAMES, where: names }]),
    ...(most === undefined || types.length <= most ? [] : [tooMany(types.length, most, bot.locale)]),
  ];
}

const NAMES = {
  kind: 'names',
  sentence:
    'No V2 names: those hold letters, digits, and single underscores or hyphens between them, 100 characters at most. A migration is likely to fail over them.',
  remedy:
    'Rename them in V1 and publish a version, where V1 still allows it, and migrate that; or build the bot in V2 by hand.',
} as const;

/** Name of V2's model is that of its bots: wider V1 names are those of slots, but none is believed unseen. */
function illegalNames(bot: LexBot, intents: readonly LexIntent[]): readonly string[] {
  const named: readonly (readonly [what: string, name: string, shown: string])[] = [
    ...bot.intents.map(({ name }) => ['intent', name, name] as const),
    ...intents.flatMap(({ name, slots }) => slots.map((slot) => ['slot', slot.name, `${name}.${slot.name}`] as const)),
    ...customSlotTypes(intents).map((type) => ['slot type', type, type] as const),
  ];
  return named.filter(([, name]) => !isV2Name(name)).map(([what, , shown]) => `${what} ${shown}`);
}

const isV2Name = (name: string): boolean => name.length <= 100 && V2_BOT_NAME.test(name);

/** Source: quotas of Lex V2, custom slot types per locale. */
function mostSlotTypes(locale: string | undefined): number | undefined {
  if (locale === undefined) return undefined;
  return ['en-AU', 'en-GB', 'en-US'].includes(locale) ? 250 : 100;
}

function tooMany(types: number, most: number, locale: string | undefined): Doubt {
  return {
    kind: 'slot-types',
    sentence: `V2 takes ${most} custom slot types in ${locale}, and this version uses ${types}: a migration is likely to fail over them.`,
    remedy:
      'Merge slot types in V1 and publish a version, where V1 still allows it; or ask AWS whether it raises this.',
    where: [`${types} custom slot types`],
  };
}

function unbuilt({ name, version, status, failureReason }: LexBot): Doubt {
  return {
    kind: 'status',
    sentence: `AWS does not say whether a version that is ${status} can be migrated: it may be refused.`,
    remedy: 'Build it in V1 and publish a version, where V1 still allows it; or migrate one that is READY.',
    where: [`${name} version ${version}${failureReason ? `: ${failureReason}` : ''}`],
  };
}
