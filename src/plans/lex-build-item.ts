/** One locale that is to be built, as AWS shows it when it is planned. */
import type { LexV2LocaleDetail } from '../aws/lex-model.ts';
import type { LexBuildItem } from './plan.ts';

export const lexBuildItem = (
  { id: botId, name: botName }: { readonly id: string; readonly name: string },
  { id: localeId, status, updatedAt, buildSubmittedAt }: LexV2LocaleDetail,
  migrationId?: string,
): LexBuildItem => ({
  id: `${botName}/${localeId}`,
  botId,
  botName,
  localeId,
  status,
  updatedAt,
  buildSubmittedAt,
  migrationId,
});
