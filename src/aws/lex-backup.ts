/**
 * What backups are made of: the archives that GetExport (V1) and DescribeExport (V2) lay ready, and the answers of GetBot,
 * GetIntent and GetSlotType as they came. The addresses of archives never leave this part.
 */
import type { Clock } from '../clock.ts';
import type { Answer, Failure } from './answer.ts';
import type { Clients } from './clients.ts';
import { type DownloadParts, download, isArchive } from './download.ts';
import { failureOf } from './failure.ts';
import { label, list } from './fields.ts';
import type { RawRecord } from './lex-model.ts';
import type { Action } from './lock.ts';
import { mapped } from './paging.ts';
import type { Wire } from './send.ts';
import type { Ask, ExportAsk, LexReads } from './session.ts';

export type LexBackupReads = Pick<LexReads, 'botExport' | 'v2Export' | 'rawBot' | 'rawIntent' | 'rawSlotType'>;

/** Milliseconds between looks at an export that is being made, and after which nobody waits any more. */
const pauses = { first: 2_000, later: 5_000, inAll: 300_000 };
/** A download that broke off is begun again, from a fresh address. */
const downloads = 3;

/** One look at an export. `address`: where the archive is, once it is ready. */
type Look =
  | { readonly kind: 'making' }
  | { readonly kind: 'ready'; readonly address: string | undefined }
  | { readonly kind: 'failed'; readonly why: string };

interface Exporting {
  readonly operation: Action;
  readonly subject: string;
  look(ask: Ask): Promise<Answer<Look>>;
}

export function lexBackupReads(
  wire: Wire,
  clients: Clients,
  {
    clock,
    closed,
    ...parts
  }: Pick<DownloadParts, 'timeouts'> & { readonly clock: Clock; readonly closed: AbortSignal },
): LexBackupReads {
  const refused = ({ operation, subject }: Exporting, kind: 'timeout' | 'unavailable' | 'foreign', why: string) =>
    failureOf({ kind, operation, subject, why, effect: 'none' }, wire.at);

  async function archive(exporting: Exporting, { tell, ...ask }: ExportAsk = {}): Promise<Answer<Buffer>> {
    const { operation, subject } = exporting;
    const signal = ask.signal ? AbortSignal.any([closed, ask.signal]) : closed;
    for (let attempt = 1; ; attempt += 1) {
      const address = await laidReady(exporting, ask, signal, tell);
      if (!address.ok) return address;
      tell?.({ stage: 'fetching' });
      const fetched = await download(
        { url: address.value, operation, subject, signal },
        { ...parts, agents: clients.agents, at: wire.at },
      );
      if (fetched.ok)
        return isArchive(fetched.value)
          ? fetched
          : { ok: false, failure: refused(exporting, 'foreign', 'What lay at its address is no ZIP archive.') };
      if (attempt === downloads || !passing(fetched.failure)) return fetched;
      await clock.sleep(pauses.first, signal);
    }
  }

  /** Asks until the export has been made: that is how it is begun, and how its end is told. */
  async function laidReady(
    exporting: Exporting,
    ask: Ask,
    signal: AbortSignal,
    tell: ExportAsk['tell'],
  ): Promise<Answer<string>> {
    const began = clock.now();
    for (let asked = 1; ; asked += 1) {
      const answer = await exporting.look(ask);
      if (!answer.ok) return answer;
      const look = answer.value;
      if (look.kind === 'failed') return { ok: false, failure: refused(exporting, 'unavailable', look.why) };
      if (look.kind === 'ready')
        return look.address
          ? { ok: true, value: look.address }
          : { ok: false, failure: refused(exporting, 'foreign', 'It is ready, but AWS did not say where.') };
      tell?.({ stage: 'making', asked });
      const waited = clock.now() - began;
      if (waited > pauses.inAll)
        return { ok: false, failure: refused(exporting, 'timeout', 'After five minutes AWS was still making it.') };
      await clock.sleep(asked === 1 ? pauses.first : pauses.later, signal);
    }
  }

  /** Uncleaned: it goes to a file as it is, and never to a screen. */
  async function raw<Output extends { readonly $metadata: unknown }>(
    operation: Action,
    subject: string,
    ask: Ask | undefined,
    send: (options: { readonly abortSignal: AbortSignal }) => Promise<Output>,
  ): Promise<Answer<RawRecord>> {
    const answer = await wire.read({ operation, subject, ask, send, raw: true });
    return mapped(answer, ({ $metadata, ...record }): RawRecord => record);
  }

  return {
    botExport: (name, version, ask) =>
      archive(
        {
          operation: 'lex:GetExport',
          subject: `${name} (${version})`,
          look: async (how) =>
            mapped(
              await wire.read({
                operation: 'lex:GetExport',
                subject: `${name} (${version})`,
                ask: how,
                send: async (options) => {
                  const { client, GetExportCommand } = await clients.reading.lex();
                  const input = { name, version, resourceType: 'BOT', exportType: 'LEX' } as const;
                  return client.send(new GetExportCommand(input), options);
                },
              }),
              ({ exportStatus, failureReason, url }): Look => {
                if (exportStatus === 'READY') return { kind: 'ready', address: label(url) };
                if (exportStatus === 'IN_PROGRESS') return { kind: 'making' };
                return { kind: 'failed', why: ended(exportStatus, label(failureReason)) };
              },
            ),
        },
        ask,
      ),

    v2Export: (exportId, ask) =>
      archive(
        {
          operation: 'lex:DescribeExport',
          subject: exportId,
          look: async (how) =>
            mapped(
              await wire.read({
                operation: 'lex:DescribeExport',
                subject: exportId,
                ask: how,
                send: async (options) => {
                  const { client, DescribeExportCommand } = await clients.reading.lexV2();
                  return client.send(new DescribeExportCommand({ exportId }), options);
                },
              }),
              ({ exportStatus, failureReasons, downloadUrl }): Look => {
                if (exportStatus === 'Completed') return { kind: 'ready', address: label(downloadUrl) };
                if (exportStatus === 'InProgress') return { kind: 'making' };
                return { kind: 'failed', why: ended(exportStatus, list(failureReasons, label).join(' ')) };
              },
            ),
        },
        ask,
      ),

    rawBot: (name, version, ask) =>
      raw('lex:GetBot', `${name} (${version})`, ask, async (options) => {
        const { client, GetBotCommand } = await clients.reading.lex();
        return client.send(new GetBotCommand({ name, versionOrAlias: version }), options);
      }),

    rawIntent: (name, version, ask) =>
      raw('lex:GetIntent', `${name} (${version})`, ask, async (options) => {
        const { client, GetIntentCommand } = await clients.reading.lex();
        return client.send(new GetIntentCommand({ name, version }), options);
      }),

    rawSlotType: (name, version, ask) =>
      raw('lex:GetSlotType', `${name} (${version})`, ask, async (options) => {
        const { client, GetSlotTypeCommand } = await clients.reading.lex();
        return client.send(new GetSlotTypeCommand({ name, version }), options);
      }),
  };
}

const passing = ({ kind }: Failure): boolean => kind === 'unreachable' || kind === 'server';

/** An end that is not known is no success. */
function ended(status: unknown, reason: string | undefined): string {
  return `AWS ended it as ${label(status) ?? 'unknown'}${reason ? `: ${reason}` : ', without a reason.'}`;
}
