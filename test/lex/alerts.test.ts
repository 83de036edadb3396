import { describe, expect, test } from 'vitest';
import type { LexAlert } from '../../src/aws/lex-model.ts';
import { classifyAlert, manualTasks, migrationErrors } from '../../src/lex/alerts.ts';
import { TOPICS, topic } from '../../src/lex/topics.ts';

const page = (slug: string) => `https://docs.aws.amazon.com/lex/latest/dg/${slug}.html`;
const alert = (over: Partial<LexAlert> = {}): LexAlert => ({
  type: 'WARN',
  message: 'm',
  details: [],
  links: [],
  ...over,
});

describe('an alert', () => {
  test.each([
    ['message-built-in-intent', 'built-in-intent'],
    ['message-built-in-slot-type', 'built-in-slot-type'],
    ['message-logs', 'logs'],
    ['message-lambda', 'lambda'],
    ['migrate-message-groups', 'message-groups'],
    ['message-prompts-phrases', 'prompts'],
    ['message-features', 'features'],
    ['something-new', 'other'],
  ])('that links to %s is about %s', (slug, id) => {
    expect(classifyAlert(alert({ links: [page(slug)] })).topic.id).toBe(id);
  });

  test.each([
    ['with a fragment and a query', [`${page('message-lambda')}?x=1#y`], 'lambda'],
    ['with an unknown link before', [page('what-is'), page('message-logs')], 'logs'],
    ['with a link that is no address', ['message-lambda'], 'other'],
    ['without links', [], 'other'],
  ])('%s is classed all the same', (_what, links, id) => {
    expect(classifyAlert(alert({ links })).topic.id).toBe(id);
  });

  test('is never classed by its English text', () => {
    expect(classifyAlert(alert({ message: 'The Lambda function was not migrated.' })).topic.id).toBe('other');
  });

  test.each([
    ['ERROR', 'error'],
    ['WARN', 'task'],
    ['NOTE', 'unknown'],
    [undefined, 'unknown'],
  ])('of type %s is of severity %s', (type, severity) => {
    expect(classifyAlert(alert({ type })).severity).toBe(severity);
  });
});

test('WARNs, and what is neither WARN nor ERROR, are manual tasks', () => {
  const alerts = ['WARN', 'ERROR', 'WARN', undefined].map((type) => alert({ type }));
  expect(manualTasks(alerts)).toBe(3);
  expect(migrationErrors(alerts)).toBe(1);
});

test('every topic has an explanation and a remedy in whole sentences', () => {
  for (const { id, explanation, remedy } of TOPICS) {
    expect(explanation, id).toMatch(/^[A-Zb].*\.$/);
    expect(remedy, id).toMatch(/^[A-Z].*\.$/);
    expect(topic(id).id).toBe(id);
  }
});
