/**
 * From which systems AWS migrates to which, as the service itself decides it: what its two migration pages deny. What
 * they leave open is decided here, and said in docs/simulator.md.
 */
import type { Bundle } from './bundles.ts';
import { gpuRefusal } from './gpu.ts';
import { isLinux, type OperatingSystem, type Workspace } from './record.ts';

interface End {
  readonly os: OperatingSystem;
  readonly protocol: string;
  readonly compute: string;
  readonly byol: boolean;
  readonly amazon: boolean;
}

/** Server generations in order; AWS moves forward along them. */
const generation = (os: OperatingSystem) =>
  ['WINDOWS_SERVER_2016', 'WINDOWS_SERVER_2019', 'WINDOWS_SERVER_2022', 'WINDOWS_SERVER_2025'].indexOf(os);

const olderServer = (from: End, to: End) => {
  const back = generation(to.os) >= 0 && generation(to.os) < generation(from.os);
  const publicReturn = from.os === 'WINDOWS_SERVER_2019' && to.os === 'WINDOWS_SERVER_2016' && from.amazon && to.amazon;
  return back && !(publicReturn && from.protocol !== 'BYOP');
};

/** The Linux page tells Ubuntu 22.04 with a GPU from the one without. */
const linuxSystem = ({ os, compute }: End) =>
  os === 'UBUNTU_22_04' && compute.startsWith('GRAPHICS') ? 'UBUNTU_22_04 Graphics' : os;

/** The first that applies is what AWS says. */
const refusals: readonly (readonly [applies: (from: End, to: End) => boolean, message: string])[] = [
  [(from, to) => isLinux(from.os) !== isLinux(to.os), 'Migration between Windows and Linux is not supported.'],
  [(_, to) => to.os === 'AMAZON_LINUX_2', 'Amazon Linux 2 is not a supported migration target.'],
  [
    ({ os }) => os === 'UBUNTU_18_04' || os === 'UBUNTU_20_04',
    'Migration from this operating system is not supported.',
  ],
  [
    (_, to) => to.os === 'UBUNTU_18_04' || to.os === 'UBUNTU_20_04',
    'Migration to this operating system is not supported.',
  ],
  [
    (from, to) => isLinux(from.os) && linuxSystem(from) === linuxSystem(to),
    'Source and target run the same operating system. Rebuild the WorkSpace instead.',
  ],
  [(_, to) => to.os === 'WINDOWS_7', 'Windows 7 is not a supported migration target.'],
  [
    (from, to) => from.os === 'WINDOWS_7' && to.os === 'WINDOWS_11',
    'Migrating from Windows 7 to Windows 11 is not supported. Migrate to Windows 10 first.',
  ],
  [(from, to) => from.byol && !to.byol, 'A BYOL WorkSpace can be migrated to a BYOL bundle only.'],
  [(from, to) => !from.byol && to.byol, 'A license-included WorkSpace cannot be migrated to a BYOL bundle.'],
  [
    (from, to) => from.protocol === 'BYOP' && to.protocol !== 'BYOP',
    'A BYOP WorkSpace cannot be migrated to PCoIP or DCV.',
  ],
  [
    (from, to) => to.os === 'WINDOWS_11' && (from.compute === 'VALUE' || to.compute === 'VALUE'),
    'Windows 11 does not support the Value bundle. Change the compute type first.',
  ],
  [
    (from, to) => from.os === 'WINDOWS_11' && to.os === 'WINDOWS_10',
    'Migrating from Windows 11 to Windows 10 is not supported.',
  ],
  [olderServer, 'Migrating to an earlier version of Windows Server is not supported.'],
];

/** Why AWS would not migrate this WorkSpace to that bundle; undefined when it would. */
export function pathRefusal(
  workspace: Workspace,
  from: Bundle | undefined,
  target: Bundle,
  region: string,
): string | undefined {
  const source: End = { ...workspace, byol: from?.byol ?? false, amazon: from?.amazon ?? false };
  return refusals.find(([applies]) => applies(source, target))?.[1] ?? gpuRefusal(target, region);
}
