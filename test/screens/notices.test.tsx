import { expect, test } from 'vitest';
import { App } from '../../src/app.tsx';
import type { Failure } from '../../src/aws/answer.ts';
import { alone, idleConsole } from '../support/isolated.tsx';

const denied: Failure = {
  kind: 'denied',
  operation: 'workspaces:DescribeWorkspaces',
  what: 'The list of WorkSpaces could not be read.',
  why: 'User: arn:aws:iam::123456789012:user/ann is not authorized to perform this.',
  next: 'Ask for a policy that allows workspaces:DescribeWorkspaces.',
  effect: 'none',
};

test('what the notice line cut off, and what it no longer shows, is read in full; why a key did nothing is not kept', async () => {
  const console = idleConsole({ failure: denied });
  const names = Array.from({ length: 12 }, (_, at) => `user-${at} ws-00000000${at}`);
  console.notices.news(`12 WorkSpaces no longer listed by AWS: ${names.join(', ')}.`, 'warn');
  console.notices.hint('There is no row here.');
  console.notices.say('Changes are locked.', 'ok');
  using screen = await alone(<App console={console} />, 40);
  await screen.press('@');
  const text = screen.frame().replaceAll(/\s+/g, ' ');
  for (const name of names) expect(text).toContain(name);
  expect(text).toContain('Ask for a policy that allows workspaces:DescribeWorkspaces.');
  expect(text).not.toContain('There is no row here.');
  const body = screen.frame().split('\n').slice(2);
  expect(body.findIndex((line) => /\d\d:\d\d {2}Changes are locked/.test(line))).toBeLessThan(
    body.findIndex((line) => line.includes('no longer listed')),
  );
});

test('the last hundred notices are kept', () => {
  const { notices } = idleConsole();
  for (let nth = 0; nth < 150; nth++) notices.news(`${nth}`);
  const { past } = notices.store.getState();
  expect([past.length, past[0]?.text, past.at(-1)?.text]).toEqual([100, '149', '50']);
});
