/** Whether a backup of this very version is on this machine already: looked for when the screen comes, and read through. */
import { useEffect, useState } from 'react';
import type { Answer } from '../aws/answer.ts';
import type { StoredBackup, Subject } from '../lex/backup-manifest.ts';
import { earlierBackup } from '../lex/read-backup.ts';
import { useBackupsFolder } from './use-taking-backup.ts';

export type Earlier = 'looking' | 'none' | Answer<StoredBackup>;

export function useEarlierBackup(subject: Subject): Earlier {
  const folder = useBackupsFolder();
  const [earlier, setEarlier] = useState<Earlier>('looking');
  const { accountId, region, endpointUrl, service, bot, version, updatedAt } = subject;
  useEffect(() => {
    let gone = false;
    const of = { accountId, region, endpointUrl, service, bot, version, updatedAt };
    void earlierBackup(folder, of).then((found) => {
      if (!gone) setEarlier(found ?? 'none');
    });
    return () => {
      gone = true;
    };
  }, [folder, accountId, region, endpointUrl, service, bot, version, updatedAt]);
  return earlier;
}
