import type { LexV1Flag } from '../lex-v1-flag.ts';

/**
 * What the front door tells the console. `src/console.tsx` exports `runConsole(options: ConsoleOptions): Promise<number>`
 * (the exit code); the front door has checked every value and painted the first line before it is called.
 */
export interface ConsoleOptions {
  /** The accounts and Regions to look at, each once. */
  readonly sources: readonly [SourceChoice, ...SourceChoice[]];
  /** An absolute http(s) URL; overrides the endpoint of every service. */
  readonly endpointUrl?: string;
  /** Changes are unlocked from the start. The demo always starts unlocked. */
  readonly write: boolean;
  /** The console starts the embedded AWS itself and talks to it. */
  readonly demo: boolean;
  /** Nothing here is real: the demo, or an endpoint that says of itself that it is `bellhop simulate`. */
  readonly simulated: boolean;
  /** Simulated seconds per second; 1 unless the AWS behind it is simulated. */
  readonly speed: number;
  /** Calls a second; the session has its own default. */
  readonly rate?: number;
  /** Seconds between two looks at what is on screen; the configuration, then bellhop, has its own default. */
  readonly refresh?: number | 'off';
  /** Nothing of the fleet is read from disk, or written there. */
  readonly noInventory?: true;
  /** WorkSpaces in the demo's fleet; the simulator has its own default. */
  readonly workspaces?: number;
  /** Which account the demo simulates; the simulator has its own default. */
  readonly fleet?: DemoFleet;
  /** How much of Lex V1 is left in the demo; all of it where that is missing. */
  readonly lexV1?: LexV1Flag;
  /** Box drawing and symbols in ASCII. */
  readonly ascii: boolean;
  /** Colours may be used. When false, inverse and bold are lost too: nothing may be told by them alone. */
  readonly colour: boolean;
  readonly version: string;
}

/** One list of more than this many could be read by nobody, and every one has calls of its own to make. */
export const mostSources = 16;

/** What tells accounts and Regions apart when they are asked for; what is left out, the surroundings settle as for the AWS CLI. */
export interface SourceChoice {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** By the names of `bellhop simulate --fleet`. */
export type DemoFleet = 'hotels' | 'windows-11';
