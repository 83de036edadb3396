/**
 * What comes to its end, when, and who says so: protocol, systems and compute types that a WorkSpace can still be on. Data,
 * each date with its source; a date that no page states is not here.
 */

export interface Ending {
  /** As people call it. */
  readonly what: string;
  /** Where a WorkSpace's record tells of it, and AWS's word for it there. */
  readonly of: 'protocol' | 'os' | 'compute';
  readonly value: string;
  /** The last day, `2027-10-31`. Of a month without a day (Canonical's) its last day. */
  readonly on: string;
  /** What happens then. */
  readonly ends: string;
  /** What can be done. */
  readonly instead: string;
  readonly by: 'AWS' | 'Microsoft' | 'Canonical';
  readonly source: string;
}

const microsoft = (product: string) => `Microsoft lifecycle, learn.microsoft.com/lifecycle/products/${product}`;
const canonical = 'Canonical, ubuntu.com/about/release-cycle';

/** The most pressing of what is asked for first, then by date. */
export const endings: readonly Ending[] = [
  {
    what: 'PCoIP',
    of: 'protocol',
    value: 'PCOIP',
    on: '2027-10-31',
    ends: 'AWS ends its support for PCoIP',
    instead: 'Modify the protocol to DCV, which keeps both volumes; migrate once where the system ends as well.',
    by: 'AWS',
    source: 'Administration Guide, pcoip-end-of-support',
  },
  {
    what: 'Windows 10',
    of: 'os',
    value: 'WINDOWS_10',
    on: '2025-10-14',
    ends: "Microsoft's security updates for Windows 10 22H2 end, but for those that are bought (ESU)",
    instead: 'Migrate to Windows 11 (BYOL).',
    by: 'Microsoft',
    source: microsoft('windows-10-enterprise-and-education'),
  },
  {
    what: 'Windows Server 2016',
    of: 'os',
    value: 'WINDOWS_SERVER_2016',
    on: '2027-01-12',
    ends: "Microsoft's extended support ends, and with it security updates",
    instead: 'Migrate to Windows Server 2019, 2022 or 2025.',
    by: 'Microsoft',
    source: microsoft('windows-server-2016'),
  },
  {
    what: 'Windows 7',
    of: 'os',
    value: 'WINDOWS_7',
    on: '2020-01-14',
    ends: 'WorkSpaces from public Windows 7 bundles cannot be rebuilt any more',
    instead: 'Migrate to Windows 10, log in there once, then to Windows 11.',
    by: 'AWS',
    source: 'Administration Guide, rebuild-workspace',
  },
  {
    what: 'Ubuntu 18.04',
    of: 'os',
    value: 'UBUNTU_18_04',
    on: '2023-04-30',
    ends: 'standard support ends; longer security maintenance is bought',
    instead: 'Migrate to Ubuntu 24.04.',
    by: 'Canonical',
    source: canonical,
  },
  {
    what: 'Graphics',
    of: 'compute',
    value: 'GRAPHICS',
    on: '2023-11-30',
    ends: 'AWS ends the Graphics bundle',
    instead: 'Migrate to a bundle with Graphics.g4dn or later.',
    by: 'AWS',
    source: 'Administration Guide, amazon-workspaces-bundles',
  },
  {
    what: 'Ubuntu 20.04',
    of: 'os',
    value: 'UBUNTU_20_04',
    on: '2025-04-30',
    ends: 'standard support ends; longer security maintenance is bought',
    instead: 'Migrate to Ubuntu 24.04.',
    by: 'Canonical',
    source: canonical,
  },
  {
    what: 'GraphicsPro',
    of: 'compute',
    value: 'GRAPHICSPRO',
    on: '2025-10-31',
    ends: 'AWS ends the GraphicsPro bundle',
    instead: 'Migrate to a bundle with GraphicsPro.g4dn or later.',
    by: 'AWS',
    source: 'Administration Guide, amazon-workspaces-bundles',
  },
  {
    what: 'Amazon Linux 2',
    of: 'os',
    value: 'AMAZON_LINUX_2',
    on: '2026-06-30',
    ends: 'AWS ends its support for Amazon Linux 2',
    instead: 'Migrate to Ubuntu, RHEL or Rocky Linux; there is no way back.',
    by: 'AWS',
    source: 'AWS, aws.amazon.com/amazon-linux-2; Administration Guide, migrate-linux-workspaces',
  },
  {
    what: 'Ubuntu 22.04',
    of: 'os',
    value: 'UBUNTU_22_04',
    on: '2027-04-30',
    ends: 'standard support ends; longer security maintenance is bought',
    instead: 'Migrate to Ubuntu 24.04.',
    by: 'Canonical',
    source: canonical,
  },
  {
    what: 'Windows Server 2019',
    of: 'os',
    value: 'WINDOWS_SERVER_2019',
    on: '2029-01-09',
    ends: "Microsoft's extended support ends, and with it security updates",
    instead: 'Migrate to Windows Server 2022 or 2025.',
    by: 'Microsoft',
    source: microsoft('windows-server-2019'),
  },
];

/** Of a protocol, a system or a compute type by AWS's word; undefined where no page states a date. */
export function endingOf(of: Ending['of'], value: string | undefined): Ending | undefined {
  return endings.find((one) => one.of === of && one.value === value);
}

const day = 24 * 3_600_000;

/** Days to that one, as UTC counts them; 0: it is today; less: it was. `now`: epoch milliseconds. */
export function daysLeft({ on }: Pick<Ending, 'on'>, now: number): number {
  return Math.floor(Date.parse(`${on}T00:00:00Z`) / day) - Math.floor(now / day);
}

/** `ends 2027-10-31, in 343 days`; `ended 2025-10-14, 404 days ago`. */
export function endingWords({ on }: Pick<Ending, 'on'>, now: number): string {
  const left = daysLeft({ on }, now);
  if (left === 0) return `ends today, ${on}`;
  const days = `${Math.abs(left)} ${Math.abs(left) === 1 ? 'day' : 'days'}`;
  return left > 0 ? `ends ${on}, in ${days}` : `ended ${on}, ${days} ago`;
}
