/** Sources as a screen reads them: who is behind each, what is wrong with it, which is a run's. */
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../aws/answer.ts';
import { type Profile, profilesThere } from '../aws/shared-config.ts';
import type { Origin } from '../fleet/fields.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { keyOf } from '../keymap.ts';
import { useConsole, useGo, useSources } from './console.ts';
import type { PlanPlace } from './navigation.ts';
import type { Link, Source } from './source.ts';
import type { Binding } from './use-commands.ts';
import { useLinks } from './use-surroundings.ts';

export interface Linked {
  readonly source: Source;
  readonly link: Link;
}

/** In the order of the sources; the same list for as long as none of them has changed. */
export function useLinked(): readonly Linked[] {
  const sources = useSources();
  const links = useLinks();
  return useMemo(
    () => sources.flatMap((source, at) => (links[at] ? [{ source, link: links[at] }] : [])),
    [sources, links],
  );
}

export function originIn({ source: { choice }, link: { session, account } }: Linked): Origin {
  return {
    profile: session ? session.profile : choice.profile,
    region: session?.region ?? choice.region,
    accountId: account?.accountId,
    alias: account?.alias,
  };
}

/** `harbour-hotels eu-west-1`; before AWS has named the account the profile stands for it. */
export function nameOf(linked: Linked): string {
  const { profile, region, accountId, alias } = originIn(linked);
  return `${alias ?? accountId ?? profile ?? 'default'} ${region ?? 'Region ?'}`;
}

/** The first thing that is wrong with it. */
export const failureOf = ({ failure }: Link, troubles: Fleet['troubles'] | undefined): Failure | undefined =>
  failure ?? Object.values(troubles ?? {})[0];

/** The source whose session is of that account and Region, as far as AWS has named the accounts. */
export function sourceAt(links: readonly Linked[], { accountId, region }: PlanPlace): Source | undefined {
  return links.find(({ link: { account } }) => account?.accountId === accountId && account.region === region)?.source;
}

/** That of a run, by its id, once the journals have been read. */
export function useSourceOfRun(runId: string | undefined): Source | undefined {
  const links = useLinked();
  const { runs } = useConsole();
  const place = useStore(runs.store, (desk) => {
    const plan = desk.handles.get(runId ?? '')?.state().plan;
    const listed = plan ?? desk.runs?.find(({ id }) => id === runId);
    return listed && 'region' in listed ? `${listed.accountId} ${listed.region}` : undefined;
  });
  const [accountId = '', region = ''] = place?.split(' ') ?? [];
  return sourceAt(links, { accountId, region });
}

/** Why nothing can be done here for a run of that account and Region, though it can be read. */
export function useElsewhere(place: PlanPlace | undefined): string | undefined {
  const links = useLinked();
  const profiles = useProfiles();
  if (!place || sourceAt(links, place)) return undefined;
  const { accountId, region } = place;
  const asked = links.some(({ link: { session, account } }) => session?.region === region && !account);
  if (asked) return 'AWS has not yet said which account this is.';
  if (links.every(({ link }) => !link.session)) return 'There is no way to AWS yet.';
  const known = profiles?.find((profile) => profile.accountId === accountId);
  const by = known ? ` with profile ${known.name}` : '';
  return `It is of account ${accountId} in ${region}, which is not looked at here: ${keyOf('sources')} adds it${by}.`;
}

/** Where that is not looked at, the way to the accounts and Regions knows which one is missed. */
export function useWayToAdd(missing: PlanPlace | undefined): readonly Binding[] {
  const go = useGo();
  const links = useLinked();
  if (!missing || sourceAt(links, missing)) return [];
  const { accountId, region } = missing;
  return [{ command: 'sources', run: () => go.to({ screen: 'sources', missing: { accountId, region } }) }];
}

const noProfiles: readonly Profile[] = [];

/** Those of the AWS CLI's configuration files, as they are when a screen is opened; undefined until they are read. */
export function useProfiles(): readonly Profile[] | undefined {
  const { demo } = useConsole().options;
  const [profiles, setProfiles] = useState(demo ? noProfiles : undefined);
  useEffect(() => {
    let gone = false;
    // What is simulated knows nobody's profiles.
    if (!demo) void profilesThere().then((found) => gone || setProfiles(found));
    return () => {
      gone = true;
    };
  }, [demo]);
  return profiles;
}
