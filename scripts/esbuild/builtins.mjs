/**
 * Takes Node's own modules as they are instead of importing them. An import of `node:util` first reads every one of
 * its exports, and so loads parts of Node that nobody asked for: 6 ms for that one alone, before the first line is on
 * the screen. `process.getBuiltinModule` hands out the module with its lazy parts still lazy.
 */
import { builtinModules } from 'node:module';

const names = builtinModules.map((name) => name.replace(/^node:/, '')).join('|');
const name = '[\\w$]+';

/** An import of one of Node's modules, as esbuild prints it: default, namespace, named, or two of them. */
const statement = new RegExp(
  `(?<=^|[;}\\n])import(?:\\s+(?<main>${name})\\s*,?)?\\s*(?:\\*\\s*as\\s+(?<all>${name})|\\{(?<some>[^}]*)\\})?\\s*from\\s*"(?:node:)?(?<from>${names})";`,
  'gm',
);

/** An import of one when the program comes there. */
const call = new RegExp(`\\bimport\\("(?:node:)?(${names})"\\)`, 'g');

/** The text of a bundled file with those imports replaced. */
export function withoutBuiltinImports(text) {
  const later = text.replace(call, 'Promise.resolve(process.getBuiltinModule("node:$1"))');
  return later.replace(statement, (...match) => {
    const { main, all, some = '', from } = match.at(-1);
    const module = `process.getBuiltinModule("node:${from}")`;
    const named = some.split(',').map((each) => each.trim().split(/ as /));
    const wholes = [main, all, ...named.filter(([name]) => name === 'default').map(([, local]) => local)];
    const parts = named
      .filter(([name]) => name && name !== 'default')
      .map(([name, local = name]) => `${name}:${local}`);
    const bound = [...wholes, parts.length > 0 && `{${parts}}`].filter(Boolean);
    return bound.map((names) => `const ${names}=${module};`).join('');
  });
}
