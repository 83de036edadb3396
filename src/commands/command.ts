/** What every command shares: its flags and its help, how wrong usage is said, and how a refusal is. */
import { type Answer, inSentences } from '../aws/answer.ts';
import { type FlagTable, type Given, readFlags, WrongUsage } from '../flags.ts';
import { errorFields, openLog } from '../terminal/log.ts';
import { exitCodes } from './exit-code.ts';
import { print, say, tolerateClosedPipes } from './output.ts';

export interface CommandParts<T extends FlagTable> {
  /** As it is called: `bellhop apply`. */
  readonly name: string;
  readonly help: string;
  readonly flags: T;
  /** To the exit code; a failure means that nothing was done. Throws `WrongUsage`. */
  run(given: Given<keyof T & string>): Promise<Answer<number>>;
}

/** Takes what follows the command's name; resolves with the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

export function command<T extends FlagTable>({ name, help, flags, run }: CommandParts<T>): Command {
  const table = { ...flags, help: { type: 'boolean', short: 'h' } } as const;
  return async (args) => {
    guard(name);
    tolerateClosedPipes();
    try {
      const given = readFlags(name, args, table);
      if (given.has('help')) {
        await print(help);
        return exitCodes.done;
      }
      const answer = await run(given);
      if (answer.ok) return answer.value;
      await say(`${name}: ${inSentences(answer.failure)}`);
      return exitCodes.nothing;
    } catch (error) {
      if (!(error instanceof WrongUsage)) throw error;
      await say(`${name}: ${error.message}`);
      return exitCodes.usage;
    }
  };
}

/** What nobody foresaw is said in a sentence too; the rest of it is in the log. */
function guard(name: string): void {
  const crash = (error: unknown): never => {
    const log = openLog();
    log.write('error', `${name} ended by a bug`, errorFields(error));
    const why = error instanceof Error ? error.message : String(error);
    void say(
      `${name}: This is a bug: ${why} Details are in ${log.path}. A run that was under way can be resumed: bellhop runs.\n`,
    );
    return process.exit(exitCodes.bug);
  };
  process.on('uncaughtException', crash).on('unhandledRejection', crash);
}

/** The one word that a command takes. Throws `WrongUsage`. */
export function oneWord(given: Pick<Given<string>, 'words'>, what: string): string {
  const [word, second] = given.words;
  if (!word) throw new WrongUsage(`It needs ${what}.`);
  if (second !== undefined) throw new WrongUsage(`It takes ${what}, and nothing like ${JSON.stringify(second)}.`);
  return word;
}

/** For a command that takes flags only. Throws `WrongUsage`. */
export function noWords({ words: [word] }: Pick<Given<string>, 'words'>): void {
  if (word !== undefined) throw new WrongUsage(`It takes flags only, and nothing like ${JSON.stringify(word)}.`);
}
