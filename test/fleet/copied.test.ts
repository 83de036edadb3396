import { expect, test } from 'vitest';
import { copyOf } from '../../src/fleet/copied.ts';
import { at, rowsOf } from './query/rows.ts';

const rows = rowsOf({
  'ws-a': { workspace: { userName: 'ann', ipAddress: '10.0.0.9', ipv6Address: '2001:db8::1' } },
  'ws-b': { workspace: { userName: '=cmd|x' } },
});

test('of a fact that is copied there is one a line, and those that have none are counted, not left as empty lines', () => {
  expect(copyOf('id', rows, [], at)).toEqual({ text: 'ws-a\nws-b', lines: 2, without: 0 });
  expect(copyOf('ip', rows, [], at)).toEqual({ text: '10.0.0.9', lines: 1, without: 1 });
  expect(copyOf('computer', rows, [], at)).toEqual({ text: '', lines: 0, without: 2 });
});

test('a row is copied with tabs between the columns of the list, and no cell of it is a formula', () => {
  expect(copyOf('row', rows, ['id', 'user', 'ip'], at)).toEqual({
    text: "ws-a\tann\t10.0.0.9; 2001:db8::1\nws-b\t'=cmd|x\t",
    lines: 2,
    without: 0,
  });
});

test('what is not listed any more has nothing to copy', () => {
  expect(copyOf('row', [], ['id'], at)).toEqual({ text: '', lines: 0, without: 0 });
});
