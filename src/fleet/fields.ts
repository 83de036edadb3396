/**
 * What is known of a WorkSpace, fact by fact: where each is read, what it is called, of what kind it is. Query,
 * completion, columns, order, counts and export all read this one table, so that a word means the same everywhere.
 */
import { accountIdPattern } from '../plans/id-patterns.ts';
import type { Outcome } from '../runs/events.ts';
import type { Row } from './fleet.ts';
import { stillKnown } from './looked.ts';

/** Where a row came from, as far as AWS has told it yet. */
export interface Origin {
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly accountId: string | undefined;
  /** Null: it has none. Undefined: not known. */
  readonly alias: string | null | undefined;
}

/** What facts depend on besides the row. */
export interface Surroundings {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of a source, by its id. */
  readonly originOf: (source: string) => Origin | undefined;
  /** How it went in the runs of this machine; undefined: the journals have not been read. */
  readonly runsOf: (id: string) => readonly RunWord[] | undefined;
}

/** `open`: in one where it has not ended. Else how it ended in the newest run of it. Of no word: it was in none. */
export type RunWord = 'open' | Outcome;

/**
 * `choice`: one of few words, AWS's own where it has one. `name`: a text of its own. `time`: epoch milliseconds, asked
 * for by its age. `size`: GiB. `pair`: `key=value`.
 */
export type FieldKind = 'choice' | 'name' | 'time' | 'size' | 'pair';

export interface Field {
  /** Head of its column. */
  readonly title: string;
  /** One line: what it is, for completion and help. */
  readonly says: string;
  readonly kind: FieldKind;
  /** All that it can be: no other word is read. Where it is not set, AWS may have words that nobody knew of. */
  readonly only?: readonly string[];
  /** Other words for its values, in lower case, and the value each means; `?`: not known. */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** Found by free words. */
  readonly free?: boolean;
  /** Costs a call for each WorkSpace, made only when it is asked for. */
  readonly lookedUp?: boolean;
  /** Its values are as many things. Where this is not set they are names of one thing, and the first is told. */
  readonly several?: boolean;
  /** Goes by an id and by a name. */
  readonly named?: Named;
  /** Empty: there is none. Undefined: not known. */
  readonly values: (row: Row, at: Surroundings) => readonly (string | number)[] | undefined;
}

/** Where only the id is known, a word that is not that id may still be the name: neither it nor its opposite is so. */
export interface Named {
  /** No name looks like this. */
  readonly id: RegExp;
  readonly nameKnown: (row: Row, at: Surroundings) => boolean;
}

const one = (value: string | number | undefined): readonly (string | number)[] | undefined =>
  value === undefined ? undefined : [value];

/** AWS leaves out what there is none of. */
const some = (value: string | undefined): readonly string[] => (value ? [value] : []);

const yesNo = (value: boolean | undefined): readonly string[] | undefined =>
  value === undefined ? undefined : [value ? 'yes' : 'no'];

const runWords: Readonly<Record<RunWord, true>> = {
  open: true,
  done: true,
  failed: true,
  'rolled-back': true,
  silent: true,
  'needs-human': true,
  stale: true,
  'not-started': true,
};

