/** The migration as it will be sent, and everything that comes of it, the destructive first. */
import type { StartMigrationInput } from '../../aws/lex-model.ts';
import { factLines } from '../../components/facts.ts';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import type { Chosen } from '../../lex/pieces.ts';
import { roleWarning } from '../../lex/roles.ts';
import { effects } from '../../lex/strategy.ts';
import { keptLines } from './backup-lines.ts';
import { effectTone } from './look-lines.ts';
import { item, paragraph } from './paragraph.ts';

/** `where`: account and Region, as part of what is reviewed. */
export function reviewLines(input: StartMigrationInput, chosen: Chosen, where: string, cells: number): string[] {
  const { version, inventory, backup, target } = chosen;
  if (!version || !inventory || !target) return [];
  const warning = roleWarning(target, input.v2BotRole);
  const unknown =
    target.existence.certainty === 'unknown'
      ? item('!', `Existence unknown: you chose ${input.migrationStrategy}.`, cells).map(theme.warn)
      : [];
  return [
    `   ${theme.title('What it does')}`,
    ...unknown,
    ...effects(target, version.locale).flatMap((effect) => item('-', effect, cells).map(effectTone(effect))),
    ...(warning ? item('!', warning, cells).map(theme.warn) : []),
    ...(inventory.doubts ?? []).flatMap(({ sentence, where: what }) =>
      item('!', `V2 may refuse it: ${what.join(', ')}. ${sentence}`, cells).map(theme.warn),
    ),
    '',
    `   ${theme.title('What is sent, once')}: StartMigration, ${where}`,
    ...factLines(
      Object.entries(input).map(([label, value]) => ({ label: `  ${label}`, value })),
      cells,
      21,
    ),
    '',
    ...keptLines(`${version.name} version ${version.version}`, backup?.backup, target.v2Backup, cells),
    '',
    `   ${theme.title('What will not move')}: ${count(inventory.leftovers.length, 'kind')} of things`,
    ...inventory.leftovers.flatMap(({ kind, where: places }) =>
      item('-', `${kindText(kind)}: ${places.length}`, cells),
    ),
    ...inventory.unknown.flatMap((sentence) => item('!', `Unknown: ${sentence}`, cells).map(theme.warn)),
    '',
    `   ${theme.title('About the bot')}`,
    ...paragraph(`Version ${version.version} is ${version.status ?? 'in an unknown status'}.`, cells, 5),
    ...paragraph(childText(version.childDirected), cells, 5),
    ...paragraph(
      'Once sent, it cannot be stopped. What arrives has still to be built, tested and published.',
      cells,
      5,
    ),
  ];
}

function childText(childDirected: boolean | undefined): string {
  if (childDirected === undefined) return 'AWS did not say whether it is directed at children (COPPA).';
  return childDirected ? 'It is directed at children (COPPA).' : 'It is not directed at children (COPPA).';
}

function kindText(kind: string): string {
  return kind === 'version-notes' ? 'other versions, tags and statistics' : kind.replaceAll('-', ' ');
}
