/** What every plan file says besides its items, and the small shapes that all of it is made of. */
import { accountIdPattern, runIdPattern } from './id-patterns.ts';
import { wholeNumber, z } from './shaping.ts';

export const text = z.string();
export const some = text.check(z.minLength(1));
export const like = (pattern: RegExp, what: string) => text.check(z.regex(pattern, `${what} is expected`));
/** Epoch milliseconds within the range of dates. */
export const time = z.number().check(z.gte(0), z.lte(8.64e15));

export const headShape = {
  version: z.literal(1),
  id: like(runIdPattern, 'a name of letters, digits and hyphens'),
  createdAt: time,
  accountId: like(accountIdPattern, 'an account of twelve digits'),
  alias: z.optional(some),
  region: like(/^[a-z0-9-]+$/, "a Region's code"),
  arn: some,
  ticket: z.optional(text),
  policy: z.strictObject({
    canary: wholeNumber(0),
    wave: wholeNumber(1),
    stopAfter: z.union([
      z.strictObject({ failures: wholeNumber(1) }),
      z.strictObject({ percent: z.number().check(z.int(), z.gte(1), z.lte(100)) }),
    ]),
    freshSnapshot: z.boolean(),
  }),
  protected: z.boolean(),
  hash: some,
};
