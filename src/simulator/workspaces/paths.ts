/** From which systems AWS migrates to which, as the service itself decides it. */
import type { Bundle } from './bundles.ts';
import { isLinux, type OperatingSystem, type Workspace } from './record.ts';

/** Server generations in order; AWS moves forward along them. */
const servers: readonly OperatingSystem[] = [
  'WINDOWS_SERVER_2016',
  'WINDOWS_SERVER_2019',
  'WINDOWS_SERVER_2022',
  'WINDOWS_SERVER_2025',
];

interface End {
  readonly os: OperatingSystem;
  readonly protocol: string;
  readonly compute: string;
  readonly byol: boolean;
  readonly amazon: boolean;
}

function linuxPath(source: End, target: End): string | undefined {
  if (target.os === 'AMAZON_LINUX_2') return 'Amazon Linux 2 is not a supported migration target.';
  const graphics = source.compute.startsWith('GRAPHICS') !== target.compute.startsWith('GRAPHICS');
  if (source.os === target.os && !(source.os === 'UBUNTU_22_04' && graphics))
    return 'Source and target run the same operating system. Rebuild the WorkSpace instead.';
  return undefined;
}

function serverPath(source: End, target: End): string | undefined {
  const from = servers.indexOf(source.os);
  const to = servers.indexOf(target.os);
  if (to >= from) return undefined;
  const publicReturn = source.os === 'WINDOWS_SERVER_2019' && target.os === 'WINDOWS_SERVER_2016';
  if (publicReturn && source.amazon && target.amazon) return undefined;
  return 'Migrating to an earlier version of Windows Server is not supported.';
}

function windowsPath(source: End, target: End): string | undefined {
  if (source.byol && !target.byol) return 'A BYOL WorkSpace can be migrated to a BYOL bundle only.';
  if (!source.byol && target.byol) return 'A license-included WorkSpace cannot be migrated to a BYOL bundle.';
  if (source.protocol === 'BYOP' && target.protocol !== 'BYOP')
    return 'A BYOP WorkSpace cannot be migrated to PCoIP or DCV.';
  if (target.os === 'WINDOWS_11' && source.compute === 'VALUE')
    return 'Windows 11 does not support the Value bundle. Change the compute type first.';
  if (source.os === 'WINDOWS_11' && target.os === 'WINDOWS_10')
    return 'Migrating from Windows 11 to Windows 10 is not supported.';
  return source.byol ? undefined : serverPath(source, target);
}

/** Why AWS would not migrate this WorkSpace to that bundle; undefined when it would. */
export function pathRefusal(workspace: Workspace, from: Bundle | undefined, target: Bundle): string | undefined {
  const source: End = { ...workspace, byol: from?.byol ?? false, amazon: from?.amazon ?? false };
  if (isLinux(source.os) !== isLinux(target.os)) return 'Migration between Windows and Linux is not supported.';
  return isLinux(source.os) ? linuxPath(source, target) : windowsPath(source, target);
}
