/** Words that the effect cards share: the drives of a family, work since a snapshot, who is connected, encryption. */
import type { Effect, EffectContext, EffectSubject } from './effect.ts';
import { duration, utc } from './in-words.ts';
import { likelyFamily } from './operating-system.ts';
import { freshAtMost, isAhead } from './snapshot-gate.ts';

type Say = (text: string, source: string) => Effect;
export const lost: Say = (text, source) => ({ kind: 'lost', text, source });
export const changes: Say = (text, source) => ({ kind: 'changes', text, source });
export const stays: Say = (text, source) => ({ kind: 'stays', text, source });

/** Of an unknown family the card names no drive. */
export const rootVolume = (item: EffectSubject): string =>
  ({ windows: 'root volume (C:)', linux: 'root volume (/)', unknown: 'root volume' })[likelyFamily(item) ?? 'unknown'];
export const userVolume = (item: EffectSubject): string =>
  ({ windows: 'user volume (D:)', linux: 'user volume (/home)', unknown: 'user volume' })[
    likelyFamily(item) ?? 'unknown'
  ];

/** `since its newest snapshot, of 2026-11-22 04:40 UTC: 5 h 35 m of work` */
export function sinceSnapshot({ snapshot, first }: EffectSubject, { now, freshSnapshot }: EffectContext): string {
  if (freshSnapshot)
    return `since the snapshot that it is held for: ${duration(freshAtMost(first))} of work at the most`;
  if (typeof snapshot === 'number')
    return `since its newest snapshot, of ${utc(snapshot)}: ${duration(now - snapshot)} of work`;
  if (snapshot === 'none') return 'altogether, for there is no snapshot';
  if (isAhead(snapshot)) return "since its newest snapshot, of which this machine's clock, being behind, tells no age";
  return 'since its newest snapshot, and nobody could look up how old that is';
}

export const cutOff = ({ connection }: EffectSubject, source: string): readonly Effect[] =>
  connection === 'CONNECTED' ? [lost('Open work of its user, who is connected now.', source)] : [];

/** `AUTO_STOP` in parentheses, where it is known. */
export const runningMode = (item: EffectSubject): string =>
  item.runningMode === undefined ? 'running mode' : `running mode (${item.runningMode})`;

/** `root and user volume, with KMS key …` */
export function encrypted({ encryption }: EffectSubject): string | undefined {
  if (!encryption) return undefined;
  const { root, user, key } = encryption;
  const volumes = root && user ? 'root and user volume' : root ? 'root volume' : 'user volume';
  return `Encryption of the ${volumes}, with KMS key ${key ?? 'not told by AWS'}`;
}
