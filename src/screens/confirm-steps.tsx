/** The two kinds of confirmation: losses ticked off one by one, and what is typed by hand. Enter alone confirms nothing. */
import { Lines } from '../components/lines.tsx';
import { wrap } from '../components/text.ts';
import { TextField } from '../components/text-field.tsx';
import { theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import type { Layer } from '../hooks/use-commands.ts';
import { unseen } from '../hooks/use-seen.ts';
import { keyOf } from '../keymap.ts';
import { type AcknowledgedClass, matchesPhrase, type Step } from '../plans/confirmation.ts';

type Acknowledge = Extract<Step, { kind: 'acknowledge' }>;
type Typed = Extract<Step, { kind: 'phrase' | 'count' }>;

/** Each loss has a key of its own: a key that is held down, or pressed once too often, acknowledges no other. */
export function tickLayer(
  losses: readonly Acknowledge[],
  ticked: ReadonlySet<AcknowledgedClass>,
  tick: (loss: AcknowledgedClass) => void,
  go: (direction: 'on' | 'back') => void,
  seen: boolean,
): Layer {
  const left = losses.filter((loss) => !ticked.has(loss.class)).length;
  const disabled =
    left > 0 ? `${left} to acknowledge, each by the key of its number. Enter alone confirms nothing.` : undefined;
  return {
    bindings: [
      {
        command: 'tick',
        run: (key) => {
          const loss = losses[Number(key) - 1];
          if (loss) tick(loss.class);
        },
        disabled: seen ? undefined : unseen,
      },
      { command: 'accept', run: () => go('on'), disabled },
      { command: 'back', run: () => go('back') },
      // What goes on from a review goes on from here, too.
      { command: 'next', run: () => go('on'), disabled },
    ],
  };
}

export function tickLines(
  losses: readonly Acknowledge[],
  ticked: ReadonlySet<AcknowledgedClass>,
  cells: number,
  seen: boolean,
): string[] {
  const all = losses.every((loss) => ticked.has(loss.class));
  const end = all
    ? `All acknowledged: ${keyOf('accept')} goes on.`
    : seen
      ? 'Press the number of each line to acknowledge it.'
      : '';
  const lines = losses.flatMap((loss, at) => {
    const done = ticked.has(loss.class);
    const [first = '', ...rest] = wrap(loss.sentence, cells - 12);
    const tone = done ? theme.plain : theme.danger;
    return [
      `   ${theme.accent(String(at + 1))} ${done ? '[x]' : '[ ]'} ${tone(first)}`,
      ...rest.map((line) => `         ${tone(line)}`),
      '',
    ];
  });
  return [...lines, `   ${theme.title(end)}`];
}

export interface PhraseFieldProps {
  readonly step: Typed;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly seen: boolean;
  /** What going on does, once it matches. */
  readonly leadsTo?: string;
  /** Lines the field and what is said below it may take. */
  readonly height: number;
}

/** There is no field before what stands above it can have been read. */
export function PhraseField({ step, typed, onType, seen, leadsTo = 'starts', height }: PhraseFieldProps) {
  if (!seen) return <Lines height={height} lines={[]} />;
  const verdict = matchesPhrase(step, typed)
    ? theme.ok(`   It matches: ${keyOf('accept')} ${leadsTo}.`)
    : mismatch(step, typed);
  return (
    <>
      <TextField label="   >" value={typed} onChange={onType} />
      <Lines height={Math.max(0, height - 1)} lines={['', verdict]} />
    </>
  );
}

export function usePhraseLayer(step: Typed, typed: string, start: () => void, back: () => void, seen: boolean): Layer {
  const { notices } = useConsole();
  return {
    bindings: [
      {
        command: 'accept',
        run: start,
        disabled: !seen
          ? unseen
          : matchesPhrase(step, typed)
            ? undefined
            : `The ${step.kind === 'count' ? 'number' : 'phrase'} does not match yet: nothing was sent.`,
      },
      { command: 'back', run: back },
    ],
    claims: 'text',
    onPaste: () => notices.say('A confirmation is typed, not pasted.', 'warn'),
  };
}

/** Where the typed phrase goes wrong, or how much of it is missing. */
function mismatch({ kind, phrase }: Typed, typed: string): string {
  if (typed === '') return '';
  if (kind === 'count') return theme.warn('   That is not the number of WorkSpaces that would be sent.');
  let same = 0;
  while (same < typed.length && typed[same] === phrase[same]) same++;
  if (same === typed.length) return theme.dim(`   ${phrase.length - same} characters to go.`);
  const expected = phrase[same];
  return theme.warn(
    `   Character ${same + 1} differs: ${expected ? `"${expected}" is expected` : 'the phrase ends before it'}.`,
  );
}
