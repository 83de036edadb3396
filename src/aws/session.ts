/**
 * What the rest of bellhop may ask of AWS. `openSession` is the only door: behind it are the SDK's clients, the lock,
 * the limiter, paging, error reading and cleaning.
 */
import type { Clock } from '../clock.ts';
import type { Answer } from './answer.ts';
import type {
  LexAlias,
  LexBot,
  LexBotSummary,
  LexChannel,
  LexIntent,
  LexMigration,
  LexMigrationDetail,
  LexV2Bot,
  LexV2BotDetail,
  LexV2BotSummary,
  LexV2Import,
  LexV2ImportDetail,
  LexV2Locale,
  LexV2LocaleDetail,
  RawRecord,
  Role,
  RoleDetail,
  StartMigrationInput,
} from './lex-model.ts';
import type { Limiter, Priority } from './limiter.ts';
import type {
  Account,
  Bundle,
  BundleId,
  Caller,
  Connection,
  Directory,
  DirectoryId,
  Image,
  Snapshots,
  Subnet,
  Tag,
  Workspace,
  WorkspaceId,
} from './model.ts';

/** Ids that DescribeWorkspaces and DescribeWorkspacesConnectionStatus take at most. */
export const idsPerCall = 25;

export interface SessionSettings {
  readonly clock: Clock;
  readonly profile?: string;
  readonly region?: string;
  /** Overrides the endpoint of every service. */
  readonly endpointUrl?: string;
  /** Fixed credentials: the embedded AWS only. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Calls a second; default 1.5. */
  readonly rate?: number;
  readonly burst?: number;
  /** Changes may be sent from the start (`--write`, the demo). */
  readonly unlocked?: boolean;
}

/** For every reading call: how urgent it is, and a signal that gives it up. */
export interface Ask {
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
}

/** `asked`: how often AWS was asked whether it is made. */
export type ExportStage = { readonly stage: 'making'; readonly asked: number } | { readonly stage: 'fetching' };

/** For an archive that AWS makes first: how far it is. */
export interface ExportAsk extends Ask {
  readonly tell?: ((stage: ExportStage) => void) | undefined;
}

/** For a list: whoever asks on after a page that failed is answered with that page, tried anew, and not with the end. */
export interface AskAgain extends Ask {
  readonly again?: boolean;
}

/** A page a turn. A failed page is the last turn, but for `AskAgain`; a mark that comes again always is. */
export type Pages<T> = AsyncGenerator<Answer<readonly T[]>, void, void>;

export interface WorkspacesReads {
  /** The whole fleet, 25 a page; of one directory where that is given. */
  workspaces(ask?: AskAgain & { readonly directoryId?: DirectoryId }): Pages<Workspace>;
  /** Up to 25 ids; those that AWS no longer knows are simply absent. */
  workspacesById(ids: readonly WorkspaceId[], ask?: Ask): Promise<Answer<readonly Workspace[]>>;
  /** Those of one user: of his directory, by his name in it. */
  workspacesOf(directoryId: string, userName: string, ask?: Ask): Promise<Answer<readonly Workspace[]>>;
  /** Up to 25 of those that use a bundle. */
  workspacesOn(bundleId: BundleId, ask?: Ask): Promise<Answer<readonly Workspace[]>>;
  /** Own bundles, then Amazon's. */
  bundles(ask?: Ask): Pages<Bundle>;
  /** Up to 25 ids. */
  bundlesById(ids: readonly BundleId[], ask?: Ask): Promise<Answer<readonly Bundle[]>>;
  directories(ask?: Ask): Pages<Directory>;
  images(ask?: Ask): Pages<Image>;
  connections(ask?: AskAgain): Pages<Connection>;
  /** Up to 25 ids. */
  connectionsById(ids: readonly WorkspaceId[], ask?: Ask): Promise<Answer<readonly Connection[]>>;
  snapshots(id: WorkspaceId, ask?: Ask): Promise<Answer<Snapshots>>;
  tags(resourceId: string, ask?: Ask): Promise<Answer<readonly Tag[]>>;
}

export interface NetworkReads {
  /** Any number of ids, 100 a call; those that are not there, or not to be seen, are simply absent. */
  subnets(ids: readonly string[], ask?: Ask): Promise<Answer<readonly Subnet[]>>;
}

