/** Why a file cannot be read or written, in a sentence: the system's own words are for programmers. */

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'This user has no permission to.',
  EPERM: 'This user has no permission to.',
  EISDIR: 'It is a folder, not a file.',
  ENOTDIR: 'Where a folder has to be on the way to it, there is a file.',
  EEXIST: 'Something else of that name is there already.',
  EROFS: 'Its disk is mounted read-only.',
  ENOSPC: 'Its disk is full.',
  EDQUOT: 'The quota of this user on its disk is used up.',
  EFBIG: 'It would be larger than a file may be there.',
  ENAMETOOLONG: 'Its name is too long.',
  EMFILE: 'This process has too many files open.',
  ENFILE: 'This machine has too many files open.',
  EIO: 'Its disk has failed.',
};

/** Of what is not foreseen, the system's words. */
export const fileWords = ({ code, message }: Pick<NodeJS.ErrnoException, 'code' | 'message'>): string =>
  sentences[code ?? ''] ?? message;
