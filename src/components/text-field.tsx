/** A line to type in. `ink-text-input` edits; what it would take for text by mistake (ctrl and alt keys) is held back. */
import { Box, Text, useInput } from 'ink';
import TextInput from 'ink-text-input';
import { useRef, useState } from 'react';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** More than one for a long text, which then goes on below. */
  readonly lines?: number;
}

export function TextField({ label, value, onChange, placeholder = '', lines = 1 }: TextFieldProps) {
  const chord = useRef(false);
  const typed = useRef(value);
  const [revision, setRevision] = useState(0);
  // Text that came from elsewhere (a paste, a cleared line) wants a fresh field, whose cursor stands at the end.
  if (value !== typed.current) {
    typed.current = value;
    setRevision(revision + 1);
  }
  return (
    <Box height={lines} flexShrink={0} overflow="hidden">
      <ChordGuard chord={chord} onClear={() => onChange('')} onWord={() => onChange(value.replace(/\S+\s*$/u, ''))} />
      <Box flexShrink={0}>
        <Text wrap="truncate">{label} </Text>
      </Box>
      <TextInput
        key={revision}
        value={value}
        placeholder={placeholder}
        onChange={(next) => {
          if (chord.current) {
            // It has taken the chord for a letter and moved its cursor: a fresh field stands at the end again.
            setRevision((n) => n + 1);
            return;
          }
          typed.current = next;
          onChange(next);
        }}
      />
    </Box>
  );
}

interface GuardProps {
  readonly chord: { current: boolean };
  readonly onClear: () => void;
  readonly onWord: () => void;
}

/** Hears each key before the field does, since it stands before it. */
function ChordGuard({ chord, onClear, onWord }: GuardProps) {
  useInput((input, key) => {
    chord.current = key.ctrl || key.meta;
    if (key.ctrl && input === 'u') onClear();
    if (key.ctrl && input === 'w') onWord();
  });
  return null;
}
