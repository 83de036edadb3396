/**
 * The frozen plan: everything that was reviewed and confirmed, and nothing else is executed. Its hash covers all of it.
 */
import type { StartMigrationInput } from '../aws/lex-model.ts';
import type { Backup, KeptBackup } from '../lex/backup.ts';
import type { Inventory } from '../lex/inventory.ts';
import { isLexVerb } from '../rules/lex-verbs.ts';
import type { SnapshotFact } from '../rules/snapshot-gate.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import type { Verdict } from '../rules/verdict.ts';
import type { Mapping } from './mapping.ts';
import type { RunPolicy } from './policy.ts';
import type { Finding } from './preflight.ts';

interface PlanHead {
  readonly version: 1;
  /** Also the name of its run: sortable by time, e.g. `20261122T101500-rebuild-7f3a`. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly accountId: string;
  readonly alias: string | undefined;
  readonly region: string;
  /** Who planned it. */
  readonly arn: string;
  /** Why: the change ticket, as the operator gave it. */
  readonly ticket: string | undefined;
  readonly policy: RunPolicy;
  /** The account is one in which even a small set is confirmed in several steps. */
  readonly protected: boolean;
  /** SHA-256 (hex) over everything else. */
  readonly hash: string;
}

export interface Encryption {
  readonly root: boolean;
  readonly user: boolean;
  /** ARN or id of the KMS key, as AWS gave it. */
  readonly key: string | undefined;
}

export interface MigrationTarget {
  readonly bundleId: string;
  readonly bundleName: string | undefined;
  /** GiB to expect after the migration; undefined where a size that it hangs on is not known. */
  readonly rootGib: number | undefined;
  readonly userGib: number | undefined;
}

/** One WorkSpace as it was when the plan was made. */
export interface WorkspaceItem {
  readonly id: string;
  readonly directoryId: string | undefined;
  /** Joined to Microsoft Entra ID; undefined where its directory was not listed. */
  readonly entraJoined: boolean | undefined;
  readonly userName: string | undefined;
  readonly computerName: string | undefined;
  readonly ipAddress: string | undefined;
  readonly state: string | undefined;
  readonly operatingSystem: string | undefined;
  readonly bundleId: string | undefined;
  readonly bundleName: string | undefined;
  readonly rootVolumeGib: number | undefined;
  readonly userVolumeGib: number | undefined;
  readonly computeType: string | undefined;
  /** PCOIP, WSP; empty for BYOP; undefined when AWS did not say. */
  readonly protocols: readonly string[] | undefined;
  /** AUTO_STOP, ALWAYS_ON, MANUAL. */
  readonly runningMode: string | undefined;
  readonly encryption: Encryption | undefined;
  /** It is the primary of a standby WorkSpace. */
  readonly hasStandby: boolean;
  /** The newest snapshot that the verb goes back to. Undefined where it leaves the volumes alone: then it was not looked up. */
  readonly snapshot: SnapshotFact | undefined;
  /** CONNECTED, DISCONNECTED, UNKNOWN; `denied`, `failed`: it could not be looked up; undefined when AWS did not say. */
  readonly connection: string | undefined;
  /** When AWS looked, and when the user was last connected: epoch milliseconds. */
  readonly connectionCheckedAt: number | undefined;
  readonly lastConnectedAt: number | undefined;
  /** Migration only. */
  readonly target: MigrationTarget | undefined;
  /** Protocol change only. */
  readonly toProtocol: 'PCOIP' | 'WSP' | undefined;
  /** What has to be done to it first, as a step of its own: a stopped Linux WorkSpace is started, then migrated. */
  readonly first: 'start' | undefined;
  /** What the rules say, worst first. `mayBeSent` decides by them; the confirmation asks for what they leave open. */
  readonly verdicts: readonly Verdict[];
}

