import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { operator } from '../../src/runs/operator.ts';

test('the operator is the user of this machine, or the number of one that nobody has named', () => {
  expect(operator()).toBe(userInfo().username);
  const nobody = () => {
    throw Object.assign(new Error('uv_os_get_passwd returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' });
  };
  expect(operator(nobody)).toBe(`uid ${process.getuid?.()}`);
});
