/**
 * Which version to migrate. Callers of V1 usually go through an alias to a numbered version, while `$LATEST` may hold
 * edits that nobody published: so the version behind a production alias is proposed first.
 */
import type { LexAlias, LexBotSummary } from '../aws/lex-model.ts';

export interface VersionChoice {
  /** `$LATEST` or digits. */
  readonly version: string;
  readonly status: string | undefined;
  /** Epoch milliseconds. */
  readonly updatedAt: number | undefined;
  /** Aliases that point here. */
  readonly aliases: readonly string[];
  /** What to know before picking it; empty when there is nothing to say. */
  readonly note: string;
}

export interface VersionProposal {
  /** Highest number first, `$LATEST` after the numbers. */
  readonly choices: readonly VersionChoice[];
  readonly proposed: string | undefined;
  /** Why that one. */
  readonly reason: string;
}

const LATEST = '$LATEST';

/** `aliases`: `undefined` when they could not be read. */
export function proposeVersion(
  versions: readonly LexBotSummary[],
  aliases: readonly LexAlias[] | undefined,
): VersionProposal {
  const choices = versions
    .map((summary) => choice(summary, aliases))
    .toSorted((a, b) => compareVersions(b.version, a.version));
  const behind = choices.find((each) => each.aliases.some(looksLikeProduction));
  const proposed = behind ?? choices[0];
  return {
    choices,
    proposed: proposed?.version,
    reason: reason(proposed, behind !== undefined, aliases !== undefined),
  };
}

/** Names like `prod`, `PROD_eu`, `liveBot`; not `preprod` or `non_prod`. */
export function looksLikeProduction(alias: string): boolean {
  const words = alias
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  return words.some((word) => PRODUCTION.has(word)) && !words.some((word) => NOT_YET.has(word));
}

/** In the languages of Lex V1, without accents, as an alias holds only letters. */
const PRODUCTION = new Set(
  (
    'prod prd production productive live release produktion produktiv produktivumgebung ' +
    'produccion productivo producao produzione produttivo honban'
  ).split(' '),
);
const NOT_YET = new Set(['pre', 'non', 'not', 'no', 'test', 'old']);

function choice(
  { version, status, updatedAt }: LexBotSummary,
  aliases: readonly LexAlias[] | undefined,
): VersionChoice {
  const behind = (aliases ?? []).filter((alias) => alias.botVersion === version).map(({ name }) => name);
  const notes = [
    version === LATEST ? 'unpublished work' : undefined,
    behind.length === 0 ? undefined : `behind alias ${behind.join(', ')}`,
    statusNote(status),
  ];
  return { version, status, updatedAt, aliases: behind, note: notes.filter((note) => note !== undefined).join('; ') };
}

function statusNote(status: string | undefined): string | undefined {
  if (status === 'READY') return undefined;
  return `${status ?? 'status unknown'}: AWS does not say whether it can be migrated like this`;
}

function reason(proposed: VersionChoice | undefined, production: boolean, aliasesKnown: boolean): string {
  if (proposed === undefined) return 'No version is listed, though AWS always lists $LATEST.';
  if (production) return `Version ${proposed.version} is ${proposed.note}.`;
  const known = aliasesKnown ? 'No alias looks like production' : 'The aliases could not be read';
  return proposed.version === LATEST
    ? `${known}, and there is no numbered version: $LATEST may hold unpublished work.`
    : `${known}: version ${proposed.version} is the newest.`;
}

/** By number, however many digits; whatever is no number comes before all numbers. */
function compareVersions(a: string, b: string): number {
  const [x, y] = [ordinal(a), ordinal(b)];
  return x < y ? -1 : Number(x > y);
}

function ordinal(version: string): bigint {
  return /^[0-9]+$/.test(version) ? BigInt(version) : -1n;
}
