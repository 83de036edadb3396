/**
 * Operating systems by AWS's OperatingSystemName, and by what names of bundles say. "Windows 10" of a licence-included
 * bundle is a desktop on Windows Server; only a BYOL bundle holds the client edition.
 */
import { type Fact, inferred, told, unknown } from './fact.ts';
import type { Verdict } from './verdict.ts';

export type Family = 'windows' | 'linux';

const editions = {
  'windows-7': ['windows', 'Windows 7'],
  'windows-10': ['windows', 'Windows 10'],
  'windows-11': ['windows', 'Windows 11'],
  'server-2016': ['windows', 'Windows Server 2016'],
  'server-2019': ['windows', 'Windows Server 2019'],
  'server-2022': ['windows', 'Windows Server 2022'],
  'server-2025': ['windows', 'Windows Server 2025'],
  'amazon-linux-2': ['linux', 'Amazon Linux 2'],
  'ubuntu-18.04': ['linux', 'Ubuntu 18.04'],
  'ubuntu-20.04': ['linux', 'Ubuntu 20.04'],
  'ubuntu-22.04': ['linux', 'Ubuntu 22.04'],
  'ubuntu-24.04': ['linux', 'Ubuntu 24.04'],
  'rhel-8': ['linux', 'RHEL 8'],
  'rhel-9': ['linux', 'RHEL 9'],
  'rocky-8': ['linux', 'Rocky Linux 8'],
  'rocky-9': ['linux', 'Rocky Linux 9'],
} as const satisfies Record<string, readonly [Family, string]>;

export type Edition = keyof typeof editions;

/** As a wish names them. */
export const editionNames = Object.keys(editions) as readonly Edition[];

export const familyOf = (edition: Edition): Family => editions[edition][0];
export const editionLabel = (edition: Edition): string => editions[edition][1];

/** OperatingSystemName of the API model. It has no Ubuntu 24.04, RHEL 9 or Rocky 9. */
const declared: Readonly<Record<string, Edition>> = {
  AMAZON_LINUX_2: 'amazon-linux-2',
  UBUNTU_18_04: 'ubuntu-18.04',
  UBUNTU_20_04: 'ubuntu-20.04',
  UBUNTU_22_04: 'ubuntu-22.04',
  RHEL_8: 'rhel-8',
  ROCKY_8: 'rocky-8',
  WINDOWS_7: 'windows-7',
  WINDOWS_10: 'windows-10',
  WINDOWS_11: 'windows-11',
  WINDOWS_SERVER_2016: 'server-2016',
  WINDOWS_SERVER_2019: 'server-2019',
  WINDOWS_SERVER_2022: 'server-2022',
  WINDOWS_SERVER_2025: 'server-2025',
};

/** Sold by AWS and missing in its model: read by analogy, where AWS should ever say so. */
const likely: Readonly<Record<string, Edition>> = {
  UBUNTU_24_04: 'ubuntu-24.04',
  RHEL_9: 'rhel-9',
  ROCKY_9: 'rocky-9',
};

/** What OperatingSystemName says. `silent` when it says nothing, so that a name may be asked; an undeclared value may not. */
export function toldEdition(name: string | undefined): Fact<Edition> | 'silent' {
  if (name === undefined || name === 'UNKNOWN') return 'silent';
  const of = (names: Readonly<Record<string, Edition>>) => (Object.hasOwn(names, name) ? names[name] : undefined);
  const edition = of(declared);
  if (edition) return told(edition, 'OperatingSystemName');
  const alike = of(likely);
  return alike
    ? inferred(alike, 'OperatingSystemName, in which AWS does not declare it')
    : unknown(`operating system ${name} is not one that AWS documents`);
}

/** Of a system that AWS does not document nobody can say what is lost and where it can go. */
export function judgeSystem(name: string | undefined): readonly Verdict[] {
  const edition = toldEdition(name);
  if (edition === 'silent' || edition.known !== 'unknown') return [];
  return [
    {
      rule: 'system',
      kind: 'unknown',
      reason: `Its operating system is ${name}, which is not one that AWS documents.`,
      remedy: 'Look for a newer bellhop, which may know it.',
      source: 'API model, OperatingSystemName',
    },
  ];
}

const clientWindows = /win(?:dows)?[\s_-]*(7|10|11)(?!\d)/gi;
const server = /server[\s_-]*(2016|2019|2022|2025)(?!\d)/gi;
const linux: readonly [RegExp, (version: string) => string][] = [
  [/amazon[\s_-]*linux[\s_-]*(2)(?!\d)|(?<![a-z0-9])al(2)(?!\d)/gi, () => 'amazon-linux-2'],
  [
    /ubuntu[\s_-]*(18|20|22|24)(?:[._-]?04)?(?!\d)|(?<!\d)(18|20|22|24)\.04(?!\d)/gi,
    (version) => `ubuntu-${version}.04`,
  ],
  [/(?:rhel|red[\s_-]*hat(?:[\s_-]*enterprise)?(?:[\s_-]*linux)?)[\s_-]*(8|9)(?!\d)/gi, (version) => `rhel-${version}`],
  [/rocky(?:[\s_-]*linux)?[\s_-]*(8|9)(?!\d)/gi, (version) => `rocky-${version}`],
];

/** Windows or Linux by AWS's name of the system; undefined where that says nothing. */
export function toldFamily(name: string | undefined): Family | undefined {
  const edition = toldEdition(name);
  return edition === 'silent' || edition.known === 'unknown' ? undefined : familyOf(edition.value);
}

/** The same of an item of a plan: AWS's name, and where that says nothing the name of its bundle. */
export function likelyFamily(item: {
  readonly operatingSystem: string | undefined;
  readonly bundleName: string | undefined;
}): Family | undefined {
  if (toldEdition(item.operatingSystem) !== 'silent') return toldFamily(item.operatingSystem);
  return named(item.bundleName ?? '').family;
}

/** What a text names. `desktops`: "Windows 7/10/11" as written, whichever edition stands behind it. */
export interface Named {
  readonly family: Family | undefined;
  /** Server and Linux editions, which a name states in full. Empty: none named; two or more: the text contradicts itself. */
  readonly editions: readonly Edition[];
  readonly desktops: readonly ('7' | '10' | '11')[];
}

export function named(text: string): Named {
  const found = new Set<Edition>();
  for (const [, version] of text.matchAll(server)) found.add(`server-${version}` as Edition);
  for (const [pattern, edition] of linux)
    for (const match of text.matchAll(pattern)) found.add(edition(match[1] ?? match[2] ?? '') as Edition);
  const desktops = [...new Set([...text.matchAll(clientWindows)].map((match) => match[1] as '7' | '10' | '11'))];
  const families = new Set<Family>([...found].map(familyOf));
  if (desktops.length > 0 || /windows/i.test(text)) families.add('windows');
  if (/linux|ubuntu|rhel|red\s*hat|rocky/i.test(text)) families.add('linux');
  const [family] = families;
  return { family: families.size === 1 ? family : undefined, editions: [...found], desktops };
}
