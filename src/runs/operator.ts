/** Who is at work, for the journal. */
import { userInfo } from 'node:os';
import { clean } from '../aws/clean.ts';

/** The user of this machine; of one that nobody has named, as in many containers, the number. */
export function operator(whoIs: () => { readonly username: string } = userInfo): string {
  try {
    return clean(whoIs().username);
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
