/** What a plan rests on in V1 and V2, kept in it to be compared just before the call. Pure. */
import type { LexBot, LexV2Locale } from '../aws/lex-model.ts';
import type { LexItem, V1Mark, V2Mark } from '../plans/plan.ts';
import { type Look, v2Locale } from './strategy.ts';

type Marked = Pick<LexBot, 'updatedAt' | 'checksum' | 'status' | 'childDirected'>;

export const v1Mark = ({ updatedAt, checksum, status, childDirected }: Marked): V1Mark => ({
  updatedAt,
  checksum,
  status,
  childDirected,
});

/** Names a version as it was read: `$LATEST` after an edit is another one. */
export const asReadOf = ({ name, version, updatedAt, checksum }: LexBot): string =>
  [name, version, updatedAt, checksum].join(' ');

/**
 * The V2 bot as it is to be found; `before`: the items of the same run that go into it first. What a migration makes of
 * the role is likely, and not documented: it is compared only where none comes before, and so is the age of the Draft.
 */
export function v2Mark(
  { existence, locales }: Look,
  locale: string | undefined,
  before: readonly LexItem[] = [],
): V2Mark | undefined {
  const bot = existence.certainty === 'found' ? existence.bot : undefined;
  if (!bot && before.length === 0) return undefined;
  const draft = before.length === 0 ? draftOf(locales, locale) : undefined;
  return {
    botId: bot?.id,
    roleArn: before.length === 0 ? bot?.roleArn : undefined,
    hasLocale: locale === undefined ? undefined : hasLocale(bot ? locales : [], locale, before),
    ...(draft?.updatedAt !== undefined && { localeUpdatedAt: draft.updatedAt }),
  };
}

/** The locale of the V2 bot that a migration of a V1 locale overwrites. */
export const draftOf = (locales: Look['locales'], locale: string | undefined): LexV2Locale | undefined =>
  locales?.find(({ id }) => locale !== undefined && id === v2Locale(locale));

function hasLocale(
  locales: Look['locales'],
  locale: string,
  before: readonly Pick<LexItem, 'locale'>[],
): boolean | undefined {
  const had = locales?.some(({ id }) => id === v2Locale(locale));
  if (had || before.some((item) => item.locale === locale)) return true;
  return before.some((item) => item.locale === undefined) ? undefined : had;
}
