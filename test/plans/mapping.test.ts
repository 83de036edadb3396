/** Where each of a mixed selection goes, and what a plan tells of it line by line. */
import { describe, expect, test } from 'vitest';
import { planWorkspaces } from '../../src/plans/build-plan.ts';
import { lineFor, type Mapping, whyNowhere } from '../../src/plans/mapping.ts';
import { mappingLines } from '../../src/plans/mapping-lines.ts';
import { candidate, context, source, target, value } from './fixtures.ts';

const one = { id: 'ws-000000001', bundleId: source.id, computeType: 'POWER' };

describe('the most particular line decides', () => {
  // biome-ignore format: a table
  test.each([
    ['a WorkSpace before its bundle and type', [{ bundleId: source.id, computeType: 'POWER', to: 'wsb-b' }, { workspaceId: one.id, to: 'wsb-a' }], 'wsb-a'],
    ['bundle and type before the bundle', [{ bundleId: source.id, to: 'wsb-b' }, { bundleId: source.id, computeType: 'POWER', to: 'wsb-a' }], 'wsb-a'],
    ['a bundle before all', [{ to: 'wsb-b' }, { bundleId: source.id, to: 'wsb-a' }], 'wsb-a'],
    ['one that leaves it out, too', [{ to: 'wsb-b' }, { workspaceId: one.id, to: undefined }], undefined],
    ['none of another type', [{ bundleId: source.id, computeType: 'STANDARD', to: 'wsb-a' }], undefined],
  ] as const satisfies readonly (readonly [string, Mapping, string | undefined])[])('%s', (_, mapping, to) => {
    expect(lineFor(mapping, one)?.to).toBe(to);
  });
});

test('why something goes nowhere is what its line says, or that nobody said whither', () => {
  const why = { reason: 'Only their protocol differs.' };
  expect(whyNowhere({ to: undefined, why })).toBe(why);
  expect(whyNowhere(undefined).reason).toBe('The mapping has no target for it.');
  expect(whyNowhere({ to: 'wsb-gone00001' }).reason).toBe('AWS lists no bundle wsb-gone00001.');
});

const why = { reason: 'There is no Value bundle with Windows 11.', remedy: 'Change the compute type first.' };
const mapping: Mapping = [
  { bundleId: source.id, to: target.id },
  { bundleId: source.id, computeType: 'VALUE', to: undefined, why },
];
const planned = value(
  planWorkspaces({
    ...context,
    verb: 'migrate',
    mapping,
    candidates: [
      candidate('ws-000000001', { target }),
      candidate('ws-000000002', { target, connection: 'CONNECTED' }),
      candidate('ws-000000003', { target }),
      candidate('ws-000000004', { leftOut: why, connection: 'CONNECTED' }, { computeType: 'VALUE' }),
    ],
  }),
);

test('of a WorkSpace that is left out that is the one reason: whether its user is connected does not matter', () => {
  const left = planned.excluded.find(({ id }) => id === 'ws-000000004');
  expect(left?.verdicts).toEqual([{ rule: 'bundle', kind: 'denied', ...why }]);
});

test('a plan tells for each line how many go and how many are held back', () => {
  const from = { id: source.id, name: source.name };
  expect(mappingLines(planned)).toEqual([
    { line: mapping[0], from, to: { id: target.id, name: target.name }, going: 2, held: 1 },
    { line: mapping[1], from, to: undefined, going: 0, held: 1 },
  ]);
});
