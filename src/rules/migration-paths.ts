/**
 * AWS's tables of migration paths as data: every row of "Supported migration scenarios" (Windows) and the Linux matrix.
 * What no row names is neither allowed nor denied. To correct a row, correct its words and its two sides:
 *
 *   included  licence included, public or custom bundle     open    licence included, Amazon's own (public) bundle
 *   custom    licence included, the account's own bundle    byol    the customer's own licence
 *   ...Byop   the same with the customer's own protocol (BYOP)
 */
import type { Licence, Origin } from './bundle-facts.ts';
import type { Edition } from './operating-system.ts';

export interface Side {
  readonly editions: readonly Edition[];
  readonly licence: Licence;
  readonly byop: boolean;
  /** Absent: public and custom alike. */
  readonly origin?: Origin;
}

export interface Path {
  readonly from: Side;
  readonly to: Side;
  readonly kind: 'allowed' | 'denied';
  /** The row, in AWS's terms. */
  readonly row: string;
}

export const windowsPage = 'Administration Guide, migrate-workspaces';
export const linuxPage = 'Administration Guide, migrate-linux-workspaces';

const included = (...editions: Edition[]): Side => ({ editions, licence: 'included', byop: false });
const open = (...editions: Edition[]): Side => ({ ...included(...editions), origin: 'public' });
const custom = (...editions: Edition[]): Side => ({ ...included(...editions), origin: 'custom' });
const byol = (...editions: Edition[]): Side => ({ editions, licence: 'byol', byop: false });
const byolByop = (...editions: Edition[]): Side => ({ editions, licence: 'byol', byop: true });
const openByop = (...editions: Edition[]): Side => ({ ...open(...editions), byop: true });

const yes = (row: string, from: Side, to: Side): Path => ({ from, to, kind: 'allowed', row: `${row}: Yes` });
const no = (row: string, from: Side, to: Side): Path => ({ from, to, kind: 'denied', row: `${row}: No` });

/** What "Windows 10" means where the licence is included: a desktop on one of these. */
export const desktop10 = ['server-2016', 'server-2019', 'server-2022'] as const;
const custom10 = 'Public/custom Windows 10 to custom Windows 10';

// biome-ignore format: a table
export const windowsPaths: readonly Path[] = [
  yes('Public/custom Windows 7 to public/custom Windows 10', included('windows-7'), included(...desktop10)),
  no('Custom Windows 7 to public or custom Windows 7', custom('windows-7'), included('windows-7')),
  no('Public Windows 7 to custom Windows 7', open('windows-7'), custom('windows-7')),
  no('Public/custom Windows 10 to public/custom Windows 7', included(...desktop10), included('windows-7')),
  // The row names no Windows Server; a step back to an older one is read as not covered by it.
  yes(custom10, included('server-2016'), custom('server-2016', 'server-2019', 'server-2022')),
  yes(custom10, included('server-2019'), custom('server-2019', 'server-2022')),
  yes(custom10, included('server-2022'), custom('server-2022')),
  no('Windows 7 BYOL to Windows 7 BYOL', byol('windows-7'), byol('windows-7')),
  yes('Windows 7 BYOL to Windows 10 BYOL', byol('windows-7'), byol('windows-10')),
  no('Windows 10 BYOL to Windows 7 BYOL', byol('windows-10'), byol('windows-7')),
  yes('Windows 10 BYOL to Windows 10 BYOL', byol('windows-10'), byol('windows-10')),
  yes('Windows 10 BYOL to Windows 11 BYOL', byol('windows-10'), byol('windows-11')),
  no('Windows 11 BYOL to Windows 10 BYOL', byol('windows-11'), byol('windows-10')),
  yes('Server 2016 public Windows 10 to Server 2019 public Windows 10', open('server-2016'), open('server-2019')),
  yes('Server 2019 public Windows 10 to Server 2016 public Windows 10', open('server-2019'), open('server-2016')),
  yes('Server 2016 custom Windows 10 to Server 2019 or 2022 public', custom('server-2016'), open('server-2019', 'server-2022')),
  yes('Server 2019 custom Windows 10 to Server 2022 public', custom('server-2019'), open('server-2022')),
  yes('Server 2016, 2019 or 2022 public or custom to Server 2025 public', included(...desktop10), open('server-2025')),
  yes('Windows 10 BYOP BYOL to Windows 11 BYOP BYOL', byolByop('windows-10'), byolByop('windows-11')),
  no('Windows 11 BYOP BYOL to Windows 10 BYOP BYOL', byolByop('windows-11'), byolByop('windows-10')),
  yes('Server 2019 public BYOP to Server 2022 or 2025 public BYOP', openByop('server-2019'), openByop('server-2022', 'server-2025')),
  no('Server 2022 or 2025 public BYOP to Server 2019 public BYOP', openByop('server-2022', 'server-2025'), openByop('server-2019')),
  yes('Server 2022 public BYOP to Server 2025 public BYOP', openByop('server-2022'), openByop('server-2025')),
  no('Server 2025 public BYOP to Server 2022 public BYOP', openByop('server-2025'), openByop('server-2022')),
  yes('Server 2019 or 2022 public or custom to Server 2025 public BYOP', included('server-2019', 'server-2022'), openByop('server-2025')),
];

/** The Linux page tells Ubuntu 22.04 with and without graphics apart. */
export type LinuxSystem = Edition | 'ubuntu-22.04-graphics';

export const linuxTargets: readonly LinuxSystem[] = [
  'ubuntu-22.04',
  'ubuntu-22.04-graphics',
  'ubuntu-24.04',
  'rhel-8',
  'rhel-9',
  'rocky-8',
  'rocky-9',
];
export const linuxSources: readonly LinuxSystem[] = ['amazon-linux-2', ...linuxTargets];
