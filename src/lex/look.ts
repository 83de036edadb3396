/** What AWS's answers about the V2 side come to: the look before the choice, and the second one just before the start. */
import { type Answer, fullStop } from '../aws/answer.ts';
import type { LexMigration, LexV2Bot, LexV2Locale } from '../aws/lex-model.ts';
import type { StartedMigrations } from './started.ts';
import { deriveStrategy, type Existence, type Look } from './strategy.ts';
import { isPassing } from './v2-status.ts';

/** There always is one, as what could not be read is part of it. `locales`: asked for only where there is a bot. */
export function lookOf(
  name: string,
  bot: Answer<LexV2Bot | undefined>,
  locales: Answer<readonly LexV2Locale[]> | undefined,
): Look {
  return { existence: deriveStrategy(name, bot), locales: locales?.ok ? locales.value : undefined };
}

export interface SecondLook {
  readonly look: Look;
  /** Why the target has to wait, when it has to. */
  readonly busy: string | undefined;
  /** Who may not read the migrations may still start one: what is not known then, a sentence for the operator. */
  readonly unknown?: string | undefined;
}

/** What AWS does with a second migration into a bot it says nowhere: where it could not be asked, the target waits. */
export function secondLook(
  look: Look,
  migrations: Answer<readonly LexMigration[]>,
  started: StartedMigrations,
): SecondLook {
  const busy = busyTarget(look.existence, migrations.ok ? migrations.value : [], started);
  if (migrations.ok || busy) return { look, busy };
  const { kind, why } = migrations.failure;
  const unknown = `Whether another migration runs into ${look.existence.name} is not known: ${fullStop(why)}`;
  return kind === 'denied' ? { look, busy, unknown } : { look, busy: `${unknown} Confirm it anew to look again.` };
}

/** Why this target has to wait: AWS names no limit, but two migrations into one bot overwrite each other. */
export function busyTarget(
  existence: Existence,
  migrations: readonly LexMigration[],
  started: StartedMigrations,
): string | undefined {
  const { name } = existence;
  const bot = existence.certainty === 'found' ? existence.bot : undefined;
  const running = migrations.find(
    ({ id, status, v2BotId }) =>
      status === 'IN_PROGRESS' &&
      ((bot !== undefined && v2BotId === bot.id) || started.get(id)?.item.v2BotName === name),
  );
  if (running !== undefined) return `Migration ${running.id} into ${name} is still in progress.`;
  return isPassing(bot?.status) ? `${name} is in the status ${bot?.status}; wait until it is Available.` : undefined;
}
