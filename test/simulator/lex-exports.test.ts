import { GetExportCommand } from '@aws-sdk/client-lex-model-building-service';
import { CreateExportCommand, DescribeExportCommand, ListBotsCommand } from '@aws-sdk/client-lex-models-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control, type LexAws, startLexAws } from './lex-clients.ts';

let aws: LexAws;
let botId = '';
beforeAll(async () => {
  aws = await startLexAws();
  const { botSummaries = [] } = await aws.v2.send(new ListBotsCommand({}));
  botId = botSummaries.find(({ botType }) => botType === 'Bot')?.botId ?? '';
});
afterAll(() => aws.close());

const draftOf = (id: string) => ({
  resourceSpecification: { botExportSpecification: { botId: id, botVersion: 'DRAFT' } },
  fileFormat: 'LexJson' as const,
});

/** A finished export's address. */
async function exported(): Promise<string> {
  const { exportId } = await aws.v2.send(new CreateExportCommand(draftOf(botId)));
  aws.pass(60);
  return (await aws.v2.send(new DescribeExportCommand({ exportId }))).downloadUrl ?? '';
}

describe('an export of a V2 bot', () => {
  it('is in progress first, complete later, and is fetched as a ZIP archive at a signed address', async () => {
    const created = await aws.v2.send(new CreateExportCommand(draftOf(botId)));
    expect(created).toMatchObject({
      exportStatus: 'InProgress',
      fileFormat: 'LexJson',
      $metadata: { httpStatusCode: 202 },
    });
    const { exportId } = created;
    expect(await aws.v2.send(new DescribeExportCommand({ exportId }))).toMatchObject({ exportStatus: 'InProgress' });
    aws.pass(60);
    const { exportStatus, downloadUrl = '' } = await aws.v2.send(new DescribeExportCommand({ exportId }));
    expect(exportStatus).toBe('Completed');
    const archive = Buffer.from(await (await fetch(downloadUrl)).arrayBuffer());
    expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  });

  it('has an id of its own each time', async () => {
    const [one, other] = [await exported(), await exported()];
    expect(one).not.toBe(other);
  });

  it.each([
    ['a bot that there is not', draftOf('ZZZZZZZZZZ'), 'ResourceNotFoundException'],
    ['an id of another form', draftOf('no'), 'ValidationException'],
    ['no file format', { ...draftOf('A1B2C3D4E5'), fileFormat: undefined }, 'ValidationException'],
    ['nothing to export', { ...draftOf('A1B2C3D4E5'), resourceSpecification: {} }, 'ValidationException'],
  ])('is refused for %s', async (_what, input, name) => {
    await expect(aws.v2.send(new CreateExportCommand(input as never))).rejects.toMatchObject({ name });
  });

  it('that nobody asked for is not found', async () => {
    const failure = aws.v2.send(new DescribeExportCommand({ exportId: 'ZZZZZZZZZZ' }));
    await expect(failure).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the archive', () => {
  it('is refused without its signature, of V1 as of V2', async () => {
    const request = { name: 'OrderFlowers', version: '3', resourceType: 'BOT', exportType: 'LEX' } as const;
    await aws.v1.send(new GetExportCommand(request));
    aws.pass(60);
    const { url = '' } = await aws.v1.send(new GetExportCommand(request));
    for (const address of [url, await exported()]) {
      expect((await fetch(address)).status).toBe(200);
      expect((await fetch(address.replace(/\?.*$/, ''))).status).toBe(403);
      expect((await fetch(address.replace(/Signature=./, 'Signature=x'))).status).toBe(403);
    }
  });

  it('meets faults, and is logged without its signature', async () => {
    const address = await exported();
    await control(aws.simulator, 'faults', [{ operation: 'DownloadExport', effect: 'drop-before', times: 1 }]);
    await expect(fetch(address)).rejects.toThrow();
    expect((await fetch(address)).status).toBe(200);
    const log = await (await fetch(`${aws.simulator.url}/_simulator/log`)).text();
    expect(log).toContain('DownloadExport');
    expect(log).not.toContain('Signature');
  });
});
