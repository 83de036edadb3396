/** Whether a backup of this very version is on this machine already: looked for when the screen comes, and read through. */
import { useEffect, useState } from 'react';
import type { Answer } from '../aws/answer.ts';
import type { StoredBackup } from '../lex/backup-manifest.ts';
import { earlierBackup, type Subject } from '../lex/read-backup.ts';
import { useBackupsFolder } from './use-taking-backup.ts';

export type Earlier = 'looking' | 'none' | Answer<StoredBackup>;

export function useEarlierBackup(subject: Subject): Earlier {
  const folder = useBackupsFolder();
  const [earlier, setEarlier] = useState<Earlier>('looking');
  const { accountId, region, service, bot, version } = subject;
  useEffect(() => {
    let gone = false;
    void earlierBackup(folder, { accountId, region, service, bot, version }).then((found) => {
      if (!gone) setEarlier(found ?? 'none');
    });
    return () => {
      gone = true;
    };
  }, [folder, accountId, region, service, bot, version]);
  return earlier;
}
