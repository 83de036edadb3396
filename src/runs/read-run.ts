/**
 * The state of a run as its journal tells, for whoever only looks. A run under way is looked at again and again: what
 * was read of it once is kept, and only what was added since is read and folded.
 */
import { type FileHandle, open } from 'node:fs/promises';
import type { Answer } from '../aws/answer.ts';
import { fold, step } from './fold.ts';
import { unreadable } from './folder.ts';
import { isWrittenYet } from './lex-tasks.ts';
import { parseJournal, parseMore } from './read-journal.ts';
import type { RunState } from './state.ts';

export interface ReadRun {
  readonly state: RunState;
  /** The last line was torn, or is being written just now, and is left out. */
  readonly torn: boolean;
}

/** As far as a journal was read: where to read on. */
interface Reached extends ReadRun {
  /** Bytes and lines up to the end of the last whole line. */
  readonly length: number;
  readonly lines: number;
  /** The last bytes of them. */
  readonly tail: Buffer;
}

interface Kept {
  /** Tells the file and its content from any other. */
  readonly stamp: string;
  readonly inode: number;
  readonly answer: Answer<ReadRun>;
  /** Undefined: it is damaged, and read from its beginning once it has changed. */
  readonly reached: Reached | undefined;
}
/** Of runs whose journals may still grow, and of what is damaged: few, and the same ones. */
const kept = new Map<string, Kept>();

/** The same answer, object and all, as long as the journal does not change. */
export async function readRunAt(path: string): Promise<Answer<ReadRun>> {
  try {
    const file = await open(path, 'r');
    try {
      const { ino: inode, size, mtimeMs } = await file.stat();
      const stamp = `${inode} ${size} ${mtimeMs}`;
      const before = kept.get(path);
      if (before?.stamp === stamp) return before.answer;
      const reached = before?.inode === inode ? before.reached : undefined;
      const from = reached && size >= reached.length ? reached : undefined;
      const more = from && (await bytesFrom(file, from.length - from.tail.length, size));
      // A line that never got to the disk whole may have been replaced by another since.
      const grown = more && from?.tail.equals(more.subarray(0, from.tail.length)) ? from : undefined;
      const bytes = grown && more ? more.subarray(grown.tail.length) : await bytesFrom(file, 0, size);
      return remember(path, { stamp, inode }, readOn(bytes, path, grown));
    } finally {
      await file.close();
    }
  } catch (error) {
    kept.delete(path);
    return unreadable(path, error as NodeJS.ErrnoException);
  }
}

async function bytesFrom(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
  return buffer.subarray(0, bytesRead);
}

/** Enough to tell one line from another: each has its time and its item. */
const tailLength = 256;
const tailOf = (bytes: Buffer, length: number) => Buffer.from(bytes.subarray(Math.max(0, length - tailLength), length));

function readOn(bytes: Buffer, path: string, from: Reached | undefined): Answer<Reached> {
  if (!from) {
    const read = parseJournal(bytes, path);
    if (!read.ok) return read;
    const { events, length, torn } = read.value;
    const tail = tailOf(bytes, length);
    return { ok: true, value: { state: fold(events), torn, length, lines: events.length, tail } };
  }
  const read = parseMore(bytes, path, from.lines);
  if (!read.ok) return read;
  const { events, length: more, torn } = read.value;
  const state = events.reduce(step, from.state);
  const tail = more > 0 ? tailOf(bytes, more) : from.tail;
  return { ok: true, value: { state, torn, length: from.length + more, lines: from.lines + events.length, tail } };
}

function remember(path: string, file: Pick<Kept, 'stamp' | 'inode'>, read: Answer<Reached>): Answer<ReadRun> {
  kept.delete(path);
  if (!read.ok) {
    kept.set(path, { ...file, answer: read, reached: undefined });
    return read;
  }
  const { state, torn } = read.value;
  const answer = { ok: true, value: { state, torn } } as const;
  if (isWrittenYet(state)) kept.set(path, { ...file, answer, reached: read.value });
  return answer;
}
