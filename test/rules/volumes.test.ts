import { describe, expect, test } from 'vitest';
import { volumesAfterMigration } from '../../src/rules/volumes.ts';

// "Root grows to the target bundle's default if needed … volumes never shrink."
describe.each([
  // now, source bundle, target, expected
  ['grows to a larger target', [80, 50], [80, 50], [175, 100], [175, 100]],
  ['never shrinks', [175, 100], [175, 100], [80, 50], [175, 100]],
  ['keeps a user volume of another size than its bundle gave', [80, 100], [80, 50], [175, 200], [175, 100]],
  ['cannot tell the user volume without the source bundle', [80, 50], undefined, [175, 100], [175, undefined]],
  ['can tell it when both ways lead to one size', [80, 100], undefined, [80, 50], [80, 100]],
  ['cannot tell what AWS did not say', [undefined, undefined], [80, 50], [175, 100], [undefined, undefined]],
] as const)('a migration %s', (_, size, source, target, expected) => {
  test('in GiB', () => {
    const volumes = ([rootGib, userGib]: readonly (number | undefined)[]) => ({ rootGib, userGib });
    expect(volumesAfterMigration(volumes(size), source && volumes(source), volumes(target))).toEqual(volumes(expected));
  });
});
