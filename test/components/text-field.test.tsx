import { useState } from 'react';
import { expect, test } from 'vitest';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { TextField } from '../../src/components/text-field.tsx';
import { alone } from '../support/isolated.tsx';

function Field({ start = '' }: { readonly start?: string }) {
  const [value, setValue] = useState(start);
  return <TextField label="name:" value={value} onChange={setValue} placeholder="letters" />;
}

/** Its text is kept outside, as a place on the stack keeps it. */
function Given({ text }: { readonly text: StoreApi<string> }) {
  return <TextField label="name:" value={useStore(text)} onChange={(next) => text.setState(() => next, true)} />;
}

test('a text field says what belongs into it while it is empty', async () => {
  using field = await alone(<Field />);
  expect(field.frame()).toBe('name: letters');
});

test('what is typed stands there in order, spaces, umlauts and all', async () => {
  using field = await alone(<Field />);
  await field.type('Jürgen Groß 4711?');
  expect(field.frame()).toBe('name: Jürgen Groß 4711?');
});

test('it is edited in the middle', async () => {
  using field = await alone(<Field />);
  await field.type('prod');
  await field.press('left', 'left', 'backspace');
  await field.type('u');
  expect(field.frame()).toBe('name: puod');
});

test.each([
  ['ctrl+u', 'name: !'],
  ['ctrl+w', 'name: one two !'],
])('%s clears the line or its last word', async (key, line) => {
  using field = await alone(<Field start="one two three" />);
  await field.press(key, '!');
  expect(field.frame()).toBe(line);
});

test.each([
  [['left', 'left'], '!', 'prod !ca'],
  [['home'], '!', '!prod ca'],
  [['ctrl+a', 'right'], '!', 'p!rod ca'],
  [['home', 'end'], '!', 'prod ca!'],
  [['ctrl+a', 'ctrl+e'], '!', 'prod ca!'],
  [['home', 'delete'], '', 'rod ca'],
  [['left', 'left', 'ctrl+w'], '', 'ca'],
])('%j moves the cursor, and what is typed stands before it', async (keys, text, line) => {
  using field = await alone(<Field start="prod ca" />);
  await field.press(...keys);
  await field.type(text);
  expect(field.frame()).toBe(`name: ${line}`);
});

test('the cursor is seen, on a whole character', async () => {
  using field = await alone(<Field start="aé" />);
  expect(field.raw()).toContain('é\x1b[7m \x1b[27m');
  await field.press('left');
  expect(field.raw()).toContain('a\x1b[7mé\x1b[27m');
});

test.each(['ctrl+k', 'alt+b', 'alt+d', 'up', 'down', 'tab', 'pageup'])('%s is no text', async (key) => {
  using field = await alone(<Field start="one two" />);
  await field.press(key);
  expect(field.frame()).toBe('name: one two');
  await field.type('!');
  expect(field.frame()).toBe('name: one two!');
});

test('text that came from elsewhere is gone on with at its end', async () => {
  const text = createStore(() => 'ab');
  using field = await alone(<Given text={text} />);
  await field.type('c');
  text.setState(() => 'abc pasted', true);
  await field.type('!');
  expect(field.frame()).toBe('name: abc pasted!');
});
