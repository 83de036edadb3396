/** SIGKILL to this very process, at the n-th instant of a kind. What was written by then stays; nothing else is done. */
import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { ClientRequest } from 'node:http';
import type { RunEvent } from '../../src/runs/events.ts';
import { changingOperations, type Death } from './lot.ts';
import type { Hooks } from './turns.ts';

const aboutSending: ReadonlySet<RunEvent['type']> = new Set(['attempt', 'accepted', 'refused', 'unclear', 'stepped']);
const isChange = (target: string) => changingOperations.includes(target.replace(/^.*\./, ''));

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

export function mortal(death: Death | undefined): Hooks {
  let seen = 0;
  const isIt = (counts: boolean) => counts && ++seen === death?.nth;

  function answered(request: ClientRequest): void {
    const target = String(request.getHeader('x-amz-target') ?? '');
    if (death?.at === 'answered' && isIt(death.ofSending ? isChange(target) : true)) die();
  }

  function opened(path: string, file: FileHandle): void {
    if (!path.endsWith('.jsonl') || !death) return;
    const { at, ofSending } = death;
    const append = file.appendFile.bind(file);
    const flush = file.datasync.bind(file);
    let last = false;
    file.appendFile = async (data) => {
      const line = data as Buffer;
      const { type } = JSON.parse(line.toString()) as RunEvent;
      last = isIt(!ofSending || aboutSending.has(type));
      if (last && at === 'unwritten') die();
      if (last && at === 'torn') {
        writeSync(file.fd, line.subarray(0, line.length >> 1));
        die();
      }
      await append(line);
      if (last && at === 'unflushed') die();
    };
    file.datasync = async () => {
      await flush();
      if (last && at === 'flushed') die();
    };
  }

  const ofJournal = death && !['asked', 'answered', 'left'].includes(death.at);
  return { answered, opened: ofJournal ? opened : () => {} };
}
