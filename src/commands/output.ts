/** Results go to stdout, everything said about them to stderr: visible text, whatever arguments and files hold. */
import { clean } from '../aws/clean.ts';

/** A reader that went away (`| head`) is no fault of ours, and no reason to let go of a run. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => stream.write(text, () => resolve()));

const line = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);

/** Resolves once it is written, or nobody reads any more. */
export const print = (text: string): Promise<void> => write(process.stdout, line(text));
export const say = (text: string): Promise<void> => write(process.stderr, line(text.split('\n').map(clean).join('\n')));
