/** What the configuration file may hold. Loaded only where there is one: most starts have none. */
import type { Answer } from '../aws/answer.ts';
import { clean } from '../aws/clean.ts';
import { readOrder } from '../fleet/order-words.ts';
import { readField } from '../fleet/query/names.ts';
import { parseQuery } from '../fleet/query/parse.ts';
import { readStopAfter } from '../plans/policy.ts';
import { firstIssue, wholeNumber, z } from '../plans/shaping.ts';
import { unusable } from './unusable.ts';

/** A text that something reads; `objection`: the sentence that says why it cannot. */
const readable = (objection: (text: string) => string | undefined) =>
  z.string().check(({ value, issues }) => {
    const message = objection(value);
    if (message !== undefined) issues.push({ code: 'custom', input: value, message });
  });

const columns = z.array(
  readable((name) => {
    const field = readField(name);
    return field.ok ? undefined : field.why;
  }),
);

const view = z.strictObject({
  where: readable((text) => {
    const parsed = parseQuery(text);
    return parsed.ok ? undefined : `at character ${parsed.at + 1}, ${parsed.why}`;
  }),
  columns: z.optional(columns),
  sort: z.optional(
    readable((text) => {
      const order = readOrder(text);
      return typeof order === 'string' ? order : undefined;
    }),
  ),
});
export type ConfiguredView = z.infer<typeof view>;

/** Everything may be left out; what is not known is an error, since a misspelt limit would be no limit. */
const shape = z.strictObject({
  maxItems: z.optional(wholeNumber(1)),
  protectedAccounts: z.optional(z.array(z.string().check(z.minLength(1)))),
  canary: z.optional(wholeNumber(0)),
  wave: z.optional(wholeNumber(1)),
  stopAfter: z.optional(
    z.string().check(z.refine((text) => readStopAfter(text) !== undefined, '"3" or "10%" is expected')),
  ),
  views: z.optional(z.record(z.string().check(z.minLength(1)), view)),
  columns: z.optional(columns.check(z.minLength(1))),
  refresh: z.optional(
    z.union(
      [z.number().check(z.int(), z.gte(5), z.lte(86_400)), z.literal('off')],
      'seconds from 5 to 86400, or "off"',
    ),
  ),
  inventory: z.optional(z.boolean()),
});
export type Configuration = z.infer<typeof shape>;

export function readShape(file: string, text: string): Answer<Configuration> {
  let value: unknown;
  let unseen: string | undefined;
  try {
    value = JSON.parse(text, (key, member: unknown) => {
      unseen ??= [key, member].find((one) => typeof one === 'string' && clean(one) !== one) as string | undefined;
      return member;
    });
  } catch (error) {
    return unusable(file, (error as Error).message);
  }
  // Names and texts are shown.
  if (unseen !== undefined)
    return unusable(file, `There are characters that cannot be seen in ${JSON.stringify(clean(unseen))}.`);
  const read = shape.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  return unusable(file, firstIssue(read.error, 'It'));
}
