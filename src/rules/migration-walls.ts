/**
 * What AWS forbids in prose, whatever the tables say: asked before them. A wall stands only on what is known; what is not
 * known is left to the tables.
 */
import type { Facts } from './bundle-facts.ts';
import { type Fact, factValue } from './fact.ts';
import { linuxPage, windowsPage } from './migration-paths.ts';
import type { Verdict } from './verdict.ts';

const differ = <T>(one: Fact<T>, other: Fact<T>) =>
  one.known !== 'unknown' && other.known !== 'unknown' && one.value !== other.value;

export const walls: readonly {
  /** As docs/rules.md has it. */
  readonly name: string;
  readonly stands: (from: Facts, to: Facts) => boolean;
  readonly verdict: Omit<Verdict, 'kind' | 'rule'>;
}[] = [
  {
    name: 'between Windows and Linux',
    stands: (from, to) => differ(from.family, to.family),
    verdict: {
      reason: "Neither of AWS's migration pages has a way between Windows and Linux.",
      remedy: 'Create a new WorkSpace for the user instead.',
      source: `${windowsPage}; ${linuxPage}`,
    },
  },
  {
    name: 'Amazon Linux 2 as a target',
    stands: (_, to) => factValue(to.edition) === 'amazon-linux-2',
    verdict: {
      reason: 'Amazon Linux 2 is at its end of life and is never a target.',
      remedy: 'Choose Ubuntu, RHEL or Rocky Linux.',
      source: linuxPage,
    },
  },
  {
    name: 'Windows 7 to Windows 11',
    stands: (from, to) => factValue(from.edition) === 'windows-7' && factValue(to.edition) === 'windows-11',
    verdict: {
      reason: 'Windows 7 cannot be migrated to Windows 11 directly.',
      remedy: 'Migrate to Windows 10, let the user log in once, then migrate to Windows 11.',
      quote: 'Windows 7 to Windows 10, log in once on Windows 10, then Windows 11.',
      source: windowsPage,
    },
  },
  {
    name: 'Windows 11 with a Value bundle on either side',
    stands: (from, to) =>
      factValue(to.edition) === 'windows-11' && (from.computeType === 'VALUE' || to.computeType === 'VALUE'),
    verdict: {
      reason: 'There is no Value bundle with Windows 11.',
      remedy: 'Change the compute type to Standard or more first, then migrate.',
      quote: 'Windows 11 has no Value bundle.',
      source: `${windowsPage}; byol-windows-images`,
    },
  },
  {
    name: 'BYOL to included licence',
    stands: (from, to) => factValue(from.licence) === 'byol' && factValue(to.licence) === 'included',
    verdict: {
      reason: 'A BYOL WorkSpace can only be migrated to a BYOL bundle; this one comes with a licence.',
      remedy: 'Choose a BYOL bundle; for DCV a BYOL bundle on DCV has to be made first.',
      quote: 'BYOL WorkSpaces can be migrated only to BYOL bundles.',
      source: windowsPage,
    },
  },
  {
    name: 'included licence to BYOL',
    stands: (from, to) => factValue(from.licence) === 'included' && factValue(to.licence) === 'byol',
    verdict: {
      reason: 'A WorkSpace with an included licence cannot be migrated to a BYOL bundle.',
      remedy: 'Choose a public bundle, or a custom one with an included licence.',
      quote: 'Public and custom WorkSpaces cannot be migrated to BYOL bundles.',
      source: windowsPage,
    },
  },
  {
    name: 'BYOP to PCoIP or DCV',
    stands: (from, to) => factValue(from.byop) === true && factValue(to.byop) === false,
    verdict: {
      reason: 'A BYOP WorkSpace cannot be migrated to PCoIP or DCV.',
      remedy: 'Choose a BYOP bundle.',
      quote: 'BYOP WorkSpaces cannot be migrated to PCoIP or DCV WorkSpaces.',
      source: windowsPage,
    },
  },
  {
    name: 'Graphics or GraphicsPro as a target',
    stands: (_, to) => to.computeType === 'GRAPHICS' || to.computeType === 'GRAPHICSPRO',
    verdict: {
      reason: 'Graphics and GraphicsPro bundles are no longer supported.',
      remedy: 'Choose Graphics.g4dn, GraphicsPro.g4dn or a newer type.',
      quote: 'Graphics ended on November 30, 2023, GraphicsPro on October 31, 2025.',
      source: 'Administration Guide, amazon-workspaces-bundles',
    },
  },
];
