/** Where a plan is to be written, judged before AWS is asked anything: what is looked up for it may take minutes. */
import type { Answer } from '../aws/answer.ts';
import { type Given, WrongUsage } from '../flags.ts';
import { objectionTo } from '../plans/private-file.ts';
import { type fileFlags, outputFrom } from './plan-flags.ts';

export interface Destination {
  /** A path, or `-` for standard output. */
  readonly output: string;
  readonly overwrite: boolean;
  /** The summary goes to standard output, in the place of the phrases. */
  readonly json: boolean;
}

/** Throws `WrongUsage`. */
export async function destinationFrom(given: Given<keyof typeof fileFlags>): Promise<Answer<Destination>> {
  const destination = { output: outputFrom(given), overwrite: given.has('overwrite'), json: given.has('json') };
  const { output, json } = destination;
  if (output === '-' && json) throw new WrongUsage('--json and -o - both want standard output: leave one out.');
  const unwritable = output === '-' ? undefined : await objectionTo(output, destination);
  return unwritable ? { ok: false, failure: unwritable } : { ok: true, value: destination };
}
