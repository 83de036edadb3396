/** Small, lawful records for the tests of this folder; each test names only what it is about. */
import type { Failure } from '../../src/aws/answer.ts';
import type {
  LexAlert,
  LexBot,
  LexBotSummary,
  LexIntent,
  LexMigration,
  LexV2Bot,
  StartMigrationInput,
} from '../../src/aws/lex-model.ts';
import type { Backup, BackupOf } from '../../src/lex/backup.ts';
import { takeInventory } from '../../src/lex/inventory.ts';
import { draft, type PieceName, type Pieces } from '../../src/lex/pieces.ts';
import { classifyProbe } from '../../src/lex/probe.ts';
import type { StartedMigration, StartedMigrations } from '../../src/lex/started.ts';
import { deriveStrategy, type Target } from '../../src/lex/strategy.ts';
import { type Action, STEPS } from '../../src/lex/wizard.ts';
import { lexItem } from '../plans/fixtures.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';
export const SERVICE_LINKED = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/lexv2.amazonaws.com/AWSServiceRoleForLexV2Bots_A`;
export const CUSTOM = `arn:aws:iam::${ACCOUNT}:role/flower-bot`;

export function failure(over: Partial<Failure> = {}): Failure {
  return {
    kind: 'denied',
    operation: 'lex:GetBots',
    what: 'Lex V1 did not list the bots.',
    why: 'not authorized to perform: lex:GetBots',
    next: 'Ask for lex:GetBots.',
    effect: 'none',
    ...over,
  };
}

export function summary(version: string, over: Partial<LexBotSummary> = {}): LexBotSummary {
  return { name: 'OrderFlowers', version, status: 'READY', description: undefined, updatedAt: undefined, ...over };
}

export function bot(over: Partial<LexBot> = {}): LexBot {
  return {
    ...summary('3'),
    locale: 'en-US',
    intents: [],
    childDirected: false,
    detectSentiment: false,
    idleSessionTtl: 300,
    voiceId: undefined,
    hasClarificationPrompt: false,
    hasAbortStatement: false,
    failureReason: undefined,
    checksum: undefined,
    ...over,
  };
}

export function intent(name: string, over: Partial<LexIntent> = {}): LexIntent {
  return {
    name,
    version: '1',
    slots: [],
    parentSignature: undefined,
    hasDialogHook: false,
    hasFulfilmentHook: false,
    hasFollowUpPrompt: false,
    hasKendra: false,
    messageGroupsOverThree: 0,
    ...over,
  };
}

export function v2Bot(over: Partial<LexV2Bot> = {}): LexV2Bot {
  return { id: 'A1B2C3D4E5', name: 'Flowers', status: 'Available', type: 'Bot', roleArn: CUSTOM, ...over };
}

export function migration(id: string, over: Partial<LexMigration> = {}): LexMigration {
  return {
    id,
    botName: 'OrderFlowers',
    botVersion: '3',
    locale: 'en-US',
    v2BotId: 'A1B2C3D4E5',
    v2Role: SERVICE_LINKED,
    status: 'COMPLETED',
    strategy: 'CREATE_NEW',
    startedAt: 1_000,
    ...over,
  };
}

/** One migration that this machine started; `alerts` of one that was seen to complete. */
export function started(
  id: string,
  v2BotName: string,
  alerts?: readonly LexAlert[],
  over: Partial<StartedMigration> = {},
): StartedMigrations {
  const item = lexItem({ v2BotName });
  const place = { runId: 'run-1', accountId: ACCOUNT, region: REGION };
  const seen = { status: alerts && 'COMPLETED', v2BotId: undefined, sentAt: 1_000, alerts, tasks: [] };
  return new Map([[id, { ...place, item, ...seen, ...over }]]);
}

export function created(name = 'Flowers'): Target {
  return {
    existence: deriveStrategy(name, { ok: true, value: undefined }),
    locales: undefined,
    strategy: 'CREATE_NEW',
  };
}

export function updated(name = 'Flowers', over: Partial<LexV2Bot> = {}): Target {
  return {
    existence: deriveStrategy(name, { ok: true, value: v2Bot({ name, ...over }) }),
    locales: [{ id: 'en_US', status: 'Built' }],
    strategy: 'UPDATE_EXISTING',
  };
}

export function unknownTarget(strategy: Target['strategy'], name = 'Flowers'): Target {
  return {
    existence: deriveStrategy(name, { ok: false, failure: failure({ operation: 'lex:ListBots' }) }),
    locales: undefined,
    strategy,
  };
}

export const KEPT: Backup = {
  kind: 'export',
  folder: '/home/ann/backups/OrderFlowers',
  sha256: 'a'.repeat(64),
  at: 1_000,
  missing: [],
};

export function backupOf({ name, version }: LexBot, backup = KEPT): BackupOf {
  return { accountId: ACCOUNT, region: REGION, bot: name, version, backup };
}

/** A full set of pieces that fit each other. */
export function pieces(target: Target = created(), chosenBot: LexBot = bot(), role = SERVICE_LINKED): Pieces {
  const before = {
    probe: classifyProbe({ ok: true, value: [summary('$LATEST')] }, REGION),
    bot: chosenBot.name,
    version: chosenBot,
    inventory: takeInventory({ bot: chosenBot, intents: [], aliases: [], channels: [] }),
    backup: backupOf(chosenBot),
    target,
    role,
  };
  return {
    ...before,
    review: draft(before) as StartMigrationInput,
    confirm: { look: target, busy: undefined },
  };
}

/** Where the wizard of these tests stands, its steps up to the start, and an answer to one of them. */
export const place = { region: REGION, accountId: ACCOUNT };
export const order = STEPS.filter((step): step is PieceName => step !== 'run');
export const choose = <P extends PieceName>(step: P, piece: Pieces[P]) => ({ type: 'choose', step, piece }) as Action;
