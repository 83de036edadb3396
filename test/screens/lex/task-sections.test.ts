import { describe, expect, test } from 'vitest';
import type { LexV2BotDetail, LexV2LocaleDetail } from '../../../src/aws/lex-model.ts';
import type { LexV2Status } from '../../../src/hooks/use-lex-v2-status.ts';
import { lexTasks } from '../../../src/runs/lex-tasks.ts';
import { taskSections } from '../../../src/screens/lex/task-sections.ts';
import { failure } from '../../lex/samples.ts';
import { lexItem } from '../../plans/fixtures.ts';
import { only, stateAfter } from '../../runs/fixtures.ts';
import { inventory, lexPlanOf, migrated, ticked } from '../../runs/lex-runs.ts';

const tasks = (...said: Parameters<typeof ticked>[0][]) =>
  lexTasks(lexItem({ inventory }), only(stateAfter(lexPlanOf(), ...migrated(), ...said.map((task) => ticked(task)))));
const read = (status: string): LexV2Status => ({
  bot: { value: { status: 'Available' } as LexV2BotDetail, failure: undefined },
  locale: { value: { id: 'en_US', status } as LexV2LocaleDetail, failure: undefined },
  watching: false,
});
const notes = (v2: LexV2Status | undefined, id: string, ...said: Parameters<typeof ticked>[0][]) =>
  taskSections(tasks(...said), v2)
    .flatMap(({ facts }) => facts)
    .find((fact) => fact.id === id)
    ?.notes?.join(' ');

describe('the tasks as a sheet', () => {
  test('stand under where they are done, in order', () => {
    expect(taskSections(tasks(), undefined).map(({ title, facts }) => [title, facts.map(({ id }) => id)])).toEqual([
      ['First', ['version-notes', 'settle']],
      ['In the Draft, before it is built', ['prompts']],
      ['Build, test, publish', ['build', 'test', 'version', 'alias']],
      ['On the alias', ['lambda', 'logs']],
      ['What calls the bot', ['callers', 'channels']],
    ]);
  });

  test('say what AWS shows now, and are not ticked off by it', () => {
    expect(notes(read('Built'), 'build')).toContain('AWS now: en_US is Built. AWS has built the Draft');
    expect(tasks().find(({ id }) => id === 'build')?.ticked).toBeUndefined();
    expect(notes(read('Importing'), 'settle')).toContain('AWS now: The bot is Available. en_US is Importing.');
    expect(notes(read('Built'), 'test')).not.toContain('AWS now');
  });

  test('never take a status that nobody declared for built', () => {
    expect(notes(read('BuiltAlmost'), 'build')).toContain('it is not taken for built');
  });

  test('say why V2 could not be read', () => {
    const denied = { value: undefined, failure: failure({ why: 'not authorized: lex:DescribeBotLocale' }) };
    const v2 = { bot: denied, locale: denied, watching: false };
    expect(notes(v2, 'build')).toContain('could not be read: not authorized: lex:DescribeBotLocale');
  });

  test('that were ticked off before their turn say so', () => {
    expect(notes(undefined, 'test', 'test')).toContain('Ticked off before: Build en_US.');
  });
});
