import { expect, test } from 'vitest';
import { inSentences } from '../../src/aws/answer.ts';

test.each([
  [{ what: 'It failed.', why: 'Rate exceeded', next: 'Wait.' }, 'It failed. Rate exceeded. Wait.'],
  [{ what: 'It failed.', why: 'Who knows?', next: '' }, 'It failed. Who knows?'],
  [{ what: ' It failed ', why: 'AWS said no!', next: 'Ask' }, 'It failed. AWS said no! Ask.'],
])('a failure is told in sentences: %j', (failure, text) => expect(inSentences(failure)).toBe(text));
