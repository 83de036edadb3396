/** Effect card of a migration: another WorkSpace, with the user volume's snapshot and the target bundle's root volume. */
import { protocolInName } from './bundle-facts.ts';
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
import { protocolName } from './in-words.ts';
import { likelyFamily } from './operating-system.ts';

const windowsPage = 'Administration Guide, migrate-workspaces';
const linuxPage = 'Administration Guide, migrate-linux-workspaces';
const appsPage = 'Administration Guide, manage-applications';
const nestedPage = 'Administration Guide, migrate-workspaces; API model, MigrateWorkspace';

export function migration(item: EffectSubject, context: EffectContext): readonly Effect[] {
  const linux = likelyFamily(item) === 'linux';
  const source = linux ? linuxPage : windowsPage;
  const { computerName = 'unknown', ipAddress = 'unknown' } = item;
  return [
    lost(`Everything on the ${rootVolume(item)}: it is made from the target bundle's image.`, source),
    lost(`What was written to the ${userVolume(item)} ${sinceSnapshot(item, context)}.`, source),
    lost('AWS-managed applications of the old WorkSpace, billed for the full month; the target has its own.', appsPage),
    ...cutOff(item, source),
    ...(item.first === 'start' ? [startedFirst(item)] : []),
    changes(
      `WorkSpace id, computer name (now ${computerName}) and private IP address (now ${ipAddress}) are new; the old WorkSpace is terminated, and there is no way back.`,
      source,
    ),
    ...protocol(item),
    ...volume('Root volume', item.rootVolumeGib, item.target?.rootGib),
    ...volume('User volume', item.userVolumeGib, item.target?.userGib),
    ...(linux ? linuxDesktop(item) : [profile]),
    ...office(item),
    ...(item.hasStandby ? [standby] : []),
    ...encryption(item),
    changes('Billing: the old one until its last day, the new one from the day after.', windowsPage),
    ...(item.runningMode === 'AUTO_STOP'
      ? [changes('AWS does not say whether the AutoStop time is carried over.', windowsPage)]
      : []),
    stays(`User, tags and ${runningMode(item)}.`, windowsPage),
    stays(
      'Nested virtualization, where it is on and the target supports it; where not, the guide says that it is disabled, the API model that the migration fails.',
      nestedPage,
    ),
  ];
}

const startedFirst = ({ runningMode: mode }: EffectSubject) =>
  changes(
    `It is STOPPED and started first, as a step of its own${mode === 'AUTO_STOP' ? '; it is billed by the hour from then on' : ''}.`,
    linuxPage,
  );

function protocol({ protocols, target }: EffectSubject): readonly Effect[] {
  const to = protocolInName(target?.bundleName);
  const [from] = protocols ?? [];
  if (to === undefined || (from !== 'PCOIP' && from !== 'WSP') || from === to) return [];
  return [
    changes(`Protocol: ${protocolName(from)} to ${protocolName(to)} (inferred from the target's name).`, windowsPage),
  ];
}

/** Volumes never shrink. */
function volume(name: string, now: number | undefined, then: number | undefined): readonly Effect[] {
  if (now === undefined || then === undefined)
    return [changes(`${name}: its size after the migration cannot be told; it never shrinks.`, windowsPage)];
  return now === then
    ? [stays(`${name}: ${now} GiB.`, windowsPage)]
    : [changes(`${name} ${now} -> ${then} GiB: it grows, and costs more.`, windowsPage)];
}

const profile = changes(
  'The profile becomes a .NotMigrated folder on D:; Desktop, Documents, Downloads, Favorites, Music, Pictures and Videos move across, the rest stays in it.',
  windowsPage,
);

const linuxDesktop = ({ operatingSystem }: EffectSubject): readonly Effect[] => [
  changes('The desktop starts with GNOME defaults.', linuxPage),
  ...(operatingSystem === 'AMAZON_LINUX_2'
    ? [
        changes(
          'Leaving Amazon Linux 2 is one-way; ownership of files is corrected in the background, for hours where there are millions.',
          linuxPage,
        ),
      ]
    : []),
];

/** Read from the name of the bundle. */
const office = ({ bundleName = '' }: EffectSubject): readonly Effect[] =>
  /office|plus/i.test(bundleName)
    ? [
        changes(
          'Its bundle has Office (inferred from its name): a target with your own Microsoft 365, or without Office, unsubscribes it.',
          windowsPage,
        ),
      ]
    : [];

const standby = changes(
  'It has a standby WorkSpace; AWS does not say what becomes of that one.',
  'Administration Guide, multi-region-resilience',
);

function encryption(item: EffectSubject): readonly Effect[] {
  const words = encrypted(item);
  return words
    ? [
        changes(
          `${words}: AWS does not say what a migration makes of it; the key must be enabled. Unchecked.`,
          windowsPage,
        ),
      ]
    : [];
}
