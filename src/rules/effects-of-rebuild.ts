/** Effect cards of what goes back on the same WorkSpace: a rebuild (fresh root volume), a restore (both from snapshots). */

import type { Effect, EffectContext, EffectSubject } from './effect.ts';
import {
  changes,
  cutOff,
  encrypted,
  lost,
  rootVolume,
  runningMode,
  sinceSnapshot,
  stays,
  userVolume,
} from './effect-words.ts';
import { listed } from './in-words.ts';
import type { DirectorySubject } from './subject.ts';

const rebuildPage = 'Administration Guide, rebuild-workspace';
const restorePage = 'Administration Guide, restore-workspace';
const appsPage = 'Administration Guide, manage-applications';
const directoryPage = 'Administration Guide, update-directory-details';
const standbyPage = 'Administration Guide, multi-region-resilience';

export function rebuild(item: EffectSubject, context: EffectContext): readonly Effect[] {
  const source = rebuildPage;
  const bundle = ['its bundle', item.bundleName].filter(Boolean).join(' ');
  return [
    lost(`Everything on the ${rootVolume(item)}: it is made anew from the image that ${bundle} has now.`, source),
    lost(`What was written to the ${userVolume(item)} ${sinceSnapshot(item, context)}.`, source),
    lost('Applications added with Manage applications; those removed with it come back.', appsPage),
    ...cutOff(item, source),
    changes(`Its private IP address (now ${item.ipAddress ?? 'unknown'}), and the public one if it has one.`, source),
    changes('AWS does not say whether its computer name stays.', source),
    changes(settings(context.directory), directoryPage),
    ...(item.entraJoined ? [outOfTheBox] : []),
    ...standby(item, 'a rebuild'),
    stays(`WorkSpace id, bundle, user, tags and ${runningMode(item)}; nested virtualization if it is on.`, source),
    ...encryption(item, source),
  ];
}

export function restore(item: EffectSubject, context: EffectContext): readonly Effect[] {
  const source = restorePage;
  return [
    lost(`What changed on the ${rootVolume(item)} ${sinceSnapshot(item, context)}.`, source),
    lost(`What was written to the ${userVolume(item)} since the same snapshot.`, source),
    lost('Applications added with Manage applications since then vanish, and are still billed.', appsPage),
    ...cutOff(item, source),
    changes('AWS does not say whether its private IP address changes.', source),
    changes('If it turns unhealthy before new snapshots are there, it cannot be restored again.', source),
    ...standby(item, 'a restore'),
    stays('Operating system, applications and settings as they were in the snapshot, which was taken healthy.', source),
    stays(`WorkSpace id, bundle, user, tags and ${runningMode(item)}.`, source),
    ...encryption(item, source),
  ];
}

const outOfTheBox = changes(
  'Its directory is of the kind that joins Microsoft Entra ID (inferred): its user sets Windows up again, and the profile has to be copied back by hand from a .NotMigrated folder on D:. AWS advises a restore instead.',
  rebuildPage,
);

/** What of the directory takes effect only now. */
function settings(directory: DirectorySubject | undefined): string {
  const said = directory ? told(directory) : [];
  const these = listed(
    said.length > 0 ? said : ['OU', 'security group', 'local administrator', 'internet access', 'DNS servers'],
  );
  return `The directory's settings of now apply: ${these}.`;
}

function told(directory: DirectorySubject): readonly string[] {
  const { defaultOu, customSecurityGroupId, localAdministrator, internetAccess, dnsIpAddresses = [] } = directory;
  const yesNo = (what: string, value: boolean | undefined) =>
    value === undefined ? [] : [`${what} ${value ? 'yes' : 'no'}`];
  return [
    ...(defaultOu ? [`OU ${defaultOu}`] : []),
    ...(customSecurityGroupId ? [`security group ${customSecurityGroupId}`] : []),
    ...yesNo('local administrator', localAdministrator),
    ...yesNo('internet access', internetAccess),
    ...(dnsIpAddresses.length > 0 ? [`DNS ${dnsIpAddresses.join(' ')}`] : []),
  ];
}

const standby = ({ hasStandby }: EffectSubject, what: string): readonly Effect[] =>
  hasStandby
    ? [changes(`It has a standby WorkSpace; AWS does not say what ${what} does to that one.`, standbyPage)]
    : [];

function encryption(item: EffectSubject, source: string): readonly Effect[] {
  const words = encrypted(item);
  return words
    ? [stays(`${words}: the key must be enabled, or the WorkSpace becomes unusable. Unchecked.`, source)]
    : [];
}
