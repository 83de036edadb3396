/** What fields depend on besides the row; the same for as long as none of it has changed, and for a minute at most. */
import { useMemo } from 'react';
import type { Origin, Surroundings } from '../fleet/fields.ts';
import { useSources } from './console.ts';
import type { Link, Source } from './source.ts';
import { useEach } from './use-each.ts';
import { useRunWords } from './use-run-words.ts';

const linkOf = (source: Source) => source.link;
const minute = 60_000;

/** The way to AWS of each source, in the order of the sources. */
export function useLinks(): readonly Link[] {
  return useEach(useSources(), linkOf);
}

export function useSurroundings(): Surroundings {
  const sources = useSources();
  const links = useLinks();
  const runsOf = useRunWords();
  const clock = links.find(({ session }) => session)?.session?.clock;
  // To the minute: a view of 100,000 rows is not asked again with every key.
  const now = Math.floor((clock?.now() ?? Date.now()) / minute) * minute;
  const originOf = useMemo(() => {
    const origins = new Map(sources.map((source, at) => [source.id, originFrom(source, links[at])]));
    return (source: string) => origins.get(source);
  }, [sources, links]);
  return useMemo(() => ({ now, originOf, runsOf }), [now, originOf, runsOf]);
}

function originFrom({ choice }: Source, link: Link | undefined): Origin {
  return {
    profile: choice.profile,
    region: link?.account?.region ?? link?.session?.region ?? choice.region,
    accountId: link?.account?.accountId,
    alias: link?.account?.alias,
  };
}
