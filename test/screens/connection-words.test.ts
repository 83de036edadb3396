import { expect, test } from 'vitest';
import { connectionWords } from '../../src/screens/connection-words.ts';

test.each([
  ['CONNECTED', 'CONNECTED'],
  ['UNKNOWN', 'UNKNOWN'],
  [undefined, 'not told by AWS'],
  ['denied', 'not known: this identity lacks workspaces:DescribeWorkspacesConnectionStatus'],
  ['failed', 'not known: the look-up failed'],
])('a connection that is %s is told as %s', (connection, words) => {
  expect(connectionWords({ connection })).toBe(words);
});