export interface LexReads {
  bots(ask?: Ask & { readonly nameContains?: string }): Pages<LexBotSummary>;
  /** One call, one bot at most, no retry: is Lex V1 still answering? */
  probe(ask?: Ask): Promise<Answer<readonly LexBotSummary[]>>;
  botVersions(name: string, ask?: Ask): Pages<LexBotSummary>;
  bot(name: string, version: string, ask?: Ask): Promise<Answer<LexBot>>;
  aliases(name: string, ask?: Ask): Pages<LexAlias>;
  channels(name: string, ask?: Ask): Pages<LexChannel>;
  intent(name: string, version: string, ask?: Ask): Promise<Answer<LexIntent>>;
  /** The ZIP archive that GetExport makes, asked for until it is ready. Of numbered versions only. */
  botExport(name: string, version: string, ask?: ExportAsk): Promise<Answer<Buffer>>;
  /** The archive of an export that `exportV2Bot` began. */
  v2Export(exportId: string, ask?: ExportAsk): Promise<Answer<Buffer>>;
  rawBot(name: string, version: string, ask?: Ask): Promise<Answer<RawRecord>>;
  rawIntent(name: string, version: string, ask?: Ask): Promise<Answer<RawRecord>>;
  /** Of a custom slot type. */
  rawSlotType(name: string, version: string, ask?: Ask): Promise<Answer<RawRecord>>;
  /** Newest first. */
  migrations(ask?: Ask & { readonly nameContains?: string }): Pages<LexMigration>;
  migration(id: string, ask?: Ask): Promise<Answer<LexMigrationDetail>>;
  /** Exact, case-sensitive look-up by name; `undefined` when there is none. */
  v2BotByName(name: string, ask?: Ask): Promise<Answer<LexV2Bot | undefined>>;
  v2Locales(botId: string, ask?: Ask): Promise<Answer<readonly LexV2Locale[]>>;
  v2Bot(id: string, ask?: Ask): Promise<Answer<LexV2BotDetail>>;
  /** Of the Draft: what a build, a migration or an editor changes. */
  v2Locale(botId: string, localeId: string, ask?: Ask): Promise<Answer<LexV2LocaleDetail>>;
  /** All bots of V2, networks of bots among them. */
  v2Bots(ask?: Ask): Pages<LexV2BotSummary>;
  /** Of the last seven days, the one that changed last first. */
  v2Imports(ask?: Ask): Pages<LexV2Import>;
  v2Import(id: string, ask?: Ask): Promise<Answer<LexV2ImportDetail>>;
  /** One role of the account, by its name. */
  role(name: string, ask?: Ask): Promise<Answer<RoleDetail>>;
  /** Roles that trust `lexv2.amazonaws.com`, service-linked ones first. */
  v2Roles(ask?: Ask): Promise<Answer<readonly Role[]>>;
}

/** What AWS answered to a change of one WorkSpace. */
export interface Accepted {
  /** The new id, for a migration. */
  readonly targetId?: WorkspaceId;
}

/**
 * Calls that change something. Each is sent once, never retried here: a failure says by its `effect` whether the
 * service may have acted. Entries of `FailedRequests` inside a 200 come back as failures, AWS's code and words kept.
 * `recall` takes a call back that still waits for its turn or for credentials (`cancelled`, without effect); once the
 * request has left, it changes nothing.
 */
export interface Changes {
  migrate(id: WorkspaceId, bundleId: BundleId, recall?: AbortSignal): Promise<Answer<Accepted>>;
  rebuild(id: WorkspaceId, recall?: AbortSignal): Promise<Answer<Accepted>>;
  restore(id: WorkspaceId, recall?: AbortSignal): Promise<Answer<Accepted>>;
  /** `WSP` is what AWS's pages call DCV. */
  modifyProtocol(id: WorkspaceId, protocol: 'PCOIP' | 'WSP', recall?: AbortSignal): Promise<Answer<Accepted>>;
  reboot(id: WorkspaceId, recall?: AbortSignal): Promise<Answer<Accepted>>;
  start(id: WorkspaceId, recall?: AbortSignal): Promise<Answer<Accepted>>;
  stop(id: WorkspaceId, recall?: AbortSignal): Promise<Answer<Accepted>>;
  startLexMigration(input: StartMigrationInput, recall?: AbortSignal): Promise<Answer<LexMigration>>;
  /** Begins an export of a V2 bot's Draft; its id. What comes of it is told by `v2Export`. */
  exportV2Bot(botId: string, recall?: AbortSignal): Promise<Answer<string>>;
  /** Of the Draft. What comes of it is told by `v2Locale` alone. */
  buildLexLocale(botId: string, localeId: string, recall?: AbortSignal): Promise<Answer<Accepted>>;
}

/** Held where requests are sent: while locked, only operations on the list of reading ones leave this machine. */
export interface Lock {
  readonly locked: boolean;
  unlock(): void;
  lock(): void;
}

export interface Session {
  readonly region: string;
  readonly profile: string | undefined;
  readonly endpointUrl: string | undefined;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly limiter: Limiter;
  /** GetCallerIdentity alone. */
  caller(ask?: Ask): Promise<Answer<Caller>>;
  /** GetCallerIdentity, and the account's alias where the identity may read it. */
  account(ask?: Ask): Promise<Answer<Account>>;
  readonly workspaces: WorkspacesReads;
  readonly network: NetworkReads;
  readonly lex: LexReads;
  readonly changes: Changes;
  /** The same way into another Region: a session of its own, locked, for whoever closes it. */
  elsewhere(region: string): Promise<Answer<Session>>;
  close(): void;
}
