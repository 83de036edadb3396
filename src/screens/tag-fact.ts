/** A WorkSpace's tags as a fact: none, denied and not yet known are three different things. */
import type { Answer } from '../aws/answer.ts';
import type { Tag } from '../aws/model.ts';
import type { Fact } from '../components/facts.ts';
import type { Asked } from '../hooks/use-answer.ts';

export function tagFact(asked: Asked<readonly Tag[]>): Fact {
  if (asked.kind === 'asking') return { label: 'Tags', value: 'asking ...', tone: 'dim' };
  if (!asked.ok) return { label: 'Tags', value: unread(asked), tone: 'warn' };
  return { label: 'Tags', value: asked.value.map(({ key, value }) => `${key}=${value}`).join('  ') || 'none' };
}

export function unread(answer: Extract<Answer<unknown>, { ok: false }>): string {
  return `unknown: ${answer.failure.why}`;
}
