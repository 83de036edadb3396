/** An export of the V2 bot that is about to be overwritten: begun by one call, then waited for and fetched. */
import type { LexV2Bot } from '../aws/lex-model.ts';
import { takeV2Backup } from '../lex/take-backup.ts';
import { usePlaceState } from './console.ts';
import { type TakingState, useTakingBackup } from './use-taking-backup.ts';

export interface V2Backup {
  readonly state: TakingState;
  take(bot: LexV2Bot): void;
}

export function useV2Backup(name: string): V2Backup {
  const { state, take } = useTakingBackup(`V2 ${name}`);
  // What was begun and could not be fetched is asked for again, not begun again.
  const [begun, setBegun] = usePlaceState<{ readonly botId: string; readonly exportId: string } | undefined>(
    `export of V2 ${name}`,
    undefined,
  );
  return {
    state,
    take: (bot) =>
      take(async (taking) => {
        let exportId = begun?.botId === bot.id ? begun.exportId : undefined;
        if (exportId === undefined) {
          const created = await taking.session.changes.exportV2Bot(bot.id, taking.signal);
          if (!created.ok) return created;
          exportId = created.value;
          setBegun({ botId: bot.id, exportId });
        }
        const taken = await takeV2Backup(taking, bot, exportId);
        // Over for good, well or badly: the next is another one.
        if (taken.ok || taken.failure.kind === 'unavailable') setBegun(undefined);
        return taken;
      }),
  };
}
