/** The flags that say which AWS a command talks to and how fast: those of the console and of every other command. */
import { type Given, numberOf, WrongUsage } from './flags.ts';
import { loopbackEndpoint } from './loopback-endpoint.ts';
import { mostSources, type SourceChoice } from './terminal/console-options.ts';

export const sessionFlags = {
  profile: { type: 'string' },
  region: { type: 'string' },
  'endpoint-url': { type: 'string' },
  rate: { type: 'string' },
  speed: { type: 'string' },
} as const;

export interface SessionChoice {
  readonly profile?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  /** Calls a second. */
  readonly rate?: number;
  /** Simulated seconds a second. */
  readonly speed?: number;
}

/** For what looks at one account and Region. Throws `WrongUsage`. */
export function readSessionFlags(given: Given<keyof typeof sessionFlags>): SessionChoice {
  const profile = given.text('profile');
  const region = given.text('region');
  if (region !== undefined) checkRegion(region);
  return {
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    ...readWay(given),
  };
}

/**
 * For what looks at several accounts and Regions at once: every profile of `--profile a,b` in every Region of
 * `--region x,y`; what is left out, the surroundings settle as for the AWS CLI. Throws `WrongUsage`.
 */
export function readSources(given: Given<'profile' | 'region'>): readonly [SourceChoice, ...SourceChoice[]] {
  const profiles = namesOf(given, 'profile');
  const regions = namesOf(given, 'region');
  for (const region of regions) checkRegion(region);
  const [first, ...others] = (profiles.length > 0 ? profiles : [undefined]).flatMap((profile) =>
    (regions.length > 0 ? regions : [undefined]).map(
      (region): SourceChoice => ({ ...(profile && { profile }), ...(region && { region }) }),
    ),
  );
  if (others.length >= mostSources)
    throw new WrongUsage(
      `--profile and --region make ${others.length + 1} accounts and Regions: ${mostSources} at most at once.`,
    );
  return [first ?? {}, ...others];
}

function namesOf(given: Given<'profile' | 'region'>, flag: 'profile' | 'region'): readonly string[] {
  const names = given.texts(flag).flatMap((text) => text.split(',').map((name) => name.trim()));
  if (names.includes('')) throw new WrongUsage(`--${flag} has a comma with no name beside it.`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new WrongUsage(`--${flag} names ${JSON.stringify(twice)} twice.`);
  return names;
}

function checkRegion(region: string): void {
  if (!/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region))
    throw new WrongUsage(`--region is a Region's code, like eu-west-1; ${JSON.stringify(region)} is none.`);
}

/** Where AWS is and how fast it may be asked, whatever the account. Throws `WrongUsage`. */
export function readWay(
  given: Given<'endpoint-url' | 'rate' | 'speed'>,
): Pick<SessionChoice, 'endpointUrl' | 'rate' | 'speed'> {
  const endpointUrl = given.text('endpoint-url');
  if (endpointUrl !== undefined && !isHttpUrl(endpointUrl))
    throw new WrongUsage(
      `--endpoint-url is a URL, like http://127.0.0.1:4566; ${JSON.stringify(endpointUrl)} is none.`,
    );
  // More than AWS would ever allow is only for what is not AWS.
  const rate = numberOf(given, 'rate', { least: 0.01, most: endpointUrl === undefined ? 100 : 100_000 });
  const speed = numberOf(given, 'speed', { least: 0.1, most: 10_000 });
  return {
    ...(endpointUrl !== undefined && { endpointUrl }),
    ...(rate !== undefined && { rate }),
    ...(speed !== undefined && { speed }),
  };
}

/** Time may only be made to run faster where AWS is a simulated one: by a flag, or on this machine by the environment. */
export function refuseSpeed(given: Given<keyof typeof sessionFlags>, needed: string): void {
  if (given.has('speed') && !given.has('endpoint-url') && loopbackEndpoint() === undefined)
    throw new WrongUsage(`--speed is for a simulated AWS: it needs ${needed}.`);
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
