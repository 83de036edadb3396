/**
 * A line as a query: `or` binds least, what stands side by side is all asked for, `-` is not. Read from left to right
 * with the open parentheses at hand, so in time that grows with the line and no deeper than the limit.
 */
import { and, everything, type Fault, not, or, type Query } from './query.ts';
import { type Token, tokens } from './scan.ts';

export type Parsed = { readonly ok: true; readonly query: Query } | ({ readonly ok: false } & Fault);

/** Deeper than any sentence, and shallow enough for whatever walks the tree. */
const deepest = 50;

/** What stands between two parentheses, as far as it has been read. */
interface Group {
  readonly open: Token | undefined;
  readonly alternatives: Query[];
  together: Query[];
  /** An `or`, `and` or `not` that waits for what follows. */
  waiting: Token | undefined;
  /** What follows is not wanted. */
  negating: boolean;
}

export function parseQuery(text: string): Parsed {
  const found = tokens(text);
  if ('why' in found) return { ok: false, ...found };
  let group = groupOf(undefined);
  const around: Group[] = [];
  for (const token of found) {
    switch (token.kind) {
      case 'term':
        take(group, token.query);
        break;
      case 'open':
        if (around.length === deepest) return wrong(token, `parentheses go ${deepest} deep at most`);
        around.push(group);
        group = groupOf(token);
        break;
      case 'close': {
        const outer = around.pop();
        if (!outer) return wrong(token, 'no ( opens what this ) closes');
        const unfinished = whyUnfinished(group);
        if (unfinished) return unfinished;
        if (group.together.length === 0) return wrong(token, 'there is nothing between the parentheses');
        const inner = or([...group.alternatives, and(group.together)]);
        group = outer;
        take(group, inner);
        break;
      }
      case 'not':
        group.negating = !group.negating;
        group.waiting = token;
        break;
      default:
        if (group.waiting || group.together.length === 0) return wrong(token, lonely(token.kind));
        if (token.kind === 'or') {
          group.alternatives.push(and(group.together));
          group.together = [];
        }
        group.waiting = token;
    }
  }
  if (group.open) return wrong(group.open, 'no ) closes this (');
  if (found.length === 0) return { ok: true, query: everything };
  return whyUnfinished(group) ?? { ok: true, query: or([...group.alternatives, and(group.together)]) };
}

function groupOf(open: Token | undefined): Group {
  return { open, alternatives: [], together: [], waiting: undefined, negating: false };
}

function take(group: Group, query: Query): void {
  group.together.push(group.negating ? not(query) : query);
  group.negating = false;
  group.waiting = undefined;
}

function whyUnfinished({ waiting }: Group): Parsed | undefined {
  if (!waiting) return undefined;
  const { kind } = waiting;
  return wrong(waiting, kind === 'and' || kind === 'or' ? lonely(kind) : 'nothing stands after this not');
}

function lonely(word: 'and' | 'or'): string {
  return `something stands on both sides of ${word}; to find the text, put it in quotes: "${word}"`;
}

function wrong({ at, length }: Token, why: string): Parsed {
  return { ok: false, at, length, why };
}
