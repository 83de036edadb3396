/** Bundles: Amazon's public ones under the names AWS gives them, and the golden images of the hotel company. */
import { derivedId } from './ids.ts';
import type { OperatingSystem, Protocol } from './record.ts';

export interface Bundle {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly amazon: boolean;
  readonly imageId: string;
  readonly rootGib: number;
  readonly userGib: number;
  readonly compute: string;
  readonly state: 'AVAILABLE' | 'PENDING' | 'ERROR';
  readonly type: 'REGULAR' | 'STANDBY';
  readonly os: OperatingSystem;
  readonly protocol: Protocol;
  readonly byol: boolean;
  /** Days before the simulator started. */
  readonly createdDaysAgo: number;
  readonly updatedDaysAgo: number;
}

const computes = {
  Value: { type: 'VALUE', root: 80, user: 10, words: '1 vCPU, 2 GiB memory' },
  Standard: { type: 'STANDARD', root: 80, user: 50, words: '2 vCPU, 4 GiB memory' },
  Performance: { type: 'PERFORMANCE', root: 80, user: 100, words: '2 vCPU, 8 GiB memory' },
  Power: { type: 'POWER', root: 175, user: 100, words: '4 vCPU, 16 GiB memory' },
  PowerPro: { type: 'POWERPRO', root: 175, user: 100, words: '8 vCPU, 32 GiB memory' },
  'Graphics.g4dn': { type: 'GRAPHICS_G4DN', root: 100, user: 100, words: '4 vCPU, 16 GiB memory, 1 GPU' },
  'GraphicsPro.g4dn': { type: 'GRAPHICSPRO_G4DN', root: 100, user: 100, words: '16 vCPU, 64 GiB memory, 1 GPU' },
  'Graphics.g6': { type: 'GRAPHICS_G6_XLARGE', root: 100, user: 100, words: '4 vCPU, 16 GiB memory, 1 GPU' },
} as const;
type Compute = keyof typeof computes;

export const isGpu = (compute: string): boolean => compute.startsWith('GRAPHICS');

const office: readonly Compute[] = ['Value', 'Standard', 'Performance', 'Power', 'PowerPro'];
const big: readonly Compute[] = ['Standard', 'Performance', 'Power', 'PowerPro'];
const g4dn: readonly Compute[] = ['Graphics.g4dn', 'GraphicsPro.g4dn'];

/** What follows "Standard with …", and the sizes it comes in. Two families share a name, as they do at AWS. */
const families: readonly (readonly [string, OperatingSystem, Protocol, readonly Compute[]])[] = [
  ['Windows 10', 'WINDOWS_SERVER_2016', 'PCOIP', ['Standard', 'Performance']],
  ['Windows 10', 'WINDOWS_SERVER_2019', 'PCOIP', ['Standard', 'Performance']],
  ['Windows 10 (Server 2016 based) (PCoIP)', 'WINDOWS_SERVER_2016', 'PCOIP', [...office, ...g4dn]],
  ['Windows 10 and Office 2016 Pro Plus (Server 2016 based) (PCoIP)', 'WINDOWS_SERVER_2016', 'PCOIP', office],
  ['Windows 10 (Server 2016 based) (WSP)', 'WINDOWS_SERVER_2016', 'WSP', big],
  ['Windows 10 (Server 2019 based) (PCoIP)', 'WINDOWS_SERVER_2019', 'PCOIP', [...office, ...g4dn]],
  ['Windows 10 and Office 2019 Pro Plus (Server 2019 based) (PCoIP)', 'WINDOWS_SERVER_2019', 'PCOIP', office],
  ['Windows 10 (Server 2019 based) (WSP)', 'WINDOWS_SERVER_2019', 'WSP', [...office, ...g4dn]],
  ['Windows 10 (Server 2019 based) (BYOP)', 'WINDOWS_SERVER_2019', 'BYOP', big],
  ['Windows 10 (Server 2022 based) (PCoIP)', 'WINDOWS_SERVER_2022', 'PCOIP', office],
  ['Windows 10 (Server 2022 based) (WSP)', 'WINDOWS_SERVER_2022', 'WSP', [...office, ...g4dn, 'Graphics.g6']],
  ['Windows (Server 2022 based) (BYOP)', 'WINDOWS_SERVER_2022', 'BYOP', big],
  ['Windows (Server 2025 based) (WSP)', 'WINDOWS_SERVER_2025', 'WSP', [...office, 'Graphics.g6']],
  ['Windows (Server 2025 based) (BYOP)', 'WINDOWS_SERVER_2025', 'BYOP', big],
  ['Amazon Linux 2', 'AMAZON_LINUX_2', 'PCOIP', office],
  ['Amazon Linux 2 (WSP)', 'AMAZON_LINUX_2', 'WSP', big],
  ['Ubuntu 22.04', 'UBUNTU_22_04', 'WSP', [...office, ...g4dn]],
  ['Ubuntu 24.04', 'UBUNTU_24_04', 'WSP', office],
  ['Red Hat Enterprise Linux 8', 'RHEL_8', 'WSP', big],
  ['Red Hat Enterprise Linux 9', 'RHEL_9', 'WSP', big],
  ['Rocky Linux 8', 'ROCKY_8', 'WSP', big],
  ['Rocky Linux 9', 'ROCKY_9', 'WSP', big],
];

