/**
 * A line to type in, with its cursor. `ink-text-input` always types at its end: it has what stands before the cursor, the
 * rest is drawn behind it. What it would take for text by mistake (ctrl and alt keys) is held back.
 */
import { Box, type Key, Text, useInput } from 'ink';
import TextInput from 'ink-text-input';
import { useRef, useState } from 'react';
import { type EditedLine, edited } from './line-edit.ts';
import { segments } from './text.ts';
import { theme } from './theme.ts';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** More than one for a long text, which then goes on below. */
  readonly lines?: number;
  /** Where whoever asks for it keeps the cursor: UTF-16 units before it. Else other text is gone on with at its end. */
  readonly cursor?: number | undefined;
  readonly onCursor?: (cursor: number) => void;
}

export function TextField({ label, value, onChange, placeholder = '', lines = 1, cursor, onCursor }: TextFieldProps) {
  const line = useRef<EditedLine>({ text: value, cursor: cursor ?? value.length });
  const held = useRef(false);
  // Its cursor is its own: where the line changes otherwise than by typing, a fresh one stands at the end again.
  const revision = useRef(0);
  const [, draw] = useState(0);
  const elsewhere = cursor !== undefined && cursor !== line.current.cursor;
  if (value !== line.current.text || elsewhere) {
    line.current = { text: value, cursor: Math.min(cursor ?? value.length, value.length) };
    revision.current++;
  }
  const refresh = () => {
    revision.current++;
    draw((n) => n + 1);
  };
  const put = (is: EditedLine) => {
    const was = line.current;
    line.current = is;
    if (is.cursor !== was.cursor) onCursor?.(is.cursor);
    if (is.text !== was.text) onChange(is.text);
  };
  const { text, cursor: at } = line.current;
  return (
    <Box height={lines} flexShrink={0} overflow="hidden">
      <Guard
        onKey={(input, key) => {
          const is = edited(line.current, input, key);
          held.current = is !== undefined || key.ctrl || key.meta;
          if (!is) return;
          put(is);
          refresh();
        }}
      />
      <Box flexShrink={0}>
        <Text wrap="truncate">{label} </Text>
      </Box>
      <Text>
        <TextInput
          key={revision.current}
          value={text.slice(0, at)}
          showCursor={false}
          onChange={(typed) => {
            if (held.current) return refresh();
            put({ text: typed + line.current.text.slice(line.current.cursor), cursor: typed.length });
          }}
        />
        {text === '' && placeholder !== '' ? under(placeholder, theme.dim) : under(text.slice(at), theme.plain)}
      </Text>
    </Box>
  );
}

/** The cursor on the first character, or behind the last. */
function under(text: string, paint: (text: string) => string): string {
  const [first = ' '] = Array.from(segments(text), ({ segment }) => segment);
  return theme.selected(first) + paint(text.slice(first.length));
}

/** Hears each key before the field does, since it stands before it. */
function Guard({ onKey }: { readonly onKey: (input: string, key: Key) => void }) {
  useInput(onKey);
  return null;
}
