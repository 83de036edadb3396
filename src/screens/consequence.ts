/** What a verb means for WorkSpaces in half a sentence. */
import type { WorkspaceVerb } from '../rules/verbs.ts';

export const consequence: Readonly<Record<WorkspaceVerb, string>> = {
  migrate: 'new id, name and address, root volume lost',
  rebuild: 'root volume lost',
  restore: 'both volumes go back to their snapshot',
  'modify-protocol': 'both volumes stay, whoever is connected is cut off',
  reboot: 'both volumes stay, whoever is connected is cut off',
  start: 'nothing is lost',
  stop: 'both volumes stay, whoever is connected is cut off',
};