const amazon: readonly Bundle[] = families.flatMap(([family, os, protocol, sizes], familyNumber) =>
  sizes.map((size) => {
    const { type, root, user, words } = computes[size];
    const name = `${size} with ${family}`;
    return {
      id: derivedId('wsb', 9, 36, name, familyNumber),
      name,
      description: `${name}, ${words}, ${user} GB Storage`,
      amazon: true,
      imageId: derivedId('wsi', 9, 36, family, familyNumber),
      rootGib: root,
      userGib: user,
      compute: type,
      state: 'AVAILABLE',
      type: 'REGULAR',
      os,
      protocol,
      byol: false,
      createdDaysAgo: 1900 - familyNumber * 75,
      updatedDaysAgo: 12 + (familyNumber % 7) * 9,
    } satisfies Bundle;
  }),
);

interface Golden {
  readonly name: string;
  readonly about: string;
  readonly os: OperatingSystem;
  readonly protocol: Protocol;
  readonly size: Compute;
  readonly byol?: true;
  readonly state?: Bundle['state'];
  readonly standby?: true;
  /** Days ago: made, last given a new image. */
  readonly age: readonly [number, number];
}

// biome-ignore format: one bundle a line
const golden: readonly Golden[] = [
  { name: 'HH-FrontDesk-W10-S2016', about: 'Front desk, property management client', os: 'WINDOWS_SERVER_2016', protocol: 'PCOIP', size: 'Standard', age: [1620, 410] },
  { name: 'HH-FrontDesk-W10-S2019', about: 'Front desk, property management client', os: 'WINDOWS_SERVER_2019', protocol: 'PCOIP', size: 'Standard', age: [980, 64] },
  { name: 'HH-FrontDesk-S2022-DCV', about: 'Front desk on DCV, successor of S2019', os: 'WINDOWS_SERVER_2022', protocol: 'WSP', size: 'Standard', age: [240, 12] },
  { name: 'HH-FrontDesk-S2025-DCV-pilot', about: 'Pilot, not yet rolled out', os: 'WINDOWS_SERVER_2025', protocol: 'WSP', size: 'Standard', age: [31, 9] },
  { name: 'HH-Kiosk-S2019-Value', about: 'Lobby kiosks', os: 'WINDOWS_SERVER_2019', protocol: 'WSP', size: 'Value', age: [700, 120] },
  { name: 'HH-Reservations-S2019', about: 'Call centre: reservations, telephony', os: 'WINDOWS_SERVER_2019', protocol: 'PCOIP', size: 'Performance', age: [890, 33] },
  { name: 'HH-Reservations-S2022', about: 'Call centre: reservations, telephony', os: 'WINDOWS_SERVER_2022', protocol: 'WSP', size: 'Performance', age: [205, 18] },
  { name: 'Finance Golden Image 2024.3 (Windows 10 BYOL)', about: 'Finance and audit', os: 'WINDOWS_10', protocol: 'PCOIP', size: 'Performance', byol: true, age: [760, 91] },
  { name: 'Finance Golden Image 2026.1 (Windows 11 BYOL)', about: 'Finance and audit', os: 'WINDOWS_11', protocol: 'WSP', size: 'Performance', byol: true, age: [150, 20] },
  { name: 'HR-W10-BYOL-PCoIP', about: 'Human resources', os: 'WINDOWS_10', protocol: 'PCOIP', size: 'Standard', byol: true, age: [1100, 300] },
  { name: 'HR-W11-BYOL-DCV', about: 'Human resources', os: 'WINDOWS_11', protocol: 'WSP', size: 'Standard', byol: true, age: [120, 25] },
  { name: 'W11-BYOL-BYOP', about: 'Windows 11 with our own protocol', os: 'WINDOWS_11', protocol: 'BYOP', size: 'Power', byol: true, age: [88, 40] },
  { name: 'Marketing-Design-G4DN', about: 'Design, GPU', os: 'WINDOWS_SERVER_2019', protocol: 'PCOIP', size: 'Graphics.g4dn', age: [650, 77] },
  { name: 'Marketing-Design-G6-S2022', about: 'Design, GPU', os: 'WINDOWS_SERVER_2022', protocol: 'WSP', size: 'Graphics.g6', age: [60, 15] },
  { name: 'Revenue-Analytics-PowerPro', about: 'Revenue management, large models', os: 'WINDOWS_SERVER_2022', protocol: 'WSP', size: 'PowerPro', age: [330, 45] },
  { name: 'DevTools-AL2', about: 'Software team, Amazon Linux 2 (end of life)', os: 'AMAZON_LINUX_2', protocol: 'PCOIP', size: 'Power', age: [1500, 500] },
  { name: 'DevTools-Ubuntu-22.04', about: 'Software team', os: 'UBUNTU_22_04', protocol: 'WSP', size: 'Power', age: [540, 30] },
  { name: 'DevTools-Ubuntu-24.04', about: 'Software team', os: 'UBUNTU_24_04', protocol: 'WSP', size: 'Power', age: [110, 8] },
  { name: 'Data-RHEL8', about: 'Data platform', os: 'RHEL_8', protocol: 'WSP', size: 'Performance', age: [470, 60] },
  { name: 'Data-Rocky8', about: 'Data platform', os: 'ROCKY_8', protocol: 'WSP', size: 'Performance', age: [450, 60] },
  { name: 'Partner-Agencies-S2022-BYOP', about: 'Travel agencies, own protocol', os: 'WINDOWS_SERVER_2022', protocol: 'BYOP', size: 'Standard', age: [210, 70] },
  { name: 'HH-FrontDesk-S2025-next', about: 'Image is being copied', os: 'WINDOWS_SERVER_2025', protocol: 'WSP', size: 'Standard', state: 'PENDING', age: [0, 0] },
  { name: 'Legacy-Spa-Booking', about: 'Image lost, do not use', os: 'WINDOWS_SERVER_2016', protocol: 'PCOIP', size: 'Value', state: 'ERROR', age: [1800, 1800] },
  { name: 'Standby-FrontDesk-S2022', about: 'For standby WorkSpaces in the second Region', os: 'WINDOWS_SERVER_2022', protocol: 'WSP', size: 'Standard', standby: true, age: [200, 12] },
  { name: 'Head-Office-Executives-and-Board-Members-S2022-2026-Q4-final-v2', about: 'Board', os: 'WINDOWS_SERVER_2022', protocol: 'WSP', size: 'Power', age: [25, 25] },
];

const own: readonly Bundle[] = golden.map(({ name, about, os, protocol, size, byol, state, standby, age }) => ({
  id: derivedId('wsb', 9, 36, 'own', name),
  name,
  description: about,
  amazon: false,
  imageId: derivedId('wsi', 9, 36, 'own', name),
  rootGib: computes[size].root,
  userGib: computes[size].user,
  compute: computes[size].type,
  state: state ?? 'AVAILABLE',
  type: standby ? 'STANDBY' : 'REGULAR',
  os,
  protocol,
  byol: byol ?? false,
  createdDaysAgo: age[0],
  updatedDaysAgo: age[1],
}));

export const ownBundles: readonly Bundle[] = own;
export const amazonBundles: readonly Bundle[] = amazon;

const byId = new Map([...own, ...amazon].map((bundle) => [bundle.id, bundle]));
export const bundleById = (id: string): Bundle | undefined => byId.get(id);

/** By name; the first of that name where AWS has two. */
export function bundleNamed(name: string): Bundle {
  const found = [...own, ...amazon].find((bundle) => bundle.name === name);
  if (found === undefined) throw new Error(`no bundle is named ${name}`);
  return found;
}
