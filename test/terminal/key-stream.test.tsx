import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { Box, Text, useInput, usePaste, useWindowSize } from 'ink';
import TextInput from 'ink-text-input';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { keyStream } from '../../src/terminal/key-stream.ts';
import { mount } from '../support/terminal.tsx';

/** A stdin whose flow can be watched. */
const source = () => {
  const emitter = new EventEmitter();
  const self = Object.assign(emitter, {
    flowing: true,
    raw: false,
    pause: () => (self.flowing = false),
    resume: () => (self.flowing = true),
    setRawMode: (raw: boolean) => (self.raw = raw),
  });
  return self;
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

function Counter() {
  const [keys, setKeys] = useState<readonly string[]>([]);
  const add = (key: string) => setKeys((before) => [...before, key]);
  usePaste((text) => add(`<${text.replace('\r', '⏎')}>`));
  useInput((input, key) =>
    add(key.return ? 'enter' : key.escape ? 'esc' : key.ctrl ? `^${input}` : key.upArrow ? 'up' : input),
  );
  return <Text>{keys.join(' ')}</Text>;
}

function Rows() {
  const [row, setRow] = useState(0);
  useInput(() => setRow((before) => before + 1));
  return <Text>{`row ${row}`}</Text>;
}

function Field() {
  const [value, setValue] = useState('');
  const [sent, setSent] = useState('');
  return (
    <Box flexDirection="column">
      <TextInput value={value} onChange={setValue} onSubmit={setSent} />
      <Text>{`sent: ${sent}`}</Text>
    </Box>
  );
}

function Table() {
  const { columns, rows } = useWindowSize();
  const [top, setTop] = useState(0);
  const [text, setText] = useState('');
  useInput((input, key) => {
    if (key.downArrow) setTop((before) => before + 1);
    else if (key.upArrow) setTop((before) => Math.max(0, before - 1));
    else setText((before) => (before + input).slice(-columns));
  });
  const line = (y: number) => `${top + y} ${[...'日本 ┃ é 🙂 '].slice(0, (top * 7 + y * 3) % 11).join('')}${text}`;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {Array.from({ length: rows }, (_, y) => (
        <Text key={y} inverse={y === top % rows} wrap="truncate">
          {line(y)}
        </Text>
      ))}
    </Box>
  );
}

describe('the stdin that Ink reads', () => {
  it('hands out one key a turn of the event loop', async () => {
    const stdin = source();
    const stream = keyStream(stdin);
    const turns: string[][] = [];
    let now: string[] = [];
    stream.on('readable', () => {
      for (let piece = stream.read(); piece !== null; piece = stream.read()) now.push(piece);
    });
    stream.setRawMode(true);
    stdin.emit('data', 'jj\x1b[A');
    stdin.emit('data', 'k');
    for (let count = 0; count < 8; count++) {
      await turn();
      turns.push(now);
      now = [];
    }
    expect(turns.filter((keys) => keys.length > 0)).toEqual([['j'], ['j'], ['\x1b[A'], ['k']]);
  });

  it('lets the terminal hold back what nobody has taken yet', async () => {
    const stdin = source();
    const stream = keyStream(stdin);
    expect(stdin.flowing).toBe(false);
    let taken = 0;
    stream.on('readable', () => {
      while (stream.read() !== null) taken++;
    });
    stream.setRawMode(true);
    expect(stdin).toMatchObject({ flowing: true, raw: true });
    stdin.emit('data', 'j'.repeat(10_000));
    expect(stdin.flowing).toBe(false);
    while (taken < 10_000) await turn();
    expect(stdin.flowing).toBe(true);
    stream.setRawMode(false);
    expect(stdin).toMatchObject({ flowing: false, raw: false });
  });
});

describe('Ink on that stdin', () => {
  it.each([
    ['letters', 'jjj', 'j j j'],
    ['a letter and Enter', 'j\r', 'j enter'],
    ['control keys', '\x01\x1a', '^a ^z'],
    ['Escape, then an arrow', '\x1b\x1b[A', 'esc up'],
    ['a paste between keys', 'a\x1b[200~q\rq\x1b[201~b', 'a <q⏎q> b'],
  ])('hears each of %s in one read', async (_, typed, heard) => {
    await using terminal = await mount(<Counter />);
    await terminal.type(typed);
    expect((await terminal.screen()).replaceAll(/\s+/g, ' ').trim()).toBe(heard);
  });

  it('hears Escape and the letter after it as two keys once the wait is over', async () => {
    await using terminal = await mount(<Counter />);
    await terminal.type('\x1b');
    await terminal.sees('esc');
    await terminal.press('j');
    expect((await terminal.screen()).trim()).toBe('esc j');
  });

  it('loses nothing of a phrase typed ahead into ink-text-input', async () => {
    await using terminal = await mount(<Field />);
    await terminal.type('REBUILD 42 IN 123456789012 EU-WEST-2\x7f1\r');
    expect(await terminal.screen()).toContain('sent: REBUILD 42 IN 123456789012 EU-WEST-1');
  });

  it('takes two thousand keys in one read, and draws meanwhile', async () => {
    await using terminal = await mount(<Rows />);
    const typed = terminal.type('j'.repeat(2000));
    await terminal.sees(/^row [1-9]\d{0,2}$/m);
    await typed;
    await terminal.sees('row 2000');
  });
});

describe('the screen that diffs have made', () => {
  it('is the one that drawing anew makes, whatever was pressed and however the window changed', async () => {
    const step = fc.oneof(
      fc.constantFrom('up', 'down', 'x', '日', '-').map((key) => ({ key })),
      fc.record({ columns: fc.integer({ min: 20, max: 60 }), rows: fc.integer({ min: 4, max: 16 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await using terminal = await mount(<Table />, { columns: 40, rows: 10 });
        for (const each of steps) {
          if ('key' in each) await terminal.press(each.key);
          else await terminal.resize(each.columns, each.rows);
        }
        expect(await terminal.screen()).toBe(await terminal.fresh());
      }),
      { numRuns: 40 },
    );
  });
});
