/** Whether a bundle can be the target of a migration at all: another one, AVAILABLE and REGULAR (the last two inferred). */
import type { BundleSubject } from './subject.ts';
import type { Verdict } from './verdict.ts';

export function judgeTarget(sourceId: string | undefined, target: BundleSubject): Verdict {
  const base = { rule: 'bundle', source: 'Administration Guide, migrate-workspaces' } as const;
  const another = { remedy: 'Choose a bundle that is AVAILABLE and REGULAR.' };
  if (sourceId === target.id)
    return {
      ...base,
      kind: 'denied',
      reason: 'It already uses this bundle.',
      quote: 'The source and target bundles must be different.',
      remedy: 'Rebuild it to refresh it from the same bundle.',
    };
  if (target.state !== 'AVAILABLE')
    return {
      ...base,
      kind: target.state === undefined ? 'unknown' : 'denied',
      reason:
        target.state === undefined ? 'AWS did not say in which state the bundle is.' : `The bundle is ${target.state}.`,
      ...another,
    };
  if (target.type === 'STANDBY')
    return { ...base, kind: 'denied', reason: 'The bundle is for standby WorkSpaces.', ...another };
  if (target.type !== 'REGULAR')
    return {
      ...base,
      kind: 'unknown',
      reason: `The bundle's type is ${target.type ?? 'not known'}, not REGULAR.`,
      ...another,
    };
  return { ...base, kind: 'allowed', reason: 'The bundle is AVAILABLE.' };
}
