import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { schemasPlugin, withPlainKeys } from '../../scripts/esbuild/schemas.mjs';

const ec2 = 'node_modules/@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js';

describe('the shapes of the AWS clients in the bundle', () => {
  it('have the same keys as before, written out', () => {
    const source = 'const _a = "x-amz";\nexport var B = [3, { [_a]: 1, [_other]: 2 }];';
    expect(withPlainKeys(source)).toBe('const _a = "x-amz";\nexport var B = [3, { "x-amz": 1, [_other]: 2 }];');
  });

  it('are of EC2 without a key that has to be looked up', async () => {
    const source = await readFile(ec2, 'utf8');
    expect(source.match(/\[_\w+\]:/g)?.length).toBeGreaterThan(1000);
    expect(withPlainKeys(source)).not.toMatch(/\[_\w+\]:/);
  });

  it('are only those of the operations in use', async () => {
    const contents = "export { DescribeSubnetsCommand } from '@aws-sdk/client-ec2'";
    const size = async (plugins: (typeof schemasPlugin)[]) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: '.' },
        bundle: true,
        minify: true,
        write: false,
        platform: 'node',
        format: 'esm',
        mainFields: ['module', 'main'],
        plugins,
      });
      return outputFiles[0]?.contents.length ?? 0;
    };
    expect(await size([schemasPlugin])).toBeLessThan((await size([])) / 3);
  });
});
