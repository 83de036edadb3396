/** Writes a backup into the folder of its argument, and what came of it to stdout: for a process of its own. */
import { writeBackup } from '../../src/lex/write-backup.ts';

const [folder = ''] = process.argv.slice(2);
const described = {
  takenAt: '2026-11-22T10:15:00.000Z',
  takenBy: 'arn:aws:iam::123456789012:user/ann',
  accountId: '123456789012',
  region: 'eu-west-1',
  service: 'lex-v1',
  bot: 'OrderFlowers',
  version: '3',
  kind: 'export',
  missing: [],
} as const;
const file = { name: 'OrderFlowers-3-BOT-LEX.zip', content: Buffer.alloc(100_000) };
process.stdout.write(JSON.stringify(await writeBackup(folder, described, [file])));