const table = {
  user: field('USER', 'the user it is assigned to', 'name', ({ workspace }) => one(workspace.userName), { free: true }),
  computer: field('COMPUTER', 'its name in the domain', 'name', ({ workspace }) => one(workspace.computerName), {
    free: true,
  }),
  id: field('WORKSPACE', 'ws-...', 'name', ({ id }) => [id], { free: true }),
  ip: field('ADDRESS', 'its IPv4 or IPv6 address', 'name', ({ workspace }) => addresses(workspace), {
    free: true,
    several: true,
  }),
  name: field('NAME', 'the name that was given to it', 'name', ({ workspace }) => some(workspace.name), { free: true }),
  state: field('STATE', 'AVAILABLE, STOPPED, ...', 'choice', ({ workspace }) => one(workspace.state)),
  os: field('SYSTEM', 'WINDOWS_10, WINDOWS_SERVER_2019, ...', 'choice', ({ workspace }) =>
    one(workspace.operatingSystem),
  ),
  protocol: field('PROTO', 'PCOIP or DCV (which the API calls WSP), none for BYOP', 'choice', protocols, {
    synonyms: { wsp: 'DCV', byop: 'none' },
    several: true,
  }),
  bundle: field(
    'BUNDLE',
    'the name or id of its bundle',
    'name',
    ({ workspace, bundle }) => both(bundle?.name, workspace.bundleId),
    { named: { id: /^wsb-[0-9a-z]+$/, nameKnown: ({ bundle }) => bundle !== undefined } },
  ),
  dir: field(
    'DIRECTORY',
    'the name or id of its directory',
    'name',
    ({ workspace, directory }) => both(directory?.name, workspace.directoryId),
    { named: { id: /^d-[0-9a-z]+$/, nameKnown: ({ directory }) => directory !== undefined } },
  ),
  compute: field('COMPUTE', 'STANDARD, POWER, ...', 'choice', ({ workspace }) => one(workspace.computeType)),
  mode: field('MODE', 'AUTO_STOP, ALWAYS_ON, MANUAL', 'choice', ({ workspace }) => one(workspace.runningMode)),
  connected: field('CONNECTED', 'yes, no, unknown', 'choice', connected, {
    only: ['yes', 'no'],
    synonyms: { unknown: '?' },
  }),
  seen: field('LAST SEEN', 'when its user was last connected', 'time', ({ connection }) =>
    one(connection?.lastUserConnectionAt),
  ),
  root: field('ROOT', 'GiB of its root volume', 'size', ({ workspace }) => one(workspace.rootVolumeGib)),
  data: field('DATA', 'GiB of its user volume', 'size', ({ workspace }) => one(workspace.userVolumeGib)),
  encrypted: field('ENCRYPTED', 'yes where a volume is', 'choice', encryption, { only: ['yes', 'no'] }),
  modifying: field(
    'MODIFYING',
    'what AWS is changing of it',
    'choice',
    ({ workspace }) =>
      workspace.modifications.flatMap(({ resource, state }) => (state === 'UPDATE_FAILED' ? [] : resource)),
    { several: true },
  ),
  error: field('ERROR', 'the code that AWS gives with a state', 'choice', ({ workspace }) => some(workspace.errorCode)),
  bundleid: field('BUNDLE ID', 'wsb-...', 'name', ({ workspace }) => one(workspace.bundleId)),
  dirid: field('DIRECTORY ID', 'd-...', 'name', ({ workspace }) => one(workspace.directoryId)),
  subnet: field('SUBNET', 'subnet-...', 'name', ({ workspace }) => one(workspace.subnetId)),
  snapshot: field('SNAPSHOT', 'the newest of its user volume', 'time', newestSnapshot, { lookedUp: true }),
  tag: field('TAGS', 'key=value', 'pair', tags, { lookedUp: true, several: true }),
  run: field(
    'RUN',
    'how its newest run went: open, done, failed, none, ...',
    'choice',
    ({ id }, { runsOf }) => runsOf(id),
    { only: [...Object.keys(runWords), 'none'] },
  ),
  account: field(
    'ACCOUNT',
    'the number or the alias of its account',
    'choice',
    (row, at) => {
      const { alias, accountId } = at.originOf(row.source) ?? {};
      return both(alias ?? undefined, accountId);
    },
    { named: { id: accountIdPattern, nameKnown: (row, at) => at.originOf(row.source)?.alias !== undefined } },
  ),
  accountid: field('ACCOUNT ID', 'the number of its account', 'choice', (row, at) =>
    one(at.originOf(row.source)?.accountId),
  ),
  region: field('REGION', 'eu-west-1, ...', 'choice', (row, at) => one(at.originOf(row.source)?.region)),
  profile: field('PROFILE', 'the profile that it was found with', 'choice', (row, at) =>
    one(at.originOf(row.source)?.profile),
  ),
} satisfies Record<string, Field>;

export type FieldId = keyof typeof table;
export const fields: Readonly<Record<FieldId, Field>> = table;
export const fieldIds = Object.keys(table) as readonly FieldId[];

function field(
  title: string,
  says: string,
  kind: FieldKind,
  values: Field['values'],
  more: Pick<Field, 'only' | 'synonyms' | 'free' | 'lookedUp' | 'several' | 'named'> = {},
): Field {
  return { title, says, kind, values, ...more };
}

/** A thing goes by its name and by its id. */
function both(name: string | undefined, id: string | undefined): readonly string[] | undefined {
  const known = [name, id].filter((text) => text !== undefined);
  return known.length > 0 ? known : undefined;
}

function addresses({ ipAddress, ipv6Address }: Row['workspace']): readonly string[] {
  return [...some(ipAddress), ...some(ipv6Address)];
}

function protocols({ workspace }: Row): readonly string[] | undefined {
  const told = workspace.protocols;
  if (told?.length === 0) return ['none'];
  return told?.includes('WSP') ? told.map((name) => (name === 'WSP' ? 'DCV' : name)) : told;
}

/** UNKNOWN, which AWS says of whatever is stopped, is not known: it is no word that is neither yes nor no. */
function connected({ connection }: Row): readonly string[] | undefined {
  const state = connection?.state;
  return yesNo(state === 'CONNECTED' ? true : state === 'DISCONNECTED' ? false : undefined);
}

/** One encrypted volume makes it so; none does only where both are told. */
function encryption({ workspace }: Row): readonly string[] | undefined {
  const volumes = [workspace.rootVolumeEncrypted, workspace.userVolumeEncrypted];
  return volumes.includes(true) ? ['yes'] : yesNo(volumes.includes(undefined) ? undefined : false);
}

function newestSnapshot({ lookedUp }: Row, { now }: Surroundings): readonly number[] | undefined {
  const newest = stillKnown(lookedUp.snapshots, now)?.rebuild;
  if (newest === 'none') return [];
  return typeof newest === 'number' ? [newest] : undefined;
}

function tags({ lookedUp }: Row, { now }: Surroundings): readonly string[] | undefined {
  const known = stillKnown(lookedUp.tags, now);
  return typeof known === 'object' ? known.map(({ key, value }) => `${key}=${value}`) : undefined;
}
