import { expect, test } from 'vitest';
import { Menu } from '../../src/components/menu.tsx';
import { alone } from '../support/isolated.tsx';

const choices = ['user', 'state', 'bundle', 'last seen'].map((label) => ({ label, value: label }));

function open(chosen?: string, height = 10) {
  const told: string[] = [];
  const menu = (
    <Menu choices={choices} {...(chosen ? { chosen } : {})} height={height} onChoose={(value) => told.push(value)} />
  );
  return { told, menu };
}

test('a menu starts on what is chosen already, told by a sign', async () => {
  using menu = await alone(open('bundle').menu);
  expect(menu.frame().split('\n')).toEqual(['   user', '   state', ' ❯ bundle', '   last seen']);
});

test.each([
  [['down', 'down', 'enter'], 'bundle'],
  [['j', 'enter'], 'state'],
  [['j', 'j', 'k', 'enter'], 'state'],
  [['up', 'enter'], 'last seen'],
  [['4'], 'last seen'],
])('%j chooses %s', async (keys, value) => {
  const { told, menu } = open();
  using shown = await alone(menu);
  await shown.press(...keys);
  expect(told).toEqual([value]);
});

test('a menu longer than its place shows the part around the cursor', async () => {
  using menu = await alone(open(undefined, 2).menu);
  expect(menu.frame().split('\n')).toEqual([' ❯ user', '   state']);
  await menu.press('down', 'down');
  expect(menu.frame()).toContain('❯ bundle');
  expect(menu.frame().split('\n')).toHaveLength(2);
});
