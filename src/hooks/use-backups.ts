/** The backups on this machine, of whatever account and Region: read from the disk alone, without asking AWS. */
import { useCallback, useEffect, useState } from 'react';
import type { Answer } from '../aws/answer.ts';
import {
  type FileState,
  type FoundBackup,
  isDamaged,
  listBackups,
  readBackup,
  verifyFiles,
} from '../lex/read-backup.ts';
import { useBackupsFolder } from './use-taking-backup.ts';

export interface Backups {
  readonly folder: string;
  /** Undefined until the folder has been read. */
  readonly found: Answer<readonly FoundBackup[]> | undefined;
  again(): void;
}

export function useBackups(): Backups {
  const folder = useBackupsFolder();
  const [found, again] = useRead(folder, () => listBackups(folder));
  return { folder, found, again };
}

/** One of them, and whether each of its files is what its manifest says. */
export interface OpenBackup {
  readonly backup: FoundBackup;
  readonly files: readonly FileState[];
}

export function useBackup(name: string): readonly [OpenBackup | undefined, () => void] {
  const folder = useBackupsFolder();
  return useRead(`${folder} ${name}`, async () => {
    const backup = await readBackup(folder, name);
    return { backup, files: isDamaged(backup) ? [] : await verifyFiles(backup) };
  });
}

/** `key`: what is read. */
function useRead<T>(key: string, read: () => Promise<T>): readonly [T | undefined, () => void] {
  const [value, setValue] = useState<T | undefined>(undefined);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read is told by its key
  useEffect(() => {
    let gone = false;
    void read().then((now) => {
      if (!gone) setValue(now);
    });
    return () => {
      gone = true;
    };
  }, [key, round]);
  return [value, useCallback(() => setRound((n) => n + 1), [])];
}
