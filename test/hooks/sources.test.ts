import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/aws/session.ts';
import type { Source, SourceChoice } from '../../src/hooks/source.ts';
import { createSources } from '../../src/hooks/sources.ts';
import { account } from '../plans/fixtures.ts';
import { idleSource } from '../support/isolated.tsx';

/** What happened, in words. */
function desk(...choices: readonly [SourceChoice, ...SourceChoice[]]) {
  const said: string[] = [];
  const open = (id: string, choice: SourceChoice, added: boolean): Source => {
    said.push(`${id} ${added ? 'added' : 'opened'}`);
    return { ...idleSource(id), choice, close: async () => void said.push(`${id} closed`) };
  };
  const sources = createSources(choices, open, (gone, kept) => said.push(`${gone.id} is ${kept.id}`));
  const ids = () => sources.store.getState().map(({ id }) => id);
  /** AWS tells who asks. */
  const identify = (id: string, accountId: string, region = 'eu-west-1', endpointUrl?: string) =>
    sources.of(id).link.setState({
      session: { region, endpointUrl } as unknown as Session,
      account: { ...account, accountId, region },
    });
  return { sources, said, ids, identify };
}

describe('the accounts and Regions that are looked at', () => {
  it('that turn out to be the same are looked at once, the first of them, whoever is known first', () => {
    const { ids, identify, said } = desk({ profile: 'a' }, { profile: 'b' }, { profile: 'c' });
    identify('source-3', '111122223333');
    identify('source-2', '222222222222');
    identify('source-1', '111122223333');
    expect(ids()).toEqual(['source-1', 'source-2']);
    expect(said.slice(3)).toEqual(['source-3 is source-1', 'source-3 closed']);
  });

  it.each([
    ['in another Region', ['111122223333', 'us-east-1']],
    ['of another account', ['222222222222', 'eu-west-1']],
    ['at another endpoint', ['111122223333', 'eu-west-1', 'http://127.0.0.1:1']],
  ] as const)('stay two where one is %s', (_, [accountId, region, endpoint]) => {
    const { ids, identify } = desk({ profile: 'a' }, { profile: 'b' });
    identify('source-1', '111122223333');
    identify('source-2', accountId, region, endpoint);
    expect(ids()).toEqual(['source-1', 'source-2']);
  });

  it('one that is added later is folded like the others', () => {
    const { sources, ids, identify } = desk({ profile: 'a' });
    identify('source-1', '111122223333');
    sources.add({ profile: 'b' });
    identify('source-2', '111122223333');
    expect(ids()).toEqual(['source-1']);
  });

  it('the last one stays', () => {
    const { sources, ids, said } = desk({});
    sources.remove('source-1');
    expect([ids(), said]).toEqual([['source-1'], ['source-1 opened']]);
  });

  it('a source that is looked at no longer is closed, and nothing else is', () => {
    const { sources, ids, said } = desk({}, { region: 'us-east-1' });
    sources.remove('source-1');
    expect([ids(), said.slice(2)]).toEqual([['source-2'], ['source-1 closed']]);
  });
});
