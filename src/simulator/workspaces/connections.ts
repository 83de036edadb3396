/** Who is at their desk: users come and go by the hour, known from seed, WorkSpace and time alone. */
import { chance, hash } from '../random.ts';
import { hour, minute } from './born.ts';
import type { Workspace } from './record.ts';

export interface Connection {
  readonly state: 'CONNECTED' | 'DISCONNECTED' | 'UNKNOWN';
  /** Epoch milliseconds: AWS looks every few minutes, not when asked. */
  readonly checkedAt: number;
  readonly lastConnectedAt: number | undefined;
}

/** Length of one stay, and how far back the last one is searched. */
const stay = 2 * hour;
const remembered = 14 * 12;

/** Of those that sleep: nobody has come back to them for one to thirteen months. */
const leftBehind = 0.15;
const day = 24 * hour;
/** Counted from the beginning of a month or so, so that it does not move with the clock. */
const longAgo = (phase: number, now: number): number =>
  Math.floor(now / (30 * day)) * 30 * day - (30 + (phase % 370)) * day;

const dayShare = (at: number) => {
  const hourOfDay = new Date(at).getUTCHours();
  return hourOfDay >= 7 && hourOfDay < 18 ? 0.45 : 0.08;
};

export function connectionOf(seed: number, workspace: Workspace, now: number): Connection {
  const phase = hash(workspace.id) % stay;
  const there = (block: number) => chance(seed, workspace.id, 'there', block) < dayShare(block * stay);
  const checkedAt = now - ((now + phase) % (5 * minute));
  const block = Math.floor((checkedAt + phase) / stay);
  const { connection } = workspace;
  if (connection !== undefined && connection !== 'ABSENT')
    return { state: connection, checkedAt, lastConnectedAt: connection === 'CONNECTED' ? checkedAt : undefined };
  const running = workspace.state === 'AVAILABLE';
  if (running && there(block)) return { state: 'CONNECTED', checkedAt, lastConnectedAt: block * stay - phase };
  let last = block - 1;
  while (last > block - remembered && !there(last)) last -= 1;
  // One in thirty has never been used.
  const used = last > block - remembered && phase % 30 !== 0;
  const seen = used ? block * stay - phase - (block - last) * stay : undefined;
  if (running) return { state: 'DISCONNECTED', checkedAt, lastConnectedAt: seen };
  const left = chance(seed, workspace.id, 'left') < leftBehind;
  return { state: 'UNKNOWN', checkedAt, lastConnectedAt: left && seen !== undefined ? longAgo(phase, now) : seen };
}