export interface WorkspacesPlan extends PlanHead {
  readonly verb: WorkspaceVerb;
  /** Migration only: where what goes. A single target is a mapping of one line. */
  readonly mapping: Mapping | undefined;
  /** What was looked at around the WorkSpaces, and what could not be. */
  readonly preflight: readonly Finding[];
  /** The ones that will be sent. */
  readonly items: readonly WorkspaceItem[];
  /** Selected, but held back by a rule; kept so that the review, the journal and the report can say why. */
  readonly excluded: readonly WorkspaceItem[];
}

/** What is undefined, AWS did not say. */
export interface V1Mark {
  /** Epoch milliseconds. */
  readonly updatedAt: number | undefined;
  readonly checksum: string | undefined;
  /** AWS's word, as READY; this and COPPA are shown, and not compared. */
  readonly status?: string | undefined;
  /** Subject to COPPA. */
  readonly childDirected?: boolean | undefined;
}

/** What is undefined was not to be seen, and is not looked at again. */
export interface V2Mark {
  readonly botId: string | undefined;
  readonly roleArn: string | undefined;
  /** Whether it has the locale that the migration brings, which is then overwritten. */
  readonly hasLocale: boolean | undefined;
  /** When that locale's Draft was last changed, epoch milliseconds; plans of an earlier bellhop do not say. */
  readonly localeUpdatedAt?: number | undefined;
}

export interface LexItem extends StartMigrationInput {
  /** The V1 bot's name: one item a bot. */
  readonly id: string;
  readonly locale: string | undefined;
  /** Why this version, where nobody had asked for one. */
  readonly versionWhy?: string | undefined;
  /**
   * Whether a V2 bot of that name was there; `unknown`: it could not be looked up, and the operator chose; `earlier`: an
   * item before it in this run is to create it.
   */
  readonly existence: 'absent' | 'found' | 'unknown' | 'earlier';
  /** As the version was when it was planned: of `$LATEST` this tells a later edit. */
  readonly source?: V1Mark | undefined;
  /** The V2 bot as the call is to find it, the items before it done. */
  readonly into?: V2Mark | undefined;
  /** What was seen to stay behind in V1, for the checklist after the migration. */
  readonly inventory: Inventory | undefined;
  /** What is not known of the role that is sent, a sentence each. */
  readonly roleNotes?: readonly string[];
  /** Why the run that this one repeats failed, a sentence each. */
  readonly lastTime?: readonly string[];
  /** What is kept of the V1 bot; plans of an earlier bellhop do not say. */
  readonly backup?: Backup | undefined;
  /** What was taken of the V2 bot before it was overwritten. */
  readonly v2Backup?: KeptBackup | undefined;
}

export interface LexPlan extends PlanHead {
  readonly verb: 'lex-migrate';
  readonly items: readonly LexItem[];
  readonly excluded: readonly never[];
}

/** One locale of the Draft of a V2 bot, as it was when the plan was made. */
export interface LexBuildItem {
  /** `OrderFlowers/en_US`: names of V2 bots are unique in an account and Region. */
  readonly id: string;
  readonly botId: string;
  readonly botName: string;
  /** With an underscore: `en_US`. */
  readonly localeId: string;
  /** AWS's word: NotBuilt, Built, Failed, ReadyExpressTesting. */
  readonly status: string | undefined;
  /** When it was last changed and last asked to be built, epoch milliseconds: Built and unchanged is built already. */
  readonly updatedAt: number | undefined;
  readonly buildSubmittedAt: number | undefined;
  /** The migration that brought it, where that is known. */
  readonly migrationId: string | undefined;
}

export interface LexBuildPlan extends PlanHead {
  readonly verb: 'lex-build';
  readonly items: readonly LexBuildItem[];
  readonly excluded: readonly never[];
}

export type AnyLexPlan = LexPlan | LexBuildPlan;
export type Plan = WorkspacesPlan | AnyLexPlan;
export type Verb = Plan['verb'];

export const isLex = (plan: Plan): plan is AnyLexPlan => isLexVerb(plan.verb);
