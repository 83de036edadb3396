import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/aws/answer.ts';
import { endOfLife, wizardBanner } from '../../src/lex/end-of-life.ts';
import { classifyProbe, type Help, type Probe } from '../../src/lex/probe.ts';
import { hadLexV1, otherV1Regions, V1_REGIONS } from '../../src/lex/regions.ts';
import { failure, REGION, summary } from './samples.ts';

const refusedBy = (over: Partial<Failure>, region = REGION) =>
  classifyProbe({ ok: false, failure: failure(over) }, region);
const kinds = (probe: Probe): readonly Help['kind'][] => probe.helps.map(({ kind }) => kind);

describe('the probe', () => {
  test('with bots says that V1 still answers, and to export first', () => {
    const probe = classifyProbe({ ok: true, value: [summary('$LATEST')], requestId: 'r-1' }, REGION, {
      host: 'models.lex.eu-west-1.amazonaws.com',
      duration: 132.4,
    });
    expect(probe).toMatchObject({
      kind: 'answering',
      mayGoOn: true,
      headline: 'Lex V1 still answers for this account in eu-west-1.',
      explanation: 'That is not guaranteed for another day.',
    });
    expect(kinds(probe)).toEqual(['export']);
    expect(probe.evidence).toEqual([
      'call: lex:GetBots',
      'host: models.lex.eu-west-1.amazonaws.com',
      'status: 200',
      'bots: 1',
      'request id: r-1',
      'duration: 132 ms',
    ]);
  });

  test('with an empty list never reads "no bots" alone', () => {
    const probe = classifyProbe({ ok: true, value: [] }, REGION);
    expect(probe).toMatchObject({ kind: 'empty', mayGoOn: false, headline: 'No bots visible in eu-west-1.' });
    expect(probe.explanation).toMatch(/AWS has removed them: the API cannot tell these apart/);
    expect(kinds(probe)).toEqual(['retry', 'regions', 'v2-bots', 'history', 'backups', 'checklist', 'support']);
  });

  test('that is refused leaves open whether a permission is missing or V1 is retired', () => {
    const probe = refusedBy({ status: 403, code: 'AccessDeniedException', requestId: 'r-2', host: 'h' });
    expect(probe).toMatchObject({ kind: 'refused', mayGoOn: false });
    expect(probe.explanation).toMatch(/does not distinguish/);
    expect(kinds(probe)).toContain('permission');
    expect(probe.evidence).toEqual([
      'call: lex:GetBots',
      'host: h',
      'status: 403',
      'code: AccessDeniedException',
      'answer: not authorized to perform: lex:GetBots',
      'request id: r-2',
    ]);
  });

  test.each<Partial<Failure>>([
    { kind: 'foreign', status: 200, why: '<html>proxy' },
    { kind: 'server', status: 500, why: 'Internal' },
    { kind: 'foreign', status: 410, why: '<html>gone' },
    { kind: 'throttled', status: 429, why: 'Rate exceeded' },
    { kind: 'not-found', status: 404, why: 'No such thing' },
    { kind: 'invalid', status: 400, why: 'Bad' },
    { kind: 'credentials', status: 403, why: 'The security token included in the request is expired' },
  ])('answered with $kind $status is shown word for word, without a guess', (over) => {
    const probe = refusedBy(over);
    expect(probe.kind).toBe('other');
    expect(probe.explanation).toContain(over.why);
    expect(probe.evidence).toContain(`answer: ${over.why}`);
    expect(probe.explanation).not.toMatch(/retired/);
  });

  test.each<Partial<Failure>>([
    { kind: 'unavailable', status: 410, code: 'GoneException' },
    { kind: 'unavailable', status: 410 },
    { kind: 'invalid', status: 400, code: 'GoneException' },
  ])('that AWS answers with $status $code says that Lex V1 is gone, in its words, and no more', (over) => {
    const why = 'Amazon Lex V1 is no longer available.';
    const probe = refusedBy({ ...over, why });
    expect(probe).toMatchObject({ kind: 'gone', mayGoOn: false });
    expect(probe.headline).toContain(
      `AWS says that Lex V1 is gone (${[over.status, over.code].filter(Boolean).join(' ')})`,
    );
    expect(probe.explanation).toMatch(new RegExp(`^"${why}" That is all it said`));
    expect(kinds(probe)).toEqual(['retry', 'regions', 'v2-bots', 'history', 'backups', 'checklist', 'support']);
  });

  test.each<Failure['kind']>(['unreachable', 'timeout'])('that is %s blames neither the network nor AWS', (kind) => {
    const probe = refusedBy({ kind });
    expect(probe).toMatchObject({ kind: 'unreachable', mayGoOn: false });
    expect(probe.explanation).toMatch(/network.* or AWS has retired the endpoint/);
    expect(kinds(probe)).toEqual(['retry', 'regions', 'v2-bots', 'history', 'backups', 'checklist', 'support']);
  });

  test('into silence where Lex V1 never was says so, and offers the Regions it had', () => {
    const probe = refusedBy({ kind: 'unreachable' }, 'eu-north-1');
    expect(probe).toMatchObject({ kind: 'no-region', mayGoOn: false });
    expect(probe.helps.find(({ kind }) => kind === 'regions')?.sentence).toContain('eu-west-1');
  });

  test('that finds bots in an unlisted Region believes what it saw', () => {
    expect(classifyProbe({ ok: true, value: [summary('$LATEST')] }, 'eu-north-1').kind).toBe('answering');
  });

  test.each<Failure['kind']>(['locked', 'cancelled', 'credentials'])(
    'held back as %s says that nothing is known',
    (kind) => {
      expect(refusedBy({ kind })).toMatchObject({ kind: 'not-asked', mayGoOn: false });
    },
  );
});

describe('the Regions', () => {
  test('of V1 are nine', () => expect(V1_REGIONS).toHaveLength(9));
  test('offered instead do not cross the partition', () => {
    expect(otherV1Regions('us-east-1')).toHaveLength(7);
    expect(otherV1Regions('us-east-1')).not.toContain('us-gov-west-1');
    expect(otherV1Regions('us-gov-east-1')).toEqual(['us-gov-west-1']);
    expect(otherV1Regions('cn-north-1')).toEqual([]);
    expect(otherV1Regions('eu-north-1')).toHaveLength(8);
  });
  test('of V2 alone did not have V1', () => expect(hadLexV1('ca-central-1')).toBe(false));
});

test('the banner names both dates and fits beside a frame of 80 columns', () => {
  for (const { date, sentence } of endOfLife) {
    expect(wizardBanner).toContain(date);
    expect(sentence).toContain(date);
  }
  expect(wizardBanner.length).toBeLessThanOrEqual(78);
});
