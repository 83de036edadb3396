/** What is proposed that a selection becomes, before anybody wished anything. */
import { describe, expect, test } from 'vitest';
import type { Bundle, Workspace } from '../../src/aws/model.ts';
import { emptyFleet, withBundles, withWorkspaces } from '../../src/fleet/fleet.ts';
import { likelyWish } from '../../src/fleet/likely-wish.ts';
import { bundle, workspace } from '../plans/fixtures.ts';

const amazonLinux = bundle('wsb-al2000001', 'Standard with Amazon Linux 2');
const server2019 = bundle('wsb-s19000001', 'Standard with Windows 10 (Server 2019 based) (PCoIP)');
const server2025 = bundle('wsb-s25000001', 'Standard with Windows (Server 2025 based) (WSP)');
const ubuntu = bundle('wsb-ubu000001', 'Standard with Ubuntu 24.04 (WSP)');
const rocky = bundle('wsb-roc000001', 'Standard with Rocky Linux 9 (WSP)');

const some = (count: number, of: Bundle, more: Partial<Workspace>) =>
  Array.from({ length: count }, (_, at) => workspace(`ws-${of.id}-${at}`, { bundleId: of.id, ...more }));
const onLinux = (count: number) =>
  some(count, amazonLinux, { operatingSystem: 'AMAZON_LINUX_2', protocols: ['PCOIP'] });
const onServer = (count: number) =>
  some(count, server2019, { operatingSystem: 'WINDOWS_SERVER_2019', protocols: ['PCOIP'] });

function likely(bundles: readonly Bundle[], workspaces: readonly Workspace[]) {
  const fleet = withWorkspaces(withBundles(emptyFleet, bundles), workspaces);
  return likelyWish([...fleet.rows.values()], fleet);
}

describe('the first proposal', () => {
  test('is the successor of what most of them are, on DCV, as big as they are', () => {
    expect(likely([amazonLinux, server2019, server2025, ubuntu], [...onServer(3), ...onLinux(1)])).toEqual({
      edition: 'server-2025',
      protocol: 'WSP',
      compute: 'same',
    });
  });

  test('is never one that nobody can go to, while some can go to another', () => {
    const mixed = [...onServer(3), ...onLinux(3)];
    expect(likely([amazonLinux, server2019, server2025], mixed).edition).toBe('server-2025');
    expect(likely([amazonLinux, server2019, server2025], [...onServer(1), ...onLinux(4)]).edition).toBe('server-2025');
  });

  test('is still the successor where nobody can go anywhere: the screen says why', () => {
    expect(likely([amazonLinux], onLinux(2)).edition).toBe('ubuntu-24.04');
    expect(likely([amazonLinux, rocky], []).edition).toBeUndefined();
  });
});
