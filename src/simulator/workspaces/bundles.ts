/** Bundles: Amazon's public ones under the names AWS gives them, and how an own one is made. */
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
export type Compute = keyof typeof computes;

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

export const amazonBundles: readonly Bundle[] = families.flatMap(([family, os, protocol, sizes], familyNumber) =>
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

/** An own bundle as its administrators know it. */
export interface Golden {
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

export const ownBundle = ({ name, about, os, protocol, size, byol, state, standby, age }: Golden): Bundle => ({
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
});
