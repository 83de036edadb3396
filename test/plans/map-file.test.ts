import { Compute } from '@aws-sdk/client-workspaces';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapText, readMap } from '../../src/plans/map-file.ts';
import { type MapLine, targetOf } from '../../src/plans/mapping.ts';
import { readCompute } from '../../src/rules/wish.ts';

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
    ['CSV with other columns, remarks and blank lines', `# tonight\nremark,from,to,ComputeTypeName\n"300, of floor 3",${a},${b},\n\n# those with 8 vCPU\n,${a},${c},power pro\n=1+1, ${one} ,${c},\n"",${c},,\n`],
    ['JSON', JSON.stringify([{ source: a, target: b }, { source: a, target: c, compute: 'POWERPRO' }, { from: one, to: c, remark: '3 of them' }, { source: c, target: null }])],
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
    ['an empty file', '', ['as a whole: It names nothing.']],
    ['remarks only', '# tonight\n', ['as a whole: It names nothing.']],
    ['an empty list', '[]', ['as a whole: It names nothing.']],
    ['columns of which all are misspelt', `sorce,taget\n${a},${b}\n`, ['line 1: The first row has to name the columns: source,target. It says "sorce,taget".']],
    ['columns of which one is misspelt', `sorce,target\n${a},${b}\n`, ['line 1: "sorce" is none of source, target, compute and remark.']],
    ['no header', `${a},${b}\n`, [`line 1: The first row has to name the columns: source,target. It says "${a},${b}".`]],
    ['a column twice', `source,target,target\n${a},${b},${c}\n`, ['line 1: Two columns are called target.']],
    ['nothing but a header', 'source,target\n', ['as a whole: It names nothing.']],
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
    ['JSON with an entry that is none', `[{"source":"${a}","target":"${b}"},["${a}"],{"source":1,"target":null}]`, ['entry 2: It has to be like {"source": "wsb-...", "target": "wsb-..."}.', 'entry 3: It has to be like {"source": "wsb-...", "target": "wsb-..."}.']],
    ['a column that is none: without it the line would speak of all compute types', `source,target,compte\n${a},${b},POWER\n`, ['line 1: "compte" is none of source, target, compute and remark.']],
    ['such a member in JSON', JSON.stringify([{ source: c, target: b }, { source: a, target: b, compte: 'POWER' }]), ['entry 2: "compte" is none of source, target, compute and remark.']],
    ['two columns for one thing', `source,from,target\n${a},${c},${b}\n`, ['line 1: "source" and "from" both are the source.']],
    ['two spellings of one thing', `[{"source":"${a}","Source":"${c}","target":"${b}"}]`, ['entry 1: "source" and "Source" both are the source.']],
    ['two columns of compute types', `source,target,compute,ComputeTypeName\n${a},${b},POWER,POWER\n`, ['line 1: "compute" and "ComputeTypeName" both are the compute.']],
    ['a comma too many', `source,target,remark\n${a},${b},3, of floor 3\n`, [`line 2: It has more cells than there are columns: "${a} | ${b} | 3 | of floor 3".`]],
    ['nothing but remarks', 'source,target,remark\n,,of floor 3\n', []],
  ])('%s', (_, text, sentences) => {
    expect(faults(text)).toEqual(sentences);
  });

  test('what is no JSON, with the parser’s own words', () => {
    expect(faults('[{"source":')).toEqual([expect.stringMatching(/^as a whole: It is no JSON: .+\.$/)]);
  });
});

describe.each(['csv', 'json'] as const)('what is written as %s', (format) => {
  test('reads back as it was, and has its remarks', () => {
    const rows = [
      { line: { bundleId: a, to: b }, remark: 'Büro, "gold": 3 WorkSpaces' },
      { line: { bundleId: a, computeType: 'GRAPHICSPRO', to: undefined }, remark: '=1+1\n2 WorkSpaces' },
      { line: { bundleId: undefined, to: undefined }, remark: '1 WorkSpace: AWS did not say which bundle they use.' },
    ];
    const text = mapText(rows, format);
    expect(read(text).map(({ line }) => line)).toEqual(rows.slice(0, 2).map(({ line }) => line));
    expect(text).toContain('Büro');
    expect(text).toContain('AWS did not say which bundle');
  });

  test('reads back as it was, whatever the lines and whatever is remarked', () => {
    const id = (prefix: string) => fc.stringMatching(/^[0-9a-z]{8,20}$/).map((rest) => `${prefix}-${rest}`);
    const to = fc.option(id('wsb'), { nil: undefined });
    const awsStyle = fc
      .stringMatching(/^[A-Z][A-Z0-9]{0,9}(_[A-Z0-9]{1,9}){0,2}$/)
      .filter((type) => readCompute(type) === type);
    const line: fc.Arbitrary<MapLine> = fc.oneof(
      fc.record({ workspaceId: id('ws'), to }),
      fc.record({ bundleId: fc.option(id('wsb'), { nil: undefined, freq: 4 }), to }),
      fc.record({
        bundleId: id('wsb'),
        computeType: fc.oneof(fc.constantFrom(...Object.values(Compute)), awsStyle),
        to,
      }),
    );
    const source = ({ workspaceId, bundleId, computeType }: MapLine) => [workspaceId, bundleId, computeType].join(' ');
    const lines = fc
      .uniqueArray(line, { selector: source, maxLength: 8 })
      .map((all) => all.filter(({ bundleId, to }) => bundleId !== to || to === undefined));
    const rows = lines.chain((all) =>
      fc.tuple(
        ...all.map((one) =>
          fc.record({
            line: fc.constant(one),
            remark: fc.string({ unit: 'binary', maxLength: 12 }).map((more) => `${more}, 3`),
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(rows, (written) => {
        const named = written.filter(({ line }) => source(line).trim() !== '');
        fc.pre(named.length > 0);
        expect(read(mapText(written, format)).map(({ line }) => line)).toEqual(named.map(({ line }) => line));
      }),
    );
  });
});
