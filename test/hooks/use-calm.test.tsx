import { Text } from 'ink';
import { render } from 'ink-testing-library';
import { expect, it, vi } from 'vitest';
import { useCalm } from '../../src/hooks/use-calm.ts';

const shown = new Set<number>();

function Calm({ value }: { readonly value: number }) {
  const calm = useCalm(value);
  shown.add(calm);
  return <Text>{calm}</Text>;
}

it('what changes all the time is followed now and then, and the last of it is shown in the end', async () => {
  const { rerender, lastFrame, unmount } = render(<Calm value={0} />);
  for (let value = 1; value <= 50; value++) {
    rerender(<Calm value={value} />);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await vi.waitFor(() => expect(lastFrame()).toBe('50'), { timeout: 10_000 });
  expect(shown.size).toBeLessThan(25);
  expect([...shown].slice(0, 1)).toEqual([0]);
  unmount();
});
