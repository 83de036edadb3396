/** Everything of a manifest that its readers rely on. Loaded only where there is one. */
import { z } from '../plans/shaping.ts';

const text = z.string();
const moment = text.check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'a time in UTC is expected'));
/** None may lead out of the backup's folder. */
const fileName = text.check(z.regex(/^[\w-][\w.-]*$/, 'the name of a file is expected'));
const sha256 = text.check(z.regex(/^[0-9a-f]{64}$/, 'a SHA-256 is expected'));

/** Members that are not known are let be: a later bellhop may know more. */
export const manifestShape = z.object({
  format: z.literal('bellhop-lex-backup'),
  formatVersion: z.literal(1),
  takenAt: moment,
  takenBy: text,
  accountId: text,
  region: text,
  endpointUrl: z.optional(text),
  service: z.enum(['lex-v1', 'lex-v2']),
  bot: text,
  botId: z.optional(text),
  version: text,
  locale: z.optional(text),
  updatedAt: z.optional(moment),
  kind: z.enum(['export', 'records']),
  insteadOfExport: z.optional(text),
  intents: z.optional(z.array(text)),
  slotTypes: z.optional(z.array(text)),
  missing: z.array(z.object({ what: text, why: text })),
  files: z
    .array(z.object({ name: fileName, bytes: z.number().check(z.int(), z.gte(0)), sha256 }))
    .check(z.minLength(1, 'there is no file in it')),
});
