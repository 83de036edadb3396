import { describe, expect, test } from 'vitest';
import { mapText, readMap } from '../../src/plans/map-file.ts';
import { targetOf } from '../../src/plans/mapping.ts';

const [a, b, c] = ['wsb-aaaaaaaaa', 'wsb-bbbbbbbbb', 'wsb-ccccccccc'];
const one = 'ws-000000001';
const read = (text: string) => {
  const { entries, bad } = readMap(text);
  expect(bad).toEqual([]);
  return entries;
};
const faults = (text: string) => readMap(text).bad.map(({ at, why }) => `${at}: ${why}`);

describe('a mapping is read', () => {
  const expected = [
    { bundleId: a, to: b },
    { bundleId: a, computeType: 'POWERPRO', to: c },
    { workspaceId: one, to: c },
    { bundleId: c, to: undefined },
  ];
  // biome-ignore format: a table
  test.each([
    ['CSV', `source,target,compute\n${a},${b},\n${a},${c},PowerPro\n${one},${c},\n${c},,\n`],
    ['CSV as Excel writes it, with byte order mark, CRLF, semicolons and quotes', `\ufeff"Source";"Target";"Compute"\r\n"${a}";"${b}"\r\n"${a}";"${c}";"POWERPRO"\r\n\r\n"${one}";"${c}";""\r\n${c};\r\n`],
    ['CSV with other columns, remarks and blank lines', `# tonight\nremark,from,to,compute\n"300, of floor 3",${a},${b},\n\n# those with 8 vCPU\n,${a},${c},power pro\n=1+1, ${one} ,${c},\n"",${c},,\n`],
    ['JSON', JSON.stringify([{ source: a, target: b }, { source: a, target: c, compute: 'POWERPRO' }, { from: one, to: c, count: 3 }, { source: c, target: null }])],
  ])('from %s', (_, text) => {
    expect(read(text).map(({ line }) => line)).toEqual(expected);
  });

  test('with the place of each line', () => {
    const csv = `source,target\n\n# remark\n${a},${b}\n"${c}",\n`;
    expect(read(csv).map(({ at }) => at)).toEqual(['line 4', 'line 5']);
    expect(read(JSON.stringify([{ source: a, target: b }]))[0]?.at).toBe('entry 1');
  });

  test('in which the most particular line decides', () => {
    const mapping = read(`source,target,compute\n${a},${b},\n${a},${c},POWER\n${one},,\n`).map(({ line }) => line);
    const of = (id: string, computeType: string) => targetOf(mapping, { id, bundleId: a, computeType } as never);
    expect([of('ws-000000009', 'STANDARD'), of('ws-000000009', 'POWER'), of(one, 'POWER')]).toEqual([b, c, undefined]);
  });
});

describe('each line that cannot be used is named', () => {
  // biome-ignore format: a table
  test.each([
    ['an empty file', '', ['line 1: The first row has to name the columns: source,target.']],
    ['no header', `${a},${b}\n`, ['line 1: The first row has to name the columns: source,target.']],
    ['a column twice', `source,target,target\n${a},${b},${c}\n`, ['line 1: Two columns are called target.']],
    ['nothing but a header', 'source,target\n', ['line 1: It names no source.']],
    ['no source', `source,target\n,${b}\n`, ['line 2: It names no source.']],
    ['no target at all', `source,target\n${a}\n`, ['line 2: It has no target: to leave them out, an empty one has to stand there.']],
    ['a source that is no id', `source,target\nWSB-1,${b}\n`, ['line 2: Its source "WSB-1" is no id of a bundle or of a WorkSpace.']],
    ['a target that is no bundle', `source,target\n${a},${one}\n`, [`line 2: Its target "${one}" is no id of a bundle.`]],
    ['the same bundle', `source,target\n${a},${a}\n`, ['line 2: Source and target are the same bundle: rebuild them instead.']],
    ['no compute type', `source,target,compute\n${a},${b},huge\n`, ['line 2: "huge" is no compute type.']],
    ['a compute type of one WorkSpace', `source,target,compute\n${one},${b},POWER\n`, ['line 2: A single WorkSpace has a compute type beside it.']],
    ['the same source twice', `source,target\n${a},${b}\n\n${a},${c}\n`, ['line 4: Its source is named in line 2 already.']],
    ['several', `source,target\n?,${b}\n${a},${b}\n${a},!\n`, ['line 2: Its source "?" is no id of a bundle or of a WorkSpace.', 'line 4: Its target "!" is no id of a bundle.']],
    ['a quote that never ends', `source,target\n${a},${b}\n"${c},${b}\n${c},\n`, ['line 3: A quote is never closed.']],
    ['a quote in the middle', `source,target\n${a},${b}\nx"${c}",${b}\n`, ['line 3: Its quotes are broken.']],
    ['what moves the cursor', `source,target\n\x1b[2Jred\u202e,${b}\n`, ['line 2: Its source "red" is no id of a bundle or of a WorkSpace.']],
    ['JSON that is no list', `{"${a}":"${b}"}`, ['as a whole: It has to be a list, of {"source": ..., "target": ...}.']],
    ['JSON with an entry that is none', `[{"source":"${a}","target":"${b}"},["${a}"],{"source":1,"target":null}]`, ['entry 3: It has to be like {"source": "wsb-...", "target": "wsb-..."}.', 'entry 2: It names no source.']],
  ])('%s', (_, text, sentences) => {
    expect(faults(text)).toEqual(sentences);
  });

  test('what is no JSON, with the parser’s own words', () => {
    expect(faults('[{"source":')).toEqual([expect.stringMatching(/^as a whole: It is no JSON: .+\.$/)]);
  });
});

test.each(['csv', 'json'] as const)('what is written as %s reads back as it was', (format) => {
  const rows = [
    { line: { bundleId: a, to: b }, remark: 'Büro, "gold": 3 WorkSpaces' },
    { line: { bundleId: a, computeType: 'POWER', to: undefined }, remark: '=1+1\n2 WorkSpaces' },
  ];
  const text = mapText(rows, format);
  expect(read(text).map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
  expect(text).toContain('Büro');
});
