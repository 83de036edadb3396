/** Everything of a plan file that a run relies on. A hash shows that nothing was changed, not that all of it is there. */
import { mayBeSent } from '../rules/may-be-sent.ts';
import { workspaceVerbs } from '../rules/verbs.ts';
import { rules, type Verdict } from '../rules/verdict.ts';
import { bundleIdPattern, workspaceIdPattern } from './id-patterns.ts';
import type { WorkspacesPlan } from './plan.ts';
import { headShape, like, text, time } from './plan-head-shape.ts';
import { subjects } from './preflight.ts';
import { shapedBy, wholeNumber, z } from './shaping.ts';

const bundleId = like(bundleIdPattern, 'the id of a bundle');

const verdict = z.strictObject({
  kind: z.enum(['allowed', 'denied', 'unlisted', 'unknown']),
  reason: text,
  detail: z.optional(text),
  quote: z.optional(text),
  remedy: z.optional(text),
  source: z.optional(text),
  rule: z.optional(z.enum(rules)),
});

const workspace = z.strictObject({
  id: like(workspaceIdPattern, 'the id of a WorkSpace'),
  directoryId: z.optional(text),
  entraJoined: z.optional(z.boolean()),
  userName: z.optional(text),
  computerName: z.optional(text),
  ipAddress: z.optional(text),
  state: z.optional(text),
  operatingSystem: z.optional(text),
  bundleId: z.optional(text),
  bundleName: z.optional(text),
  rootVolumeGib: z.optional(z.number()),
  userVolumeGib: z.optional(z.number()),
  computeType: z.optional(text),
  protocols: z.optional(z.array(text)),
  runningMode: z.optional(text),
  encryption: z.optional(z.strictObject({ root: z.boolean(), user: z.boolean(), key: z.optional(text) })),
  hasStandby: z.boolean(),
  snapshot: z.optional(z.union([time, z.enum(['none', 'denied', 'unknown']), z.strictObject({ ahead: time })])),
  connection: z.optional(text),
  connectionCheckedAt: z.optional(time),
  lastConnectedAt: z.optional(time),
  target: z.optional(
    z.strictObject({
      bundleId,
      bundleName: z.optional(text),
      rootGib: z.optional(z.number()),
      userGib: z.optional(z.number()),
    }),
  ),
  toProtocol: z.optional(z.enum(['PCOIP', 'WSP'])),
  first: z.optional(z.literal('start')),
  verdicts: z.array(verdict),
});

/** What is not known is an error: it may be a condition that this bellhop would not keep to. */
const shape = z.strictObject({
  ...headShape,
  verb: z.enum(workspaceVerbs),
  mapping: z.optional(
    z.array(
      z.strictObject({
        workspaceId: z.optional(text),
        bundleId: z.optional(text),
        computeType: z.optional(text),
        to: z.optional(bundleId),
        why: z.optional(z.strictObject({ reason: text, remedy: z.optional(text) })),
      }),
    ),
  ),
  preflight: z.array(
    z.strictObject({
      about: z.enum(subjects),
      kind: z.enum(['ok', 'short', 'unchecked']),
      text,
      next: z.optional(text),
      count: z.optional(wholeNumber(1)),
    }),
  ),
  items: z.array(workspace).check(z.minLength(1, 'there is nothing to send')),
  excluded: z.array(workspace),
});
type Shaped = z.infer<typeof shape>;

export const shapedPlan = shapedBy<WorkspacesPlan, typeof shape>(shape, contradiction);

function contradiction({ verb, items }: Shaped): string | undefined {
  if (new Set(items.map(({ id }) => id)).size < items.length) return 'A WorkSpace is in it twice.';
  const held = items.find(({ verdicts }) => !mayBeSent(verdicts as readonly Verdict[]));
  if (held) return `${held.id} is to be sent, and its own findings hold it back.`;
  const astray = items.find(({ target }) => (target === undefined) === (verb === 'migrate'));
  if (astray) return `${astray.id} has ${astray.target ? `a target, for a ${verb}` : 'no target to migrate to'}.`;
  const without = items.find(({ toProtocol }) => (toProtocol === undefined) === (verb === 'modify-protocol'));
  if (without)
    return `${without.id} has ${without.toProtocol ? `a protocol, for a ${verb}` : 'no protocol to change to'}.`;
  return undefined;
}
