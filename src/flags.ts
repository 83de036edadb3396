/** The command line read against a table of flags: what was given, or the one sentence that says what is wrong. Pure. */
import { parseArgs } from 'node:util';
import { nearest } from './nearest.ts';

/** As `parseArgs` takes it: a boolean flag is there or not, a string one has a value. */
export interface Flag {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** Its value may begin with a dash, which means something there. */
  readonly dashed?: boolean;
}
export type FlagTable = Readonly<Record<string, Flag>>;

export interface Given<Flag extends string> {
  has(flag: Flag): boolean;
  /** Its value; the last one where it was given several times. */
  text(flag: Flag): string | undefined;
  /** Every value, in order. */
  texts(flag: Flag): readonly string[];
  /** What is no flag, in order. */
  readonly words: readonly string[];
}

/** Its message is the sentence. */
export class WrongUsage extends Error {}

/** `command` is how it is called, for the sentence about a flag it does not have. Throws `WrongUsage`. */
export function readFlags<T extends FlagTable>(
  command: string,
  argv: readonly string[],
  table: T,
): Given<keyof T & string> {
  const values = new Map<string, string[]>();
  const words: string[] = [];
  const { tokens } = parseArgs({ args: [...argv], options: table, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      words.push(token.value);
      continue;
    }
    const { name, rawName, value, inlineValue } = token;
    const { type, dashed = false } = (Object.hasOwn(table, name) ? table[name] : undefined) ?? {};
    if (!type) throw new WrongUsage(`${command} has no flag ${rawName}. ${meant(rawName, flagsOf(table), command)}`);
    if (type === 'boolean' && value !== undefined) throw new WrongUsage(`--${name} takes no value.`);
    // A dash alone is a value: standard input or output.
    const missing = value === undefined || value === '' || (!inlineValue && (dashed ? /^--/ : /^-./).test(value));
    if (type === 'string' && missing) throw new WrongUsage(`--${name} needs a value.`);
    values.set(name, [...(values.get(name) ?? []), value ?? '']);
  }
  return {
    has: (flag) => values.has(flag),
    text: (flag) => values.get(flag)?.at(-1),
    texts: (flag) => values.get(flag) ?? [],
    words,
  };
}

const flagsOf = (table: FlagTable) => Object.keys(table).map((name) => `--${name}`);

/** What was probably meant, or where to look. */
export function meant(typed: string, names: readonly string[], command = 'bellhop'): string {
  const name = nearest(typed, names);
  return name ? `Did you mean ${name}?` : `${command} --help lists what there is.`;
}

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

/** The flag's number, undefined where it was not given. Throws `WrongUsage`. */
export function numberOf<Flag extends string>(
  given: Given<Flag>,
  flag: Flag,
  { least, most, whole = false }: NumberRange,
): number | undefined {
  const text = given.text(flag);
  if (text === undefined) return undefined;
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  const what = whole ? 'a whole number' : 'a number';
  throw new WrongUsage(`--${flag} is ${what} from ${least} to ${most}; ${JSON.stringify(text)} is not.`);
}
