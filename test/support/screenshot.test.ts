import { expect, it } from 'vitest';
import { emulator } from './emulator.ts';
import { screenshot } from './screenshot.ts';

it('a screenshot has the text, colours and styles of the cells', async () => {
  const screen = emulator(20, 4);
  await screen.write(
    '\x1b[1;31m<bold>\x1b[0m plain\r\n\x1b[7m inverse \x1b[0m\r\n\x1b[48;2;1;2;3m\x1b[38;5;208m日本\x1b[0m x',
  );
  const svg = screenshot(screen.terminal, { title: 'Fleet & runs' });
  expect(svg).toContain('<title>Fleet &amp; runs</title>');
  expect(svg).toMatch(/fill="#e06c75" font-weight="700"[^>]*>&lt;bold&gt;</);
  expect(svg).toMatch(
    /<rect x="0" y="18" width="75.6" height="18" fill="#d7dae0"\/><text [^>]*fill="#16181d"[^>]*> inverse </,
  );
  expect(svg).toMatch(/fill="#010203"\/><text [^>]*fill="#ff8700" textLength="33.6"[^>]*>日本</);
});
