/** What the WorkSpaces on a bundle tell of it, and what they do not. */
import { describe, expect, test } from 'vitest';
import type { Workspace } from '../../src/aws/model.ts';
import { evidenceIn } from '../../src/fleet/evidence.ts';
import { emptyFleet, withBundles, withWorkspaces } from '../../src/fleet/fleet.ts';
import { readBundle } from '../../src/rules/bundle-facts.ts';
import { factValue } from '../../src/rules/fact.ts';
import { bundle, workspace } from '../plans/fixtures.ts';

type Said = Partial<Pick<Workspace, 'operatingSystem' | 'protocols' | 'computeType'>>;

/** System and protocol of a bundle of that name, with these WorkSpaces on it. */
function read(users: readonly Said[], name = 'Gold desktop') {
  const gold = { ...bundle('wsb-gold00001', name), owner: '123456789012' };
  const others = workspace('ws-other', { bundleId: bundle('wsb-other0001', '').id, operatingSystem: 'WINDOWS_7' });
  const records = users.map((said, at) => workspace(`ws-${at}`, { bundleId: gold.id, ...said }));
  const fleet = withWorkspaces(withBundles(emptyFleet, [gold]), [others, ...records]);
  const { edition, protocol } = readBundle(gold, evidenceIn(fleet)(gold));
  return [factValue(edition), factValue(protocol)];
}

const [pcoip, dcv] = [{ protocols: ['PCOIP'] }, { protocols: ['WSP'] }];
const [ubuntu, windows] = [{ operatingSystem: 'UBUNTU_22_04' }, { operatingSystem: 'WINDOWS_SERVER_2022' }];
const gpu = { computeType: 'GRAPHICS_G4DN' };

describe('the system of a bundle whose name says none', () => {
  // biome-ignore format: a table
  test.each<[string, readonly Said[], string | undefined]>([
    ['all say the same', [windows, windows], 'server-2022'],
    ['some say nothing yet', [{ operatingSystem: undefined }, windows, { operatingSystem: undefined }], 'server-2022'],
    ['they differ', [windows, windows, ubuntu], undefined],
    ['a newer one is not known to the API: its image may have been renewed', [ubuntu, { operatingSystem: 'UNKNOWN' }], undefined],
    ['nobody is on it', [], undefined],
  ])('where %s', (_, users, edition) => {
    expect(read(users)[0]).toBe(edition);
  });
});

describe('the protocol of a bundle whose name says none', () => {
  // biome-ignore format: a table
  test.each<[string, readonly Said[], string | undefined]>([
    ['all are on PCoIP', [pcoip, pcoip], 'PCOIP'],
    ['all are on neither', [{ protocols: [] }, { protocols: [] }], 'BYOP'],
    ['some were modified in place', [dcv, pcoip], undefined],
    ['the first was, and the others say nothing', [dcv, { protocols: undefined }], undefined],
    ['all are on DCV, as they may be by now', [dcv, dcv, dcv], undefined],
    ['all are on DCV with a GPU, whose protocol nobody can modify', [{ ...dcv, ...gpu }, { ...dcv, ...gpu }], 'WSP'],
    ['one of those on DCV has a GPU', [dcv, { ...dcv, ...gpu }], 'WSP'],
  ])('where %s', (_, users, protocol) => {
    expect(read(users)[1]).toBe(protocol);
  });

  test('is asked of nobody where the name says it', () => {
    expect(read([dcv, dcv], 'Gold desktop PCoIP')[1]).toBe('PCOIP');
    expect(read([pcoip], 'Gold desktop DCV')[1]).toBe('WSP');
  });

  test('does not hang on their systems, nor these on it', () => {
    expect(
      read([
        { ...windows, ...pcoip },
        { ...ubuntu, ...pcoip },
      ]),
    ).toEqual([undefined, 'PCOIP']);
    expect(
      read([
        { ...windows, ...pcoip },
        { ...windows, ...dcv },
      ]),
    ).toEqual(['server-2022', undefined]);
  });
});
