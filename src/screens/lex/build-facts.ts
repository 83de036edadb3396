/** One build of a locale, as its run knows it: what was planned, and what AWS said of it word for word. */
import type { Fact } from '../../components/facts.ts';
import { localeStanding } from '../../lex/v2-status.ts';
import type { LexBuildItem } from '../../plans/plan.ts';
import type { ItemState } from '../../runs/state.ts';
import { dateTimeZoned } from '../times.ts';

export function buildFacts(
  { botName, botId, localeId, status, migrationId }: LexBuildItem,
  { observation }: Pick<ItemState, 'observation'>,
): readonly Fact[] {
  const { build } = observation ?? {};
  return [
    { label: 'V2 bot', value: `${botName} (${botId})` },
    { label: 'Locale', value: `${localeId} of the Draft` },
    { label: 'Before', value: status ?? 'no status' },
    ...(migrationId ? [{ label: 'Follows', value: `migration ${migrationId}` }] : []),
    ...(build ? nowFacts(build) : []),
  ];
}

type Build = NonNullable<NonNullable<ItemState['observation']>['build']>;

function nowFacts({ status, buildSubmittedAt, failureReasons, recommendedActions }: Build): readonly Fact[] {
  const several = (label: string, values: readonly string[]) =>
    values.map((value, at): Fact => ({ label: at === 0 ? label : '', value }));
  return [
    { label: 'Now', value: `${status ?? 'no status'}: ${localeStanding(status).says}` },
    ...(buildSubmittedAt === undefined ? [] : [{ label: 'Build asked for', value: dateTimeZoned(buildSubmittedAt) }]),
    ...several('Why it failed', failureReasons),
    ...several('AWS recommends', recommendedActions),
  ];
}
