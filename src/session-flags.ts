/** The flags that say which AWS a command talks to and how fast: those of the console and of every other command. Pure. */
import { type Given, numberOf, WrongUsage } from './flags.ts';

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

/** Throws `WrongUsage`. */
export function readSessionFlags(given: Given<keyof typeof sessionFlags>): SessionChoice {
  const profile = given.text('profile');
  const region = given.text('region');
  const endpointUrl = given.text('endpoint-url');
  if (region !== undefined && !/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region))
    throw new WrongUsage(`--region is a Region's code, like eu-west-1; ${JSON.stringify(region)} is none.`);
  if (endpointUrl !== undefined && !isHttpUrl(endpointUrl))
    throw new WrongUsage(
      `--endpoint-url is a URL, like http://127.0.0.1:4566; ${JSON.stringify(endpointUrl)} is none.`,
    );
  const rate = numberOf(given, 'rate', { least: 0.01, most: 100 });
  const speed = numberOf(given, 'speed', { least: 0.1, most: 10_000 });
  return {
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    ...(endpointUrl !== undefined && { endpointUrl }),
    ...(rate !== undefined && { rate }),
    ...(speed !== undefined && { speed }),
  };
}

/** Time may only be made to run faster where AWS is a simulated one. */
export function refuseSpeed(given: Given<keyof typeof sessionFlags>, needed: string): void {
  if (given.has('speed') && !given.has('endpoint-url'))
    throw new WrongUsage(`--speed is for a simulated AWS: it needs ${needed}.`);
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
