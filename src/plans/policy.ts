/** How a run goes about its set: a canary first, then a few at a time, and when it is enough. Part of the plan. */

export interface RunPolicy {
  /** Items that go first and are seen to their end before the operator lets the rest follow; 0: none. */
  readonly canary: number;
  /** Items in progress at a time at most. */
  readonly wave: number;
  readonly stopAfter: StopAfter;
  /** Each item waits until a newer snapshot shows up than the plan knew, 12 hours at most. */
  readonly freshSnapshot: boolean;
}

/** So many items that did not end well, and nothing more is sent. */
export type StopAfter = { readonly failures: number } | { readonly percent: number };

/** Above this a set is a large one: it has a canary, and is confirmed in several steps. */
export const smallSet = 5;

/** AWS's own advice for one step ("in batches of 25", Administration Guide, migrate-workspaces). */
const defaultWave = 25;

/** The policy for a set of that size; what is wanted goes before what is usual. */
export function policyFor(items: number, wanted: Partial<RunPolicy> = {}): RunPolicy {
  return {
    canary: items > smallSet ? 1 : 0,
    wave: defaultWave,
    stopAfter: { percent: 10 },
    freshSnapshot: false,
    ...wanted,
  };
}

/** The number of bad ends that stops a run over so many items: 1 at least. */
export function failureLimit({ stopAfter }: RunPolicy, items: number): number {
  return Math.max(1, 'failures' in stopAfter ? stopAfter.failures : Math.ceil((items * stopAfter.percent) / 100));
}

/** `3` or `10%`; undefined for what is neither. */
export function readStopAfter(text: string): StopAfter | undefined {
  const [, digits, percent] = /^(\d{1,5})(%?)$/.exec(text.trim()) ?? [];
  const value = Number(digits);
  if (digits === undefined || value < 1 || (percent && value > 100)) return undefined;
  return percent ? { percent: value } : { failures: value };
}

/** `1 first, then 25 at a time; stops at 10 % bad ends (3 of 30).` */
export function policyText(policy: RunPolicy, items: number): string {
  const { canary, wave, stopAfter } = policy;
  const first = canary > 0 && items > 0 ? `${canary} first, then ` : '';
  const limit = failureLimit(policy, items);
  const stops = 'percent' in stopAfter ? `${stopAfter.percent} % bad ends (${limit} of ${items})` : badEnds(limit);
  const fresh = policy.freshSnapshot ? ' Each waits for a fresh snapshot, 12 h at most.' : '';
  return `${first}${wave} at a time; stops at ${stops}.${fresh}`;
}

const badEnds = (n: number) => `${n} bad ${n === 1 ? 'end' : 'ends'}`;

export const stopAfterText = (stopAfter: StopAfter): string =>
  'failures' in stopAfter ? String(stopAfter.failures) : `${stopAfter.percent}%`;
