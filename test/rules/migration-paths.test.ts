import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/rules/bundle-facts.ts';
import { inferred, told, unknown } from '../../src/rules/fact.ts';
import { linuxSources, linuxTargets, type Side, windowsPaths } from '../../src/rules/migration-paths.ts';
import { type Edition, familyOf } from '../../src/rules/operating-system.ts';
import { judgePath } from '../../src/rules/path-verdict.ts';

/** `public server-2019`, `custom windows-7`, `byol windows-10`, `byol byop windows-10`, `public byop server-2022`. */
function side(words: string, over: Partial<Facts> = {}): Facts {
  const parts = words.split(' ');
  const edition = parts.at(-1) as Edition;
  const byol = parts.includes('byol');
  const byop = parts.includes('byop');
  return {
    edition: told(edition, 'test'),
    family: told(familyOf(edition), 'test'),
    protocol: told(byop ? 'BYOP' : 'WSP', 'test'),
    byop: told(byop, 'test'),
    licence: told(byol ? 'byol' : 'included', 'test'),
    origin: told(parts.includes('public') ? 'public' : 'custom', 'test'),
    gpu: told(false, 'test'),
    computeType: 'STANDARD',
    ...over,
  };
}

const path = (from: string, to: string) => judgePath(side(from), side(to));

// Administration Guide, migrate-workspaces, "Supported migration scenarios": one line a row, or more where a row says "or".
describe.each([
  ['public windows-7', 'public server-2019', 'allowed'],
  ['custom windows-7', 'custom server-2016', 'allowed'],
  ['custom windows-7', 'public windows-7', 'denied'],
  ['custom windows-7', 'custom windows-7', 'denied'],
  ['public windows-7', 'custom windows-7', 'denied'],
  ['public server-2019', 'public windows-7', 'denied'],
  ['custom server-2016', 'custom windows-7', 'denied'],
  ['public server-2019', 'custom server-2019', 'allowed'],
  ['custom server-2016', 'custom server-2022', 'allowed'],
  ['byol windows-7', 'byol windows-7', 'denied'],
  ['byol windows-7', 'byol windows-10', 'allowed'],
  ['byol windows-10', 'byol windows-7', 'denied'],
  ['byol windows-10', 'byol windows-10', 'allowed'],
  ['byol windows-10', 'byol windows-11', 'allowed'],
  ['byol windows-11', 'byol windows-10', 'denied'],
  ['public server-2016', 'public server-2019', 'allowed'],
  ['public server-2019', 'public server-2016', 'allowed'],
  ['custom server-2016', 'public server-2019', 'allowed'],
  ['custom server-2016', 'public server-2022', 'allowed'],
  ['custom server-2019', 'public server-2022', 'allowed'],
  ['public server-2016', 'public server-2025', 'allowed'],
  ['custom server-2016', 'public server-2025', 'allowed'],
  ['public server-2019', 'public server-2025', 'allowed'],
  ['custom server-2019', 'public server-2025', 'allowed'],
  ['public server-2022', 'public server-2025', 'allowed'],
  ['custom server-2022', 'public server-2025', 'allowed'],
  ['byol byop windows-10', 'byol byop windows-11', 'allowed'],
  ['byol byop windows-11', 'byol byop windows-10', 'denied'],
  ['public byop server-2019', 'public byop server-2022', 'allowed'],
  ['public byop server-2019', 'public byop server-2025', 'allowed'],
  ['public byop server-2022', 'public byop server-2019', 'denied'],
  ['public byop server-2025', 'public byop server-2019', 'denied'],
  ['public byop server-2022', 'public byop server-2025', 'allowed'],
  ['public byop server-2025', 'public byop server-2022', 'denied'],
  ['public server-2019', 'public byop server-2025', 'allowed'],
  ['custom server-2019', 'public byop server-2025', 'allowed'],
  ['public server-2022', 'public byop server-2025', 'allowed'],
  ['custom server-2022', 'public byop server-2025', 'allowed'],
  // Absent from the table: neither allowed nor denied.
  ['public server-2016', 'public server-2022', 'unlisted'],
  ['public server-2019', 'public server-2022', 'unlisted'],
  ['public server-2022', 'public server-2019', 'unlisted'],
  ['custom server-2022', 'custom server-2019', 'unlisted'],
  ['public server-2025', 'public server-2022', 'unlisted'],
  ['custom server-2022', 'custom server-2025', 'unlisted'],
  ['custom server-2016', 'public server-2016', 'unlisted'],
  ['public windows-7', 'public windows-7', 'unlisted'],
  ['byol windows-11', 'byol windows-11', 'unlisted'],
  ['public server-2016', 'public byop server-2025', 'unlisted'],
  // Prose of the same page.
  ['byol windows-7', 'byol windows-11', 'denied'],
  ['byol windows-10', 'custom server-2022', 'denied'],
  ['byol windows-10', 'public server-2025', 'denied'],
  ['custom server-2022', 'byol windows-11', 'denied'],
  ['public byop server-2019', 'public server-2022', 'denied'],
  ['byol byop windows-10', 'byol windows-11', 'denied'],
  ['public server-2022', 'custom ubuntu-22.04', 'denied'],
  ['custom ubuntu-22.04', 'public server-2022', 'denied'],
] as const)('from %s to %s', (from, to, kind) => {
  test(`is ${kind}`, () => {
    const verdict = path(from, to);
    expect(verdict).toMatchObject({ kind, rule: 'path' });
    expect(verdict.source).toMatch(/migrate/);
  });
});

