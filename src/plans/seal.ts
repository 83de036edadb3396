/** What makes a plan a frozen one: its hash over everything in it, and the name that goes with it. */
import { createHash } from 'node:crypto';
import type { Answer, Failure } from '../aws/answer.ts';
import { localFailure } from './local-failure.ts';
import type { Plan, Verb } from './plan.ts';

/** `20261122T101500-rebuild-7f3a`, UTC. `random` is in [0, 1). */
export function planId(now: number, verb: Verb, random: number): string {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const suffix = Math.floor(random * 0x10000)
    .toString(16)
    .padStart(4, '0');
  return `${time}-${verb}-${suffix}`;
}

/** SHA-256 (hex) over the canonical JSON of everything but the hash itself. */
export function planHash(plan: Omit<Plan, 'hash'>): string {
  const { hash: _, ...rest } = plan as Plan;
  return createHash('sha256').update(canonicalJson(rest)).digest('hex');
}

export function sealed<P extends Plan>(plan: Omit<P, 'hash'>): P {
  return { ...plan, hash: planHash(plan as Omit<Plan, 'hash'>) } as P;
}

/** Whether the plan is still what was sealed. */
export function verifyPlan(plan: Plan): Answer<Plan> {
  const failure = defect(plan);
  return failure ? { ok: false, failure } : { ok: true, value: plan };
}

function defect(plan: Plan): Failure | undefined {
  const next = 'Make a new plan and confirm that one.';
  if (plan.version !== 1)
    return localFailure('invalid', {
      what: 'The plan cannot be used.',
      why: `Its version is ${String(plan.version)}; this bellhop knows version 1.`,
      next,
    });
  if (planHash(plan) !== plan.hash)
    return localFailure('invalid', {
      what: 'The plan cannot be used.',
      why: 'Its content does not match its hash: it was changed after it was made.',
      next,
    });
  return undefined;
}

/** JSON with sorted keys and without undefined members: equal values give equal text, before and after a file. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
