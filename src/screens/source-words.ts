/** An account and Region in words. */
import type { Origin } from '../fleet/fields.ts';

/** `harbour-hotels 123456789012`, as far as AWS has told it. */
export function accountWords({ alias, accountId }: Origin): string {
  return [alias, accountId].filter(Boolean).join(' ') || 'account not known yet';
}

/** `eu-west-1, harbour-hotels 123456789012, profile desk` */
export function sourceLabel(origin: Origin): string {
  const profile = origin.profile ? `, profile ${origin.profile}` : '';
  return `${origin.region ?? 'Region ?'}, ${accountWords(origin)}${profile}`;
}