// Whatever is added to the data is tried: each row, with every pair of systems and of origins that it names.
describe.each(windowsPaths)('the row "$row"', ({ from, to, kind }) => {
  const sides = (of: Side) =>
    of.editions.flatMap((edition) =>
      (of.origin ? [of.origin] : (['public', 'custom'] as const)).map((origin) =>
        side([origin, of.licence === 'byol' && 'byol', of.byop && 'byop', edition].filter(Boolean).join(' ')),
      ),
    );

  test('decides for all that it names, and is quoted', () => {
    const rows = new Set(windowsPaths.map(({ row }) => row));
    for (const source of sides(from))
      for (const target of sides(to)) {
        const verdict = judgePath(source, target);
        expect(verdict.kind).toBe(kind);
        expect(rows).toContain(verdict.quote);
      }
  });
});

test.each([
  ['public server-2019', 'public server-2025', 'It ends up on DCV.'],
  ['public server-2019', 'public byop server-2025', undefined],
])('from %s to %s AWS adds: %s', (from, to, aside) => {
  const { reason } = path(from, to);
  if (aside) expect(reason).toContain(aside);
  else expect(reason).not.toContain('DCV');
});

test('a public Server 2019 on PCoIP has no Web Access', () => {
  const to = side('public server-2019', { protocol: told('PCOIP', 'test') });
  expect(judgePath(side('public server-2016'), to).reason).toContain('no Web Access');
});

test("the same Windows 10 in another language is AWS's one exception, and the API tells no language", () => {
  expect(path('public server-2019', 'public server-2019')).toMatchObject({
    kind: 'unlisted',
    quote: expect.stringContaining('another language'),
  });
  expect(path('public server-2025', 'public server-2025').quote).toBeUndefined();
});

describe('the Linux matrix (migrate-linux-workspaces)', () => {
  const system = (name: string) =>
    name === 'ubuntu-22.04-graphics'
      ? side('public ubuntu-22.04', { gpu: told(true, 'test') })
      : side(`public ${name}`);

  test.each(linuxSources.flatMap((from) => linuxTargets.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
    expect(judgePath(system(from), system(to)).kind).toBe(from === to ? 'denied' : 'allowed');
  });

  test.each(linuxSources)('from %s, Amazon Linux 2 is never a target', (from) => {
    expect(judgePath(system(from), system('amazon-linux-2')).kind).toBe('denied');
  });

  test.each(['ubuntu-18.04', 'ubuntu-20.04'])('%s is in no list', (old) => {
    expect(judgePath(system(old), system('ubuntu-24.04')).kind).toBe('unlisted');
  });
});

describe('unknown facts', () => {
  const why = unknown('nobody said');

  test.each([
    ['the target edition', {}, { edition: why }],
    ['the target licence', {}, { licence: why }],
    ['the target protocol', {}, { byop: why }],
    ['the source edition', { edition: why }, {}],
    ['either family', { family: why, edition: why }, {}],
  ])('%s is not known: the path is unknown, and says so', (_, from, to) => {
    const verdict = judgePath(side('public server-2019', from), side('public server-2025', to));
    expect(verdict).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('nobody said') });
  });

  test('a Linux WorkSpace on BYOP goes nowhere of which nobody knows whether it is BYOP', () => {
    const to = side('custom rocky-8', { byop: why });
    expect(judgePath(side('custom byop amazon-linux-2'), to).kind).toBe('unknown');
    expect(judgePath(side('custom amazon-linux-2'), to).kind).toBe('allowed');
  });

  test('a wall stands whatever else is unknown', () => {
    const to = side('byol windows-11', { byop: why, origin: why });
    expect(judgePath(side('public server-2019', { edition: why }), to).kind).toBe('denied');
  });

  test('a fact that no row hangs on does not matter', () => {
    const to = side('public server-2025', { protocol: why, gpu: why });
    expect(judgePath(side('public server-2019', { origin: why }), to).kind).toBe('allowed');
  });
});

test('what hangs on inferred facts says which they are, and from where', () => {
  const from = side('public server-2019', { licence: inferred('included', 'its operating system') });
  const to = side('public server-2025', {
    edition: inferred('server-2025', 'its name'),
    licence: inferred('included', 'Owner, which is Amazon'),
    protocol: inferred('WSP', 'its name'),
  });
  expect(judgePath(from, to).detail).toBe(
    'Inferred: it has an included licence (from its operating system); the target has Windows Server 2025 (from its name); the target has an included licence (from Owner, which is Amazon); the target has protocol DCV (from its name).',
  );
  expect(path('public server-2019', 'public server-2025').detail).toBeUndefined();
});

describe('compute types', () => {
  const value = { computeType: 'VALUE' };

  test('Windows 11 has no Value bundle: resize first', () => {
    const verdict = judgePath(side('byol windows-10', value), side('byol windows-11'));
    expect(verdict).toMatchObject({ kind: 'denied', remedy: expect.stringMatching(/^Change the compute type/) });
  });

  test('Value to Value elsewhere is no matter', () => {
    expect(judgePath(side('public server-2019', value), side('public server-2025', value)).kind).toBe('allowed');
  });

  test.each(['GRAPHICS', 'GRAPHICSPRO'])('%s has ended and is no target', (computeType) => {
    expect(judgePath(side('public server-2019'), side('public server-2025', { computeType })).kind).toBe('denied');
  });
});
