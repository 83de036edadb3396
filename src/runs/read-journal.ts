/**
 * Reads a journal. A torn last line is an event that was never flushed, so nothing hangs on it: it is left out and told.
 * Anything else that is not an event means damage, and a damaged journal is refused rather than guessed at.
 */
import { readFile } from 'node:fs/promises';
import type { Answer } from '../aws/answer.ts';
import { cleanAll } from '../aws/clean.ts';
import { localFailure } from '../plans/local-failure.ts';
import { verifyPlan } from '../plans/seal.ts';
import type { Created, Outcome, RunEvent, RunEvents } from './events.ts';
import { unreadable } from './folder.ts';

export interface ReadJournal {
  readonly events: RunEvents;
  /** Bytes up to the end of the last whole line. */
  readonly length: number;
  /** The last line was torn: its event was never flushed and is left out. */
  readonly torn: boolean;
}

export async function readJournal(path: string): Promise<Answer<ReadJournal>> {
  try {
    return parseJournal(await readFile(path), path);
  } catch (error) {
    return unreadable(path, error as NodeJS.ErrnoException);
  }
}

export function parseJournal(bytes: Uint8Array, path: string): Answer<ReadJournal> {
  const read = readLines(bytes, path, 0);
  if (!read.ok) return read;
  const { written, cleaned, ...rest } = read.value;
  const [created] = written;
  if (created?.type !== 'created') return damaged(path, 'It holds no whole event: the run ended before it began.');
  // The hash is that of the plan as it was written.
  const plan = verifyPlan(created.plan);
  if (!plan.ok) return damaged(path, plan.failure.why);
  const [first, ...others] = cleaned as readonly [Created, ...RunEvent[]];
  return { ok: true, value: { events: [first, ...others], ...rest } };
}

/** What was added to a journal of which so many lines were read before. */
export function parseMore(
  bytes: Uint8Array,
  path: string,
  linesBefore: number,
): Answer<Omit<ReadJournal, 'events'> & { readonly events: readonly RunEvent[] }> {
  const read = readLines(bytes, path, linesBefore);
  if (!read.ok) return read;
  const { cleaned, length, torn } = read.value;
  return { ok: true, value: { events: cleaned, length, torn } };
}

interface Lines extends Pick<ReadJournal, 'length' | 'torn'> {
  /** As they stand in the file, and made safe to show. */
  readonly written: readonly RunEvent[];
  readonly cleaned: readonly RunEvent[];
}

function readLines(bytes: Uint8Array, path: string, before: number): Answer<Lines> {
  const length = bytes.lastIndexOf(0x0a) + 1;
  const lines = new TextDecoder().decode(bytes.subarray(0, length)).split('\n').slice(0, -1);
  const written: RunEvent[] = [];
  for (const [nth, line] of lines.entries()) {
    const index = before + nth;
    const event = parseEvent(line);
    if (typeof event === 'string') return damaged(path, `Line ${index + 1} ${event}.`);
    if ((index === 0) !== (event.type === 'created'))
      return damaged(path, `Line ${index + 1} is a "${event.type}" event, and only the first line is to be "created".`);
    written.push(event);
  }
  const cleaned = written.map((event, nth) => (isPlain(lines[nth] ?? '') ? event : cleanAll(event)));
  return { ok: true, value: { written, cleaned, length, torn: length < bytes.length } };
}

/** Of printable ASCII without escapes there is nothing to clean, and most lines are. */
const isPlain = (line: string) => /^[ -[\]-~]*$/.test(line);

function damaged(path: string, why: string): Answer<never> {
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: `The journal ${path} is damaged and was left as it is.`,
      why,
      next: 'Restore the file from a backup, or look in the AWS console how each WorkSpace or bot stands.',
    }),
  };
}

/** The event, or what is wrong with the line. */
function parseEvent(line: string): RunEvent | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON';
  }
  if (!isRecord(value)) return 'is not an event';
  const check =
    typeof value.type === 'string' && Object.hasOwn(checks, value.type)
      ? checks[value.type as RunEvent['type']]
      : undefined;
  if (!check) return `has the unknown type ${JSON.stringify(value.type)}`;
  if (!Number.isFinite(value.at)) return 'has no time';
  return check(value) ? (value as unknown as RunEvent) : `is no whole "${value.type}" event`;
}

type Members = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isDriven = ({ by, arn, pid }: Members) => isText(by) && isText(arn) && Number.isFinite(pid);
const isOfTask = ({ item, task, by }: Members) => [item, task, by].every(isText);
const isTextOrAbsent = (value: unknown) => value === undefined || isText(value);
const isFailure = (value: unknown) =>
  isRecord(value) && [value.kind, value.operation, value.what, value.why, value.next, value.effect].every(isText);
const isPlan = (value: unknown): value is Created['plan'] =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.verb) &&
  isRecord(value.policy) &&
  Array.isArray(value.items) &&
  value.items.every((item) => isRecord(item) && isText(item.id));

const outcomes: Readonly<Record<Outcome, true>> = {
  done: true,
  failed: true,
  'rolled-back': true,
  silent: true,
  'needs-human': true,
  stale: true,
  'not-started': true,
};

const checks: Readonly<Record<RunEvent['type'], (event: Members) => boolean>> = {
  created: (event) => isPlan(event.plan) && isDriven(event) && isTexts(event.confirmed),
  attempt: ({ item, known }) => isText(item) && (known === undefined || isTexts(known)),
  ready: ({ item, snapshot }) => isText(item) && Number.isFinite(snapshot),
  aged: ({ item }) => isText(item),
  accepted: ({ item, requestId, targetId }) => isText(item) && [requestId, targetId].every(isTextOrAbsent),
  refused: ({ item, failure }) => isText(item) && isFailure(failure),
  unclear: ({ item, failure }) => isText(item) && isFailure(failure),
  observed: ({ item, observation, targetId }) => isText(item) && isRecord(observation) && isTextOrAbsent(targetId),
  stepped: ({ item, reason }) => isText(item) && isText(reason),
  settled: ({ item, outcome, reason }) =>
    isText(item) && isText(reason) && isText(outcome) && Object.hasOwn(outcomes, outcome as string),
  stopped: ({ why }) => isText(why),
  paused: ({ cause, why }) => (cause === 'operator' || cause === 'canary') && isText(why),
  continued: ({ by, of }) => isText(by) && Number.isFinite(of),
  resumed: (event) => isDriven(event),
  finished: () => true,
  ticked: (event) => isOfTask(event),
  unticked: (event) => isOfTask(event),
  noted: (event) => isOfTask(event) && isText(event.note),
};
