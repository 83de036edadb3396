/** An answer that says otherwise than the world has it: for values that no model declares, and for members left out. */
import type { Output } from './operation.ts';

/** Members of `other` take the place of the answer's, at any depth of objects; a list as a whole; null leaves one out. */
export function answered(output: Output, other: Output): Output {
  const all = { ...output };
  for (const [name, value] of Object.entries(other)) {
    const own = all[name];
    if (value === null) delete all[name];
    else all[name] = isObject(own) && isObject(value) ? answered(own, value) : value;
  }
  return all;
}

const isObject = (value: unknown): value is Output =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
