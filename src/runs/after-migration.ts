/** The chores that migrations leave: AWS's sentences in plain words, its pages, and which items call for them. */
import {
  appsPage,
  bundleOf,
  type Called,
  changed,
  done,
  isLinux,
  type Line,
  listed,
  newAddress,
  windows,
} from './chores.ts';

const page = 'Administration Guide, migrate-workspaces';

/** AWS had taken its own verb on. */
const begun = ({ item, planned }: Line) =>
  item.step === (planned.first ? 1 : 0) && item.attemptedAt !== undefined && (item.left || item.targetId !== undefined);

const newNames = (line: Line) => [
  ...changed('id', line.planned.id, line.now.newId),
  ...changed('computer', line.planned.computerName, line.now.newComputerName),
  ...newAddress(line),
];

export const afterMigration: readonly Called[] = [
  {
    id: 'failed-computers',
    title: 'Check the directory after migrations that failed',
    how: 'Computer objects may be left in the Active Directory, and WorkSpaces may have to be removed by hand. Of Linux, see /var/log/skylight/domain-join.log.',
    source: page,
    of: (line) => !done(line) && begun(line),
    tell: ({ planned, item }) =>
      `${item.outcome}; computer ${planned.computerName ?? 'unknown'}, new WorkSpace ${item.targetId ?? 'unknown'}`,
  },
  {
    id: 'old-computers',
    title: 'Remove old computer objects from the directory',
    how: 'Each has a new computer name: see whether its old computer object is gone, and its new one in the right OU.',
    source: page,
    of: (line) => done(line) && line.now.newId !== undefined,
    tell: ({ planned }) => `computer ${planned.computerName ?? 'unknown'}`,
  },
  {
    id: 'not-migrated',
    title: 'See to the .NotMigrated folders',
    how: 'At the first start the profile becomes D:\\Users\\<user><date and time>.NotMigrated. Desktop, Documents, Downloads, Favorites, Music, Pictures and Videos are moved across; AppData and the rest stay in it. Log: C:\\Program Files\\Amazon\\WorkspacesConfig\\Logs\\MigrationLogs.',
    source: page,
    of: windows,
    tell: ({ planned }) => `profile of ${planned.userName ?? 'its user'}`,
  },
  {
    id: 'linux-desktop',
    title: 'See to the Linux desktops',
    how: 'They begin with the defaults of GNOME. From Amazon Linux 2, settings of MATE are in ~/workspace-migration-log-<date>/, and the ownership of files is put right in the background, for hours where there are millions.',
    source: 'Administration Guide, migrate-linux-workspaces',
    of: (line) => done(line) && isLinux(line),
    tell: ({ planned }) => `from ${planned.operatingSystem ?? 'an unknown system'}`,
  },
  {
    id: 'applications',
    title: 'Add applications again',
    how: "Applications of Manage applications went with the source, which is billed for the full month; the target bundle's are installed instead.",
    source: appsPage,
    of: windows,
    tell: (line) => `had the applications of ${bundleOf(line)}`,
  },
  {
    id: 'addresses',
    title: 'Renew DNS, allow-lists, shortcuts and monitoring',
    how: 'Id, computer name and private address are new ones: whatever names the old ones finds nothing any more.',
    source: page,
    of: (line) => done(line) && newNames(line).length > 0,
    tell: (line) => listed(newNames(line)),
  },
  {
    id: 'records',
    title: 'Renew the ids in infrastructure code and in the CMDB',
    how: 'What keeps the old id, Terraform for one, would make a new WorkSpace for the one that is gone.',
    source: undefined,
    of: (line) => done(line) && line.now.newId !== undefined,
    tell: ({ planned, now }) => `${planned.id} is ${now.newId}, on ${now.newBundleId ?? planned.target?.bundleId}`,
  },
  {
    id: 'started',
    title: 'Stop what was started for nothing',
    how: 'These were started to be migrated, and were not: they run until somebody or AutoStop stops them.',
    source: undefined,
    // By this run, and by nobody else: who started it himself wants it to run.
    of: ({ item }) => item.before === 'sent' && !['done', 'needs-human'].includes(item.outcome ?? ''),
    tell: ({ planned, item }) => `running mode ${planned.runningMode ?? 'unknown'}; ${item.reason ?? item.outcome}`,
  },
];
