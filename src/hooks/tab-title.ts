/** What the terminal's tab is called: account and Region, or how many of them there are. */
import type { Source } from './source.ts';

export function tabTitle(sources: readonly Source[]): string {
  const [first, ...others] = sources;
  const account = first?.link.getState().account;
  if (others.length > 0) return `bellhop ${sources.length} accounts and Regions`;
  return account ? `bellhop ${account.alias ?? account.accountId} ${account.region}` : 'bellhop';
}
