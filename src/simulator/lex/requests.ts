/** Shapes of Lex's members, and the check of a request in the words and with the error of each of its two services. */
import { checkMembers, type Shape } from '../members.ts';
import { type Input, type Operations, ServiceError } from '../operation.ts';
import { settle } from './migration.ts';
import { type LexWorld, seenIn } from './world.ts';

export type Members = Readonly<Record<string, Shape>>;

const text = (min: number, max: number, pattern?: RegExp): Shape => ({
  kind: 'string',
  min,
  max,
  ...(pattern ? { pattern } : {}),
});

export const oneOf = (...values: readonly string[]): Shape => ({ kind: 'string', values });
export const anyText: Shape = { kind: 'string' };

const nameV1 = /^([A-Za-z]_?)+$/;

export const botNameV1 = text(2, 50, nameV1);
export const aliasNameV1 = text(1, 100, nameV1);
/** Of intents, slot types and channels. */
export const nameV1Long = text(1, 100, nameV1);
export const aliasOrAll = text(1, 100, /^(-|^([A-Za-z]_?)+$)$/);
// The published pattern is not anchored; AWS matches whole values.
export const versionV1 = text(1, 64, /^(?:\$LATEST|[0-9]+)$/);
export const numericalVersionV1 = text(1, 64, /^[0-9]+$/);
export const exportNameV1 = text(1, 100, /^[a-zA-Z_]+$/);
export const botNameV2 = text(1, 100, /^([0-9a-zA-Z][_-]?)+$/);
export const roleArn = text(20, 2048, /^arn:[\w-]+:iam::\d{12}:role\/.+$/);
/** Of V2's bots and imports, and of migrations. */
export const resourceId = text(10, 10, /^[0-9a-zA-Z]+$/);
export const botVersionV2 = text(1, 5, /^(DRAFT|[0-9]+)$/);
export const draftVersionV2 = text(5, 5, /^DRAFT$/);
export const filterValue = text(1, 100, /^[0-9a-zA-Z_()\s-]+$/);

export const pagingV1: Members = { maxResults: { kind: 'integer', min: 1, max: 50 }, nextToken: anyText };
export const pagingV2: Members = { maxResults: { kind: 'integer', min: 1, max: 1000 }, nextToken: anyText };

/** Lex V1 has a name of its own for a request that is not valid. */
export function checkV1(input: Input, members: Members, required: readonly string[] = []): void {
  try {
    checkMembers(input, members, required);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'ValidationException')
      throw new ServiceError('BadRequestException', error.message);
    throw error;
  }
}

export const checkV2 = checkMembers;

/** A member that was checked to be a string. */
export const string = (input: Input, member: string): string => {
  const value = input[member];
  return typeof value === 'string' ? value : '';
};

/** Times are seconds on the wire, with a fraction. */
export const seconds = (epochMs: number): number => Math.round(epochMs) / 1000;

/** Every operation sees what has come true by its time. */
export const settled = (
  operations: Readonly<
    Record<
      string,
      (input: Input, lex: LexWorld, call: Parameters<Operations[string]>[1]) => ReturnType<Operations[string]>
    >
  >,
): Operations =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (input, call) => {
        settle(call.world.lex);
        return operation(input, seenIn(call.world.lex, call.region), call);
      },
    ]),
  );
