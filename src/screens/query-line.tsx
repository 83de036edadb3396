/**
 * The line that asks for WorkSpaces: typed with completion of fields and of the values that there are. What is wrong
 * with it is pointed at.
 */
import { type ReactNode, useMemo } from 'react';
import { Lines } from '../components/lines.tsx';
import { count, wrap } from '../components/text.ts';
import { TextField } from '../components/text-field.tsx';
import { theme } from '../components/theme.ts';
import type { Surroundings } from '../fleet/fields.ts';
import type { Row } from '../fleet/fleet.ts';
import { complete } from '../fleet/query/complete.ts';
import { hintsFor } from '../fleet/query/hint.ts';
import type { Fault, Query } from '../fleet/query/query.ts';
import { usePlaceState } from '../hooks/console.ts';
import { listQueryName } from '../hooks/list-query.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { usePastQueries } from '../hooks/use-past-queries.ts';
import { useBody } from '../hooks/use-size.ts';
import { keyOf } from '../keymap.ts';
import { faultLines, indent, label, optionLine, saysLine, standingLines, type Turn } from './query-line-told.ts';

export interface QueryLine {
  readonly text: string;
  readonly typing: boolean;
  /** Of the body, above what it asks for. */
  readonly lines: number;
  readonly view: ReactNode;
  /** While it is typed it claims text, and these come before the list's; else they end what it asks for, or begin it. */
  readonly bindings: readonly Binding[];
  onPaste(text: string): void;
}

const example = 'words, or state:stopped seen:>30d -user:ann* (os:windows_10 or protocol:pcoip)';
/** Beneath the line while it is typed: what is wrong or what is meant, and what may be written. */
const fewestBelow = 2;
const mostLines = 3;

export interface QueryLineOptions {
  /** What is wrong with the line as it stands. */
  readonly fault: Fault | undefined;
  /** All that can be asked for, whose values are proposed. */
  readonly rows: readonly Row[];
  readonly at: Surroundings;
}

export function useQueryLine({ fault, rows, at }: QueryLineOptions): QueryLine {
  const { columns: cells } = useBody();
  const [typing, setTyping] = usePlaceState('typing', false);
  const [text, setText] = usePlaceState(listQueryName, '');
  const [cursor, setCursor] = usePlaceState('cursor', 0);
  const past = usePastQueries(text, replace);
  const [turn, setTurn] = usePlaceState<Turn | undefined>('completed', undefined);
  const turning = turn?.text === text ? turn : undefined;
  // Of what was typed, not of what tab made of it: the next tab goes on among the same.
  const proposed = useMemo(
    () => (typing ? (turning?.completion ?? complete(text, cursor, rows, at)) : undefined),
    [typing, turning, text, cursor, rows, at],
  );

  function replace(next: string, at = next.length) {
    setText(next);
    setCursor(at);
  }
  const put = (step: 1 | -1) => {
    const options = proposed?.options ?? [];
    const next = turning ? (turning.at + step + options.length) % options.length : step > 0 ? 0 : options.length - 1;
    const option = options[next];
    if (!proposed || !option) return;
    const before = turning?.before ?? text;
    const written = before.slice(0, proposed.from) + option.insert + before.slice(proposed.to);
    replace(written, proposed.from + option.insert.length);
    // The name of a field is the beginning of what can be said of it: there the next tab writes a value.
    setTurn(option.insert.endsWith(':') ? undefined : { before, completion: proposed, at: next, text: written });
  };
  const fieldLines = typing ? Math.min(mostLines, wrap(`${text} `, Math.max(1, cells - indent)).length) : 1;
  // What is still being written is not told as wrong while there is something to go on with.
  const unfinished = fault && fault.at + fault.length >= text.length && (proposed?.options.length ?? 0) > 0;
  const below =
    fault && !unfinished
      ? faultLines(fault, text, cells).map(theme.warn)
      : [theme.dim(saysLine(proposed, turning, cells)), optionLine(proposed, turning, cells)];
  const linesBelow = Math.max(fewestBelow, below.length);
  const standing = text === '' ? [] : standingLines(fault, text, cells);
  const none = proposed?.options.length ? undefined : 'There is nothing to complete here.';
  return {
    text,
    typing,
    lines: typing ? fieldLines + linesBelow : standing.length,
    onPaste: (pasted) => replace(text.slice(0, cursor) + pasted + text.slice(cursor), cursor + pasted.length),
    bindings: typing
      ? [
          {
            command: 'accept',
            run: () => {
              past.remember();
              setTyping(false);
            },
            disabled: fault && `Column ${fault.at + 1}: ${fault.why}.`,
          },
          { command: 'complete', run: () => put(1), disabled: none },
          { command: 'completeBack', run: () => put(-1), disabled: none },
          // The field itself clears it; here the key is kept from those of the list.
          { command: 'clearLine', run: () => {} },
          { command: 'earlier', run: () => past.step(1), disabled: past.earlier },
          { command: 'later', run: () => past.step(-1), disabled: past.later },
          {
            command: 'back',
            run: () => {
              past.remember();
              replace(past.accepted);
              setTyping(false);
            },
          },
        ]
      : [
          {
            command: 'filter',
            run: () => {
              past.begin();
              setCursor(text.length);
              setTyping(true);
            },
          },
          ...(text === '' ? [] : [{ command: 'back', run: past.clear } as const]),
        ],
    view: typing ? (
      <>
        <TextField
          label={label}
          value={text}
          onChange={setText}
          placeholder={example}
          lines={fieldLines}
          cursor={cursor}
          onCursor={setCursor}
        />
        <Lines lines={below} height={linesBelow} />
      </>
    ) : standing.length === 0 ? null : (
      <Lines lines={standing} />
    ),
  };
}

/** Said in the place of rows where none matches. */
export function nothingMatches(
  query: Query,
  text: string,
  unknown: number,
  rows: readonly Row[],
  at: Surroundings,
): readonly string[] {
  return [
    `Nothing here matches "${text}". ${keyOf('back')} clears the filter.`,
    ...(unknown > 0 ? [`Of ${count(unknown, 'WorkSpace')} it is not known whether they do.`] : []),
    ...hintsFor(query, rows, at),
  ];
}
