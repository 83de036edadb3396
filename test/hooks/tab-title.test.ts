import { expect, it } from 'vitest';
import { tabTitle } from '../../src/hooks/tab-title.ts';
import { account } from '../plans/fixtures.ts';
import { idleSource } from '../support/isolated.tsx';

const hotels = idleSource('source-1', { account: { ...account, alias: 'harbour-hotels', region: 'eu-west-1' } });
const nameless = idleSource('source-2', { account: { ...account, alias: undefined, region: 'us-east-1' } });

it.each([
  ['is bellhop alone while AWS has not said who asks', [idleSource('source-3')], 'bellhop'],
  ['names account and Region', [hotels], 'bellhop harbour-hotels eu-west-1'],
  ['names the account by its number where it has no alias', [nameless], `bellhop ${account.accountId} us-east-1`],
  ['counts several', [hotels, nameless], 'bellhop 2 accounts and Regions'],
])('the title of the tab %s', (_, sources, title) => expect(tabTitle(sources)).toBe(title));
