/** One line asked for on the body of a screen: what it is for, the field, and why what stands in it will not do. */
import { useState } from 'react';
import { Lines } from '../components/lines.tsx';
import { wrap } from '../components/text.ts';
import { TextField } from '../components/text-field.tsx';
import { theme } from '../components/theme.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { Frame } from './frame.tsx';

export interface QuestionProps {
  readonly title: string;
  readonly says: string;
  readonly label: string;
  readonly start: string;
  /** Why this cannot be taken; undefined when it can. */
  readonly check: (text: string) => string | undefined;
  readonly onAnswer: (text: string) => void;
  readonly onCancel: () => void;
}

export function Question({ title, says, label, start, check, onAnswer, onCancel }: QuestionProps) {
  const { columns, height } = useBody();
  const [text, setText] = useState(start);
  const wrong = check(text);
  const above = ['', ...wrap(says, columns - 6).map((line) => `   ${line}`), ''];
  return (
    <Frame
      title={title}
      claims="text"
      onPaste={(pasted) => setText((now) => now + pasted)}
      bindings={[
        { command: 'accept', run: () => onAnswer(text.trim()), disabled: wrong },
        { command: 'back', run: onCancel },
      ]}
    >
      <Lines lines={above} />
      <TextField label={`   ${label}`} value={text} onChange={setText} />
      <Lines
        height={Math.max(0, height - above.length - 1)}
        lines={[
          '',
          wrong
            ? theme.warn(`   ${wrong}`)
            : theme.dim(`   ${keyOf('accept')} takes it, ${keyOf('back')} leaves it as it was.`),
        ]}
      />
    </Frame>
  );
}
