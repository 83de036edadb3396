import { expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/runs/events.ts';
import { ItemScreen } from '../../src/screens/item.tsx';
import { dateTimeZoned } from '../../src/screens/times.ts';
import { candidate, context, now, planRebuild, value } from '../plans/fixtures.ts';
import { alone, InConsole } from '../support/isolated.tsx';
import { journalConsole } from './journal-console.ts';

const hour = 3_600_000;

test('the user data of an item comes from the snapshot that it waited for, once that is there', async () => {
  const policy = { freshSnapshot: true };
  const plan = value(planRebuild({ ...context, policy, candidates: [candidate('ws-a')] }));
  const known = plan.items[0]?.snapshot;
  const place = { screen: 'item', runId: plan.id, itemId: 'ws-a' } as const;
  await using at = await journalConsole(plan, [], { clock: () => now, locked: true, place });
  using screen = await alone(
    <InConsole console={at.console}>
      <ItemScreen runId={plan.id} itemId="ws-a" />
    </InConsole>,
  );
  const from = (text: string) =>
    vi.waitFor(() => expect(screen.frame().replace(/\s+/g, ' ')).toContain(text), { timeout: 10_000 });
  expect(known).toBeTypeOf('number');
  await from(`User data from ${dateTimeZoned(Number(known))}`);
  const fresh: RunEvent = { type: 'ready', at: now + hour, item: 'ws-a', snapshot: now + hour };
  await at.append(fresh);
  await from(`User data from ${dateTimeZoned(now + hour)}, fresh (at the review: ${dateTimeZoned(Number(known))})`);
});
