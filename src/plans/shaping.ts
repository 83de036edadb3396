/** What the shapes of files that people write have in common. Loaded only where there is such a file. */
import * as z from 'zod/mini';

// The small zod has no words of its own.
z.config(z.locales.en());

export { z };

/** Reads what a shape takes: the plan, or what is wrong with it in a few words. `contradiction`: of what is well-formed. */
export function shapedBy<Plan, Shape extends z.ZodMiniType>(
  shape: Shape,
  contradiction: (read: z.infer<Shape>) => string | undefined,
): (value: unknown) => { readonly plan: Plan } | string {
  return (value) => {
    const read = shape.safeParse(value);
    if (read.success) return contradiction(read.data) ?? { plan: value as Plan };
    return `${firstIssue(read.error, 'The whole')}.`;
  };
}

/** A whole number that a run's policy or a limit may be. */
export const wholeNumber = (least: number) => z.number().check(z.int(), z.gte(least), z.lte(100_000));

/** Where the first thing is wrong, and what; `whole` names the file's content where no member of it is to blame. */
export function firstIssue({ issues: [issue] }: z.core.$ZodError, whole: string): string {
  return `${issue?.path.join('.') || whole}: ${issue?.message}`;
}
