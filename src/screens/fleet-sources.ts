/** What the list says of the accounts and Regions that it is of, together. */
import type { Failure } from '../aws/answer.ts';
import { loadEta } from '../fleet/eta.ts';
import type { FieldId } from '../fleet/fields.ts';
import type { Fleet, Progress } from '../fleet/fleet.ts';
import type { Link, Source } from '../hooks/source.ts';
import { usualFields } from './fleet-columns.ts';

/** How far the first sweeps of those that are not through yet have come; true where that is not known of all. */
export function loadingOf(fleets: readonly Pick<Fleet, 'loading' | 'progress'>[]): Progress | boolean {
  const loading = fleets.filter((fleet) => fleet.loading);
  const progresses = loading.flatMap(({ progress }) => progress ?? []);
  if (loading.length === 0) return false;
  if (progresses.length < loading.length) return true;
  const directories = progresses.flatMap((one) => one.directories ?? []);
  const told = directories.length === progresses.length;
  return {
    seen: sum(progresses.map(({ seen }) => seen)),
    expected: sumKnown(progresses.map(({ expected }) => expected)),
    directories: told
      ? { done: sum(directories.map(({ done }) => done)), all: sum(directories.map(({ all }) => all)) }
      : undefined,
  };
}

/** Seconds until the last of them is loaded; undefined where one cannot tell. */
export function timeLeft(sources: readonly Source[]): number | undefined {
  const times = sources.flatMap(({ fleet, link }) => {
    const { loading, progress } = fleet.getState();
    const { session } = link.getState();
    return loading ? [progress && session && loadEta(progress, session.limiter.use())] : [];
  });
  return times.length > 0 && times.every((time) => time !== undefined) ? Math.max(...times) : undefined;
}

/** Epoch milliseconds: since when the oldest is known that AWS has not told of anew. */
export function recalledFrom(fleets: readonly Fleet[]): number | undefined {
  const times = fleets.flatMap((fleet) => fleet.recalledFrom ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

export interface Failing {
  readonly name: string;
  readonly failure: Failure;
}

/** Those whose WorkSpaces could not be listed, or not to the end. */
export function failingOf(
  sources: readonly Source[],
  links: readonly Link[],
  fleets: readonly Fleet[],
): readonly Failing[] {
  return sources.flatMap(({ choice }, at) => {
    const failure = links[at]?.failure ?? fleets[at]?.troubles.workspaces;
    const name = [choice.profile, links[at]?.session?.region ?? choice.region].filter(Boolean).join(' ');
    return failure ? [{ name, failure }] : [];
  });
}

/** The usual columns; where there are several, each row says beside its user's name whose it is. */
export function withWhose(sources: readonly Source[]): readonly FieldId[] {
  return [...usualFields.slice(0, 1), ...whose(sources), ...usualFields.slice(1)];
}

/** Columns that tell them apart. */
export function whose(sources: readonly Source[]): readonly FieldId[] {
  const several = (of: (source: Source) => string | undefined) => new Set(sources.map(of)).size > 1;
  return [
    ...(several(({ choice }) => choice.profile) ? (['account'] as const) : []),
    ...(several(({ choice }) => choice.region) ? (['region'] as const) : []),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const sumKnown = (numbers: readonly (number | undefined)[]): number | undefined =>
  numbers.every((one) => one !== undefined) ? sum(numbers) : undefined;
