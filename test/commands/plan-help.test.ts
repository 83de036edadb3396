import { expect, test } from 'vitest';
import { mapHelp, verbHelp } from '../../src/commands/plan-help.ts';
import { editionNames } from '../../src/rules/operating-system.ts';

test.each([
  ['plan migrate', verbHelp('migrate')],
  ['plan map', mapHelp],
])('the help of %s lists every system that may be wished, within 80 columns', (_, help) => {
  const lines = help.split('\n');
  const words = lines.flatMap((line) => line.trim().split(/, ?/));
  expect(words).toEqual(expect.arrayContaining([...editionNames]));
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
