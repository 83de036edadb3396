/** "Windows 11 on DCV, same compute" for bundles as they are found side by side. */
import { describe, expect, test } from 'vitest';
import type { Bundle, Image, Workspace } from '../../src/aws/model.ts';
import { emptyFleet, withBundles, withImages, withWorkspaces } from '../../src/fleet/fleet.ts';
import { mappingOf, proposeMapping } from '../../src/fleet/propose.ts';
import { targetOf } from '../../src/plans/mapping.ts';
import type { Wish } from '../../src/rules/wish.ts';
import { bundle, workspace } from '../plans/fixtures.ts';

const wish: Wish = { edition: 'windows-11', protocol: 'WSP', compute: 'same' };
const account = '123456789012';
const own = (id: string, name: string, more: Partial<Bundle> = {}): Bundle => ({
  ...bundle(id, name),
  owner: account,
  ...more,
});

const tenPcoip = own('wsb-ten000001', 'Office Windows 10 BYOL PCoIP');
const elevenDcv = own('wsb-eleven001', 'Office Windows 11 BYOL DCV', { imageId: 'wsi-old', rootGib: 100 });
const newer = own('wsb-eleven002', 'Office Windows 11 BYOL DCV (November)', { imageId: 'wsi-new', rootGib: 100 });
const power = own('wsb-eleven003', 'Power Windows 11 BYOL DCV', { computeType: 'POWER' });
const images = [
  { id: 'wsi-old', requiredTenancy: 'DEDICATED', createdAt: 1 },
  { id: 'wsi-new', requiredTenancy: 'DEDICATED', createdAt: 2 },
] as Image[];

const onTen = (id: string, more: Partial<Workspace> = {}) =>
  workspace(id, { bundleId: tenPcoip.id, operatingSystem: 'WINDOWS_10', protocols: ['PCOIP'], ...more });

function proposals(bundles: readonly Bundle[], workspaces: readonly Workspace[], wished = wish) {
  const fleet = withImages(withWorkspaces(withBundles(emptyFleet, bundles), workspaces), images);
  return proposeMapping([...fleet.rows.values()], wished, fleet);
}

describe('what is proposed', () => {
  test('is the bundle that is what was wished, of the newest image, though nobody uses it yet', () => {
    const [only, ...rest] = proposals([tenPcoip, power, elevenDcv, newer], [onTen('ws-1'), onTen('ws-2')]);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      line: { bundleId: tenPcoip.id, to: newer.id },
      ids: ['ws-1', 'ws-2'],
      target: { allowed: 2, open: 0, denied: 0 },
      why: undefined,
    });
    expect(only?.choices.map(({ id }) => id)).toEqual([newer.id, elevenDcv.id, power.id, tenPcoip.id]);
  });

  test('is a line for each bundle, the largest first, and for each compute type where those of a bundle differ', () => {
    const seven = own('wsb-ten000002', 'Lab Windows 10 BYOL PCoIP');
    const made = proposals(
      [tenPcoip, seven, power, elevenDcv],
      [
        onTen('ws-1', { computeType: 'POWER' }),
        onTen('ws-2'),
        onTen('ws-3'),
        ...['ws-4', 'ws-5', 'ws-6'].map((id) => onTen(id, { bundleId: seven.id })),
      ],
    );
    expect(made.map(({ key, line, ids }) => [key, line.to, ids.length])).toEqual([
      [seven.id, elevenDcv.id, 3],
      [`${tenPcoip.id} STANDARD`, elevenDcv.id, 2],
      [`${tenPcoip.id} POWER`, power.id, 1],
    ]);
    const mapping = mappingOf(made);
    expect(targetOf(mapping, onTen('ws-9', { computeType: 'POWER' }))).toBe(power.id);
  });

  test('is changed by the operator line by line, and what he leaves out goes nowhere', () => {
    const made = proposals([tenPcoip, elevenDcv, newer], [onTen('ws-1')]);
    const [{ key = '' } = {}] = made;
    expect(mappingOf(made, new Map([[key, elevenDcv.id]]))).toEqual([{ bundleId: tenPcoip.id, to: elevenDcv.id }]);
    expect(mappingOf(made, new Map([[key, undefined]]))).toEqual([{ bundleId: tenPcoip.id, to: undefined }]);
  });
});

describe('nothing is proposed, and why is said, where', () => {
  const why = (bundles: readonly Bundle[], one: Workspace, wished = wish) => {
    const [proposal] = proposals(bundles, [one], wished);
    expect([proposal?.target, proposal?.line.to]).toEqual([undefined, undefined]);
    return proposal?.why;
  };

  test('only the protocol differs: modifying it keeps the root volume', () => {
    const elevenPcoip = own('wsb-eleven009', 'Office Windows 11 BYOL PCoIP');
    const one = workspace('ws-1', { bundleId: elevenPcoip.id, operatingSystem: 'WINDOWS_11', protocols: ['PCOIP'] });
    expect(why([elevenPcoip, elevenDcv], one)).toMatchObject({
      reason: expect.stringContaining('Only their protocol differs'),
      remedy: 'Modify the protocol instead.',
    });
  });

  test('they are that already', () => {
    const one = workspace('ws-1', { bundleId: elevenDcv.id, operatingSystem: 'WINDOWS_11', protocols: ['WSP'] });
    expect(why([elevenDcv, newer], one)).toMatchObject({ reason: 'They are that already.' });
  });

  // biome-ignore format: a table
  test.each([
    ['a Value WorkSpace', onTen('ws-1', { computeType: 'VALUE' }), 'There is no Value bundle with Windows 11.'],
    ['an included licence', workspace('ws-1', { operatingSystem: 'WINDOWS_SERVER_2019' }), 'A WorkSpace with an included licence cannot be migrated to a BYOL bundle.'],
    ['BYOP', onTen('ws-1', { protocols: [] }), 'A BYOP WorkSpace cannot be migrated to PCoIP or DCV.'],
    ['Linux', workspace('ws-1', { operatingSystem: 'AMAZON_LINUX_2' }), "Neither of AWS's migration pages has a way between Windows and Linux."],
  ])('a wall stands before all of them: %s', (_, one, reason) => {
    expect(why([tenPcoip, elevenDcv, power], one)?.reason).toBe(reason);
  });

  test('the only one is not ready', () => {
    const pending = { ...newer, state: 'PENDING' };
    expect(why([tenPcoip, pending, power], onTen('ws-1'))?.reason).toBe('The bundle is PENDING.');
  });

  test('there is none of that compute type', () => {
    expect(why([tenPcoip, power], onTen('ws-1'))).toMatchObject({
      reason: 'No bundle here is known to be Windows 11 on DCV, STANDARD.',
      remedy: 'Choose another bundle, or make one.',
    });
  });

  test('a name does not say all of it: it may be, and is offered first, but not proposed', () => {
    const gold = own('wsb-gold00001', 'Gold desktop');
    const [proposal] = proposals([tenPcoip, gold], [onTen('ws-1')]);
    expect(proposal?.target).toBeUndefined();
    expect(proposal?.choices[0]).toMatchObject({ id: gold.id, wished: 'maybe' });
    expect(proposal?.why?.remedy).toBe('1 may be: look at their names.');
  });

  test('AWS did not say which bundle they use', () => {
    expect(why([elevenDcv], onTen('ws-1', { bundleId: undefined }))?.reason).toBe(
      'AWS did not say which bundle they use.',
    );
  });
});
