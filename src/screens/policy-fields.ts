/** What can be changed of a run's policy, each as it is read from a line. */
import { type RunPolicy, readStopAfter, stopAfterText } from '../plans/policy.ts';

export interface PolicyField {
  readonly id: keyof RunPolicy;
  readonly label: string;
  readonly says: string;
  /** What is expected, for whoever typed something else. */
  readonly expects: string;
  readonly show: (policy: RunPolicy) => string;
  readonly read: (text: string) => Partial<RunPolicy> | undefined;
}

export const policyFields: readonly PolicyField[] = [
  {
    id: 'canary',
    label: 'First, alone',
    says: 'So many go first and are seen to their end; then the run holds until you let the rest follow. 0: none.',
    expects: 'A whole number is expected, 0 or more.',
    show: ({ canary }) => String(canary),
    read: (text) => readCount(text, 0, (canary) => ({ canary })),
  },
  {
    id: 'wave',
    label: 'At a time',
    says: 'So many are in progress at a time at most. As bad ends come nearer to the limit, fewer.',
    expects: 'A whole number is expected, 1 or more.',
    show: ({ wave }) => String(wave),
    read: (text) => readCount(text, 1, (wave) => ({ wave })),
  },
  {
    id: 'stopAfter',
    label: 'Stop after bad ends',
    says: 'So many that failed, were rolled back, had no effect or need a human, or such a part of the set, and nothing more is sent. What is in progress goes on.',
    expects: '"3" or "10%" is expected.',
    show: ({ stopAfter }) => stopAfterText(stopAfter),
    read: (text) => {
      const stopAfter = readStopAfter(text);
      return stopAfter && { stopAfter };
    },
  },
  {
    id: 'freshSnapshot',
    label: 'Fresh snapshot',
    says: 'Yes: each waits until a newer snapshot shows up than the review knew, 12 hours at most; what is lost then is minutes of work. AWS takes them every 12 hours, and nobody can ask for one.',
    expects: '"yes" or "no" is expected.',
    show: ({ freshSnapshot }) => (freshSnapshot ? 'yes' : 'no'),
    read: (text) => {
      const freshSnapshot = { yes: true, y: true, no: false, n: false }[text.trim().toLowerCase()];
      return freshSnapshot === undefined ? undefined : { freshSnapshot };
    },
  },
];

function readCount<T>(text: string, least: number, as: (count: number) => T): T | undefined {
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return count >= least ? as(count) : undefined;
}
