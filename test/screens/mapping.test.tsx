import { describe, expect, test, vi } from 'vitest';
import type { Bundle } from '../../src/aws/model.ts';
import { emptyFleet, withBundles, withDirectories, withWorkspaces } from '../../src/fleet/fleet.ts';
import { goFor, type Place } from '../../src/hooks/navigation.ts';
import { MappingScreen } from '../../src/screens/mapping.tsx';
import { account, bundle, directory, workspace } from '../plans/fixtures.ts';
import { alone, InConsole, type Isolated, idleConsole } from '../support/isolated.tsx';

const standard = bundle('wsb-std000001', 'Standard with Windows 10 (Server 2019 based) (PCoIP)');
const power = { ...bundle('wsb-pow000001', 'Power with Windows 10 (Server 2022 based) (PCoIP)'), computeType: 'POWER' };
const linux = bundle('wsb-lin000001', 'Standard with Rocky Linux 8 (WSP)');
const next = bundle('wsb-std202501', 'Standard with Windows (Server 2025 based) (WSP)');
const nextPower = { ...bundle('wsb-pow202501', 'Power with Windows (Server 2025 based) (WSP)'), computeType: 'POWER' };

function withFleet() {
  const console = idleConsole({ account, locked: false });
  const bundles = withBundles(withDirectories(emptyFleet, [directory]), [standard, power, linux, next, nextPower]);
  console.sources.first().fleet.setState(withWorkspaces(bundles, records), true);
  return console;
}

const ids = ['ws-a', 'ws-b', 'ws-c', 'ws-d'];
const records = [
  ...['ws-a', 'ws-b'].map((id) =>
    workspace(id, { bundleId: standard.id, operatingSystem: 'WINDOWS_SERVER_2019', protocols: ['PCOIP'] }),
  ),
  workspace('ws-c', {
    bundleId: power.id,
    computeType: 'POWER',
    operatingSystem: 'WINDOWS_SERVER_2022',
    protocols: ['PCOIP'],
  }),
  workspace('ws-d', { bundleId: linux.id, operatingSystem: 'ROCKY_8' }),
];

async function opened(
  console = withFleet(),
  of: readonly string[] = ids,
): Promise<Isolated & { place(): Place | undefined }> {
  goFor(console.navigation).instead({ screen: 'mapping', ids: of });
  const screen = await alone(
    <InConsole console={console}>
      <MappingScreen ids={of} />
    </InConsole>,
  );
  return { ...screen, place: () => console.navigation.getState().stack.at(-1)?.place };
}

/** The row of a bundle, whose name may be cut in its middle. */
const line = (frame: string, { name = '' }: Bundle) =>
  frame
    .split('\n')
    .find((one) => /^.? +\d/.test(one) && one.includes(name.slice(0, 8)) && one.includes(name.slice(-8))) ?? '';

describe('a mapping', () => {
  test('is proposed from what most of them are: a line a bundle, with how many go and what stays out', async () => {
    using screen = await opened();
    const frame = screen.frame();
    expect(frame).toContain('To become: Windows Server 2025 on DCV, same compute (w).');
    expect(frame).toContain('3 bundles, 3 of 4 go');
    expect(line(frame, standard)).toMatch(/^❯? +2 +Standard.* 2 +0$/);
    expect(line(frame, linux)).toMatch(/left out: .* 0 +1$/);
  });

  test('goes on to the review as it is shown, with what is left out and why', async () => {
    using screen = await opened();
    await screen.press('c');
    expect(screen.place()).toMatchObject({
      screen: 'review',
      verb: 'migrate',
      ids,
      mapping: [
        { bundleId: standard.id, to: next.id },
        { bundleId: power.id, to: nextPower.id },
        { bundleId: linux.id, to: undefined, why: { reason: expect.any(String) } },
      ],
    });
  });

  test('leaves a line out by a key, and takes the proposal again by the same', async () => {
    using screen = await opened();
    await screen.press('x');
    expect(screen.frame()).toContain('1 of 4 go');
    expect(line(screen.frame(), standard)).toContain('left out: by hand');
    await screen.press('x');
    expect(screen.frame()).toContain('3 of 4 go');
  });

  test("has another target for a line, from the bundles as they fit that line's WorkSpaces alone", async () => {
    using screen = await opened();
    await screen.press('enter');
    expect(screen.frame()).toContain('2 of 2');
    await screen.press('/');
    await screen.type('power 2025');
    await screen.press('enter', 'enter');
    expect(screen.frame()).toContain('Migrate 4 / mapping');
    await screen.press('c');
    expect(screen.place()).toMatchObject({
      mapping: expect.arrayContaining([{ bundleId: standard.id, to: nextPower.id }]),
    });
  });

  test('has source and target of a line side by side on a key; of one that is left out there is nothing to compare', async () => {
    using screen = await opened();
    await screen.press('i');
    expect(screen.frame()).toMatch(/NOW +AFTER/);
    expect(screen.frame()).toContain(next.name);
    await screen.press('esc');
    await vi.waitFor(() => expect(screen.frame()).toContain('To become:'));
    await screen.press('x', 'i');
    expect(screen.frame()).toContain('To become:');
  });

  test('made by hand is still there for much the same selection, after however many steps back, and not for another', async () => {
    const console = withFleet();
    using screen = await opened(console);
    await screen.press('x');
    using again = await opened(console, ids.slice(0, 3));
    expect(line(again.frame(), standard)).toContain('left out: by hand');
    using other = await opened(console, ids.slice(0, 1));
    expect(other.frame()).not.toContain('by hand');
  });

  test('is proposed anew by another wish', async () => {
    using screen = await opened();
    const shown = (text: string) => vi.waitFor(() => expect(screen.frame()).toContain(text));
    await screen.press('w');
    await shown('Compute     the same as now');
    // The third field, and in it the first compute type after "the same".
    await screen.press('3');
    await shown('❯ the same as now');
    await screen.press('2');
    await shown('Compute     POWER');
    await screen.press('esc');
    await shown('To become: Windows Server 2025 on DCV, POWER (w).');
  });
});
