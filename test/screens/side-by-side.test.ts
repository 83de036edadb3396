import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Bundle, Workspace } from '../../src/aws/model.ts';
import { emptyFleet, withBundles, withDirectories, withWorkspaces } from '../../src/fleet/fleet.ts';
import { bundleLines } from '../../src/screens/bundle-columns.ts';
import { sideBySide } from '../../src/screens/side-by-side.ts';
import { bundle, directory, source, target, workspace } from '../plans/fixtures.ts';

const large: Bundle = {
  ...target,
  id: 'wsb-large0001' as Bundle['id'],
  rootGib: 175,
  userGib: 100,
  computeType: 'POWER',
};
const kiosk = bundle('wsb-kiosk0001', 'Value with Windows 10 (Server 2016 based) (PCoIP)');

function beside(to: Bundle, ...records: readonly Workspace[]): string {
  const bundles = withBundles(withDirectories(emptyFleet, [directory]), [source, target, large, kiosk]);
  const fleet = withWorkspaces(bundles, records);
  const line = bundleLines(fleet).find(({ id }) => id === to.id);
  if (!line) throw new Error('the bundle is not listed');
  return stripVTControlCharacters(sideBySide([...fleet.rows.values()], line, fleet, 120).join('\n'));
}

describe('source and target beside each other', () => {
  test('mark what differs, and volumes that grow', () => {
    const shown = beside(large, workspace('ws-a'));
    expect(shown).toMatch(/^ \* System +Windows Server 2019 +Windows Server 2025 \(inferred\)/m);
    expect(shown).toMatch(/^ {3}Protocol +DCV +DCV \(inferred\)/m);
    expect(shown).toMatch(/^ \* Compute +STANDARD +POWER/m);
    expect(shown).toMatch(/^ \* Root volume +80 GiB +175 GiB +grows/m);
    expect(shown).toMatch(/^ \* User volume +50 GiB +100 GiB +grows/m);
  });

  test('have a block for each bundle that is left, the largest first, with its own count', () => {
    const shown = beside(
      target,
      workspace('ws-a', { bundleId: kiosk.id, operatingSystem: 'WINDOWS_SERVER_2016', protocols: ['PCOIP'] }),
      workspace('ws-b'),
      workspace('ws-c'),
    );
    const blocks = shown.split('\n').filter((line) => /now on/.test(line));
    expect(blocks).toEqual([
      expect.stringContaining(`2 now on ${source.name}: 2 can go`),
      expect.stringContaining(`1 now on ${kiosk.name}: 1 can go`),
    ]);
  });

  test('of the very same bundle advise a rebuild', () => {
    const shown = beside(source, workspace('ws-a'));
    expect(shown).toContain('1 cannot');
    expect(shown).toMatch(/[Rr]ebuild/);
  });

  test('of volumes that differ show each size once', () => {
    const shown = beside(target, workspace('ws-a'), workspace('ws-b', { userVolumeGib: 200 }));
    expect(shown).toMatch(/^ {3}User volume +50 GiB, 200 GiB +50 GiB, 200 GiB/m);
  });
});
