import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotices } from '../../src/hooks/notices.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const told = () => {
  const notices = createNotices();
  return { ...notices, shown: () => notices.store.getState().notice?.text };
};
const pass = (ms: number) => vi.advanceTimersByTime(ms);

test('news do not take the answer to a key away: they follow', () => {
  const { say, news, shown } = told();
  say('Stopped.');
  news('ann has vanished.');
  expect(shown()).toBe('Stopped.');
  pass(4000);
  expect(shown()).toBe('ann has vanished.');
});

test('the answer to a key is shown at once, and news that nobody can have read come again', () => {
  const { say, news, shown } = told();
  news('The run has ended.');
  pass(200);
  say('Stopped.');
  expect(shown()).toBe('Stopped.');
  pass(4000);
  expect(shown()).toBe('The run has ended.');
});

test('news that were on screen long enough do not come again', () => {
  const { say, news, shown } = told();
  news('The run has ended.');
  pass(2000);
  say('Stopped.');
  pass(60_000);
  expect(shown()).toBe('Stopped.');
});

test('news wait for each other, in their order', () => {
  const { news, shown } = told();
  for (const text of ['one', 'two', 'three']) news(text);
  const seen = [shown()];
  for (let turn = 0; turn < 2; turn++) {
    pass(4000);
    seen.push(shown());
  }
  expect(seen).toEqual(['one', 'two', 'three']);
});

test('a key press takes away what was long enough on screen, and brings what waits', () => {
  const { say, news, fade, shown } = told();
  say('Stopped.');
  news('The run has ended.');
  fade();
  expect(shown()).toBe('Stopped.');
  pass(1600);
  fade();
  expect(shown()).toBe('The run has ended.');
  pass(1600);
  fade();
  expect(shown()).toBeUndefined();
});

test('why a key did nothing goes with the next key', () => {
  const { hint, fade, shown } = told();
  hint('Nothing is marked.');
  fade();
  expect(shown()).toBeUndefined();
});

test('another screen takes answers away, and leaves news that nobody can have read', () => {
  const { say, news, clear, shown } = told();
  say('Stopped.');
  clear();
  expect(shown()).toBeUndefined();
  news('The run has ended.');
  clear();
  expect(shown()).toBe('The run has ended.');
});
