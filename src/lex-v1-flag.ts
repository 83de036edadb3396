/** `--lex-v1`: how much of Lex V1 is left in a simulated AWS, by the simulator's own names. Pure. */
import { type Given, WrongUsage } from './flags.ts';

const modes = ['serving', 'empty', 'denied', 'gone', 'html', 'html-503', 'reset', 'silent'] as const;
type Mode = (typeof modes)[number];

export interface LexV1Flag {
  readonly everywhere: Mode;
  /** Where it is otherwise. */
  readonly regions: Readonly<Record<string, Mode>>;
}

/** `gone`, `us-east-1=gone`, or `gone,us-east-1=serving`. Throws `WrongUsage`. */
export function readLexV1(given: Given<'lex-v1'>): LexV1Flag | undefined {
  const text = given.text('lex-v1');
  if (text === undefined) return undefined;
  const parts = text.split(',').map((part) => {
    const [, region, name] = /^(?:([a-z]{2,}(?:-[a-z]+)+-\d+)=)?(.*)$/.exec(part) ?? [];
    const mode = modes.find((one) => one === name);
    if (mode) return { region, mode };
    throw new WrongUsage(
      `--lex-v1 is one of ${modes.join(', ')}, or REGION=gone,REGION=empty; ${JSON.stringify(part)} is not.`,
    );
  });
  return {
    everywhere: parts.findLast(({ region }) => region === undefined)?.mode ?? 'serving',
    regions: Object.fromEntries(parts.flatMap(({ region, mode }) => (region === undefined ? [] : [[region, mode]]))),
  };
}
