import { expect, test } from 'vitest';
import { oneNone, shared, sharedNames } from '../../src/aws/shared.ts';
import { toWorkspace } from '../../src/aws/workspaces-records.ts';

test('WorkSpaces that say alike have their lists in common', () => {
  const one = toWorkspace({ WorkspaceId: 'ws-0a1b2c3d4', WorkspaceProperties: { Protocols: ['PCOIP'] } });
  const other = toWorkspace({ WorkspaceId: 'ws-0a1b2c3d5', WorkspaceProperties: { Protocols: ['PCOIP'] } });
  expect(one?.protocols).toEqual(['PCOIP']);
  expect(other?.protocols).toBe(one?.protocols);
  expect(other?.modifications).toBe(one?.standbys);
});

test('what is shared says what it said', () => {
  expect(shared('AVAILABLE')).toBe('AVAILABLE');
  expect(shared(undefined)).toBeUndefined();
  expect(sharedNames(['WSP', 'PCOIP'])).toEqual(['WSP', 'PCOIP']);
  expect(sharedNames([])).toEqual([]);
  expect(oneNone([{ resource: 'PROTOCOL' }])).toEqual([{ resource: 'PROTOCOL' }]);
});

test('a service that gives each record names of its own does not fill the memory with them', () => {
  const made = (round: number) => Array.from({ length: 20_000 }, (_, nth) => sharedNames([`${round % 2}`, `${nth}`]));
  const [first, second] = [made(0), made(2)];
  const inCommon = first.filter((names, nth) => names === second[nth]).length;
  expect(inCommon).toBeGreaterThan(9000);
  expect(inCommon).toBeLessThan(10_001);
});
