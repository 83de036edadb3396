/** What the configuration file may hold. Loaded only where there is one: most starts have none. */
import type { Answer } from '../aws/answer.ts';
import { readStopAfter } from '../plans/policy.ts';
import { firstIssue, wholeNumber, z } from '../plans/shaping.ts';
import { unusable } from './unusable.ts';

/** Everything may be left out; what is not known is an error, since a misspelt limit would be no limit. */
const shape = z.strictObject({
  maxItems: z.optional(wholeNumber(1)),
  protectedAccounts: z.optional(z.array(z.string().check(z.minLength(1)))),
  canary: z.optional(wholeNumber(0)),
  wave: z.optional(wholeNumber(1)),
  stopAfter: z.optional(
    z.string().check(z.refine((text) => readStopAfter(text) !== undefined, '"3" or "10%" is expected')),
  ),
});
export type Configuration = z.infer<typeof shape>;

export function readShape(file: string, text: string): Answer<Configuration> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return unusable(file, (error as Error).message);
  }
  const read = shape.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  return unusable(file, firstIssue(read.error, 'It'));
}
