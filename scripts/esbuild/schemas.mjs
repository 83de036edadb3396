/**
 * The AWS clients keep the shapes of all operations in one module, as lists that the bundler could drop, were it not for
 * keys such as `[_xN]`: it cannot know that reading them does nothing. Written as the text they stand for, only the
 * shapes in use are bundled: of EC2's thousands, those of one operation.
 */
import { readFile } from 'node:fs/promises';

/** The module with every computed key that is a constant text of it written out. */
export function withPlainKeys(source) {
  const texts = new Map([...source.matchAll(/^const (\w+) = ("[^"]*");$/gm)].map(([, name, text]) => [name, text]));
  return source.replace(/\[(\w+)\]:/g, (key, name) => (texts.has(name) ? `${texts.get(name)}:` : key));
}

export const schemasPlugin = {
  name: 'schemas',
  setup: ({ onLoad }) =>
    onLoad(
      { filter: /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ },
      async ({ path }) => ({
        contents: withPlainKeys(await readFile(path, 'utf8')),
        loader: 'js',
      }),
    ),
};
