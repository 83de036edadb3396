/** Another account or Region: with which profile of the AWS CLI's files, then in which Region. */
import { useMemo } from 'react';
import type { Profile } from '../aws/shared-config.ts';
import { workspacesRegions } from '../aws/workspaces-regions.ts';
import type { Column } from '../components/columns.ts';
import { regionMeant } from '../fleet/region-meant.ts';
import { useConsole, useGo, usePlaceState } from '../hooks/console.ts';
import type { PlanPlace } from '../hooks/navigation.ts';
import { useLinked, useProfiles } from '../hooks/use-linked.ts';
import { useLooking } from '../hooks/use-looking.ts';
import { useTwice } from '../hooks/use-twice.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';
import { Question } from './question.tsx';
import { countShown, matchTexts, useTableView } from './table-view.tsx';

/** `id`: the profile's name; empty: none is named. */
type ProfileLine = { readonly id: string } & Partial<Omit<Profile, 'name'>>;

const profileColumns: readonly Column<ProfileLine>[] = [
  {
    id: 'profile',
    title: 'PROFILE',
    min: 20,
    max: 40,
    importance: 1,
    text: ({ id }) => id || '(none, as bellhop was started)',
  },
  { id: 'region', title: 'ITS REGION', min: 14, max: 16, importance: 2, text: ({ region }) => region ?? '' },
  { id: 'account', title: 'ITS ACCOUNT', min: 12, max: 12, importance: 3, text: ({ accountId }) => accountId ?? '' },
];

const matchProfile = matchTexts<ProfileLine>(({ id, region, accountId }) => [id, region, accountId]);

export interface AddSourceProps {
  /** Id of the source that it takes the place of. */
  readonly instead?: string;
  /** What is missed: with a profile that leads there only its Region is asked for, which the cursor is on. */
  readonly missing?: PlanPlace | undefined;
}

export function AddSourceScreen({ instead, missing }: AddSourceProps) {
  const profiles = useProfileLines();
  const [chosen, choose] = usePlaceState<ProfileLine | 'any' | undefined>('profile', undefined);
  const [only, ...others] = profiles;
  const leading = missing && profiles.find(({ accountId }) => accountId === missing.accountId);
  const profile = chosen === 'any' ? undefined : (chosen ?? (others.length === 0 ? only : leading));
  const title = `Accounts and Regions / ${instead === undefined ? 'another one' : 'switch'}`;
  return profile ? (
    <ChooseRegion
      title={title}
      profile={profile}
      start={missing?.region ?? profile.region}
      instead={instead}
      onBack={others.length === 0 ? undefined : () => choose('any')}
    />
  ) : (
    <ChooseProfile title={title} profiles={profiles} onChoose={choose} />
  );
}

/** Those of the files, none before they are read; that none is named is offered where bellhop does so, or has to. */
function useProfileLines(): readonly ProfileLine[] {
  const profiles = useProfiles();
  const links = useLinked();
  return useMemo(() => {
    if (!profiles) return [];
    const accountOf = (name: string) =>
      links.find(({ source }) => source.choice.profile === name)?.link.account?.accountId;
    const named = profiles.map(({ name, accountId = accountOf(name), ...facts }) => ({
      id: name,
      accountId,
      ...facts,
    }));
    const unnamed = links.some(({ source }) => source.choice.profile === undefined) || named.length === 0;
    return unnamed ? [{ id: '' }, ...named] : named;
  }, [profiles, links]);
}

interface ChooseProfileProps {
  readonly title: string;
  readonly profiles: readonly ProfileLine[];
  readonly onChoose: (profile: ProfileLine) => void;
}

function ChooseProfile({ title, profiles, onChoose }: ChooseProfileProps) {
  const table = useTableView({
    rows: profiles,
    columns: profileColumns,
    match: matchProfile,
    empty: ['Reading the configuration files of the AWS CLI ...'],
    name: 'profiles ',
  });
  const { current } = table;
  return (
    <Frame
      title={title}
      status={`which of ${countShown(table.rows.length, profiles.length, 'profile')}`}
      {...table.layer([
        {
          command: 'choose',
          run: () => current && onChoose(current),
          disabled: current ? undefined : 'There is no profile here.',
        },
      ])}
    >
      {table.view}
    </Frame>
  );
}

interface RegionLine {
  readonly id: string;
  readonly place: string;
}

const regionColumns: readonly Column<RegionLine>[] = [
  { id: 'region', title: 'REGION', min: 16, max: 18, importance: 1, text: ({ id }) => id },
  { id: 'place', title: 'WHERE', min: 14, max: 30, importance: 2, text: ({ place }) => place },
];

const matchRegion = matchTexts<RegionLine>(({ id, place }) => [id, place]);
const regions: readonly RegionLine[] = Object.entries(workspacesRegions).map(([id, place]) => ({ id, place }));

interface ChooseRegionProps {
  readonly title: string;
  readonly profile: ProfileLine;
  readonly start: string | undefined;
  readonly instead: string | undefined;
  readonly onBack: (() => void) | undefined;
}

function ChooseRegion({ title, profile, start, instead, onBack }: ChooseRegionProps) {
  const go = useGo();
  const { sources, notices } = useConsole();
  const looking = useLooking();
  const twice = useTwice();
  const [typing, setTyping] = usePlaceState('typing a Region', false);
  const table = useTableView({
    rows: regions,
    columns: regionColumns,
    match: matchRegion,
    empty: [],
    start,
    name: 'regions ',
  });
  const take = (region: string) => {
    const choice = { ...(profile.id && { profile: profile.id }), region };
    const gone = sources.find(instead);
    const why = gone ? looking.replace(gone, choice) : looking.add(choice);
    if (why) return notices.say(why, 'warn');
    go.home();
  };
  if (typing)
    return (
      <Question
        title={`${title} / Region`}
        says="The code of a Region, as the AWS CLI takes it."
        label="Region:"
        start=""
        check={(text) => (/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(text.trim()) ? undefined : 'A code is like eu-west-1.')}
        onAnswer={(region) => {
          const meant = regionMeant(region);
          if (!meant) return take(region);
          twice(region, `No such Region is known: is it ${meant}? ${keyOf('accept')} again takes ${region}.`, () =>
            take(region),
          );
        }}
        onCancel={() => setTyping(false)}
      />
    );
  const { current } = table;
  return (
    <Frame
      title={title}
      status={profile.id ? `profile ${profile.id}, which Region` : 'which Region'}
      {...table.layer(
        [
          {
            command: 'choose',
            run: () => current && take(current.id),
            disabled: current ? undefined : `There is no Region here: ${keyOf('typeRegion')} types one.`,
          },
          { command: 'typeRegion', run: () => setTyping(true) },
        ],
        onBack ? [{ command: 'back', run: onBack }] : [],
      )}
    >
      {table.view}
    </Frame>
  );
}
