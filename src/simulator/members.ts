/** The checks that AWS's front end makes on a request's members before a service sees it, in AWS's words. */
import { type Input, ServiceError } from './operation.ts';

export type Shape =
  | {
      readonly kind: 'string';
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: RegExp;
      readonly values?: readonly string[];
    }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'list'; readonly of: Shape; readonly min?: number; readonly max?: number }
  | {
      readonly kind: 'structure';
      readonly members: Readonly<Record<string, Shape>>;
      readonly required?: readonly string[];
    };

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function printed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${lowerFirst(name)}=${printed(inner)}`)
    .join(', ')}}`;
}

const failed = (value: unknown, path: string, constraint: string) =>
  `Value ${value === undefined || value === null ? 'null' : `'${printed(value)}'`} at '${path}' failed to satisfy constraint: Member must ${constraint}`;

/** What a JSON value of the wrong type is called by AWS's parser. */
function mistyped(shape: Shape, value: unknown): string | undefined {
  const is = Array.isArray(value) ? 'list' : typeof value === 'object' ? 'structure' : typeof value;
  const wanted = shape.kind === 'integer' ? 'number' : shape.kind;
  if (is === wanted) return undefined;
  const token = { list: 'START_ARRAY', structure: 'START_OBJECT', string: 'STRING_VALUE', number: 'NUMBER_VALUE' };
  if (wanted === 'list' || wanted === 'structure') return 'Unexpected field type';
  return `${token[is as keyof typeof token] ?? is.toUpperCase()} can not be converted to ${wanted === 'number' ? 'an Integer' : 'a String'}`;
}

function bounds(
  size: number,
  { min, max }: { min?: number; max?: number },
  of: 'length' | 'value',
): string | undefined {
  if (min !== undefined && size < min) return `have ${of} greater than or equal to ${min}`;
  if (max !== undefined && size > max) return `have ${of} less than or equal to ${max}`;
  return undefined;
}

function* troubles(shape: Shape, value: unknown, path: string): Generator<string> {
  const wrong = mistyped(shape, value);
  if (wrong !== undefined) throw new ServiceError('SerializationException', wrong);
  switch (shape.kind) {
    case 'string': {
      const text = value as string;
      const size = bounds(text.length, shape, 'length');
      if (size !== undefined) yield failed(text, path, size);
      if (shape.pattern !== undefined && !shape.pattern.test(text))
        yield failed(text, path, `satisfy regular expression pattern: ${shape.pattern.source}`);
      if (shape.values !== undefined && !shape.values.includes(text))
        yield failed(text, path, `satisfy enum value set: [${shape.values.join(', ')}]`);
      return;
    }
    case 'integer': {
      const size = bounds(value as number, shape, 'value');
      if (size !== undefined) yield failed(value, path, size);
      return;
    }
    case 'list': {
      const entries = value as readonly unknown[];
      const size = bounds(entries.length, shape, 'length');
      if (size !== undefined) yield failed(entries, path, size);
      if (shape.of.kind === 'string' && entries.some((entry) => !troubles(shape.of, entry, '').next().done)) {
        const inner = shape.of.pattern
          ? `[Member must satisfy regular expression pattern: ${shape.of.pattern.source}]`
          : '[Member must be valid]';
        yield failed(entries, path, `satisfy constraint: ${inner}`);
        return;
      }
      for (const [i, entry] of entries.entries()) yield* troubles(shape.of, entry, `${path}.${i + 1}.member`);
      return;
    }
    case 'structure': {
      const members = value as Input;
      const under = (name: string) => (path === '' ? lowerFirst(name) : `${path}.${lowerFirst(name)}`);
      for (const [name, member] of Object.entries(shape.members)) {
        const given = members[name] ?? undefined;
        if (given !== undefined) yield* troubles(member, given, under(name));
        else if (shape.required?.includes(name)) yield failed(undefined, under(name), 'not be null');
      }
    }
  }
}

/**
 * Throws ValidationException (or SerializationException for a value of the wrong JSON type) with the message that
 * AWS's services share: "1 validation error detected: Value '…' at '…' failed to satisfy constraint: …".
 */
export function checkMembers(
  input: Input,
  members: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
): void {
  const found = [...troubles({ kind: 'structure', members, required }, input, '')];
  if (found.length === 0) return;
  const errors = found.length === 1 ? '1 validation error' : `${found.length} validation errors`;
  throw new ServiceError('ValidationException', `${errors} detected: ${found.join('; ')}`);
}
