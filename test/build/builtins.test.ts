import { expect, it } from 'vitest';
import { withoutBuiltinImports } from '../../scripts/esbuild/builtins.mjs';

const taken = (module: string) => `process.getBuiltinModule("node:${module}")`;

it.each([
  ['import a from"node:util";b()', `const a=${taken('util')};b()`],
  ['x;import*as a from"fs";', `x;const a=${taken('fs')};`],
  ['import{join as v,sep}from"node:path";', `const {join:v,sep:sep}=${taken('path')};`],
  ['import a,{b as c}from"fs/promises";', `const a=${taken('fs/promises')};const {b:c}=${taken('fs/promises')};`],
  ['import{default as q}from"fs";', `const q=${taken('fs')};`],
  ['import {\n  a,\n  b as c\n} from "node:http";', `const {a:a,b:c}=${taken('http')};`],
  ['let{Agent}=await import("node:http");', `let{Agent}=await Promise.resolve(${taken('http')});`],
])('%s takes the module as it is', (source, result) => {
  expect(withoutBuiltinImports(source)).toBe(result);
});

it.each([
  'import{x}from"./chunk.js";',
  'import a from"ink";',
  'const text="import a from node:util";',
  'await import("./console.js")',
])('%s stays', (source) => {
  expect(withoutBuiltinImports(source)).toBe(source);
});
