/** A server on loopback that answers as a test tells it to, request by request, and keeps what it was asked. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Answer, Failure } from '../../src/aws/answer.ts';
import { defaultTimeouts, type Timeouts } from '../../src/aws/clients.ts';
import { openSession } from '../../src/aws/open-session.ts';
import type { Session, SessionSettings } from '../../src/aws/session.ts';
import { clockAt } from '../../src/clock.ts';

export interface Asked {
  /** The operation of a WorkSpaces call, or method and path. */
  readonly what: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export type Reply = (response: ServerResponse, asked: Asked) => void;

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': 'req-7',
      ...headers,
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** An error as the WorkSpaces service words it. */
export const refusal = (code: string, message: string, status = 400, more: object = {}) =>
  json({ __type: `com.amazonaws.workspaces#${code}`, message, ...more }, status);

export const throttled = refusal('ThrottlingException', 'Rate exceeded');

export const raw =
  (status: number, type: string, body: string): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

export const silent: Reply = () => {};
export const hangUp: Reply = (response) => response.destroy();
export const headOnly: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
  response.write('{"Worksp');
};
export const cutShort: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': '500' });
  response.write('{"Worksp', () => response.destroy());
};

export interface Loopback {
  readonly endpointUrl: string;
  readonly host: string;
  readonly asked: Asked[];
}

/** Answers the first request with the first reply, and so on; the last reply serves all that follow. */
export async function loopback(...replies: readonly Reply[]): Promise<Loopback> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url = '', headers } = request;
      const target = headers['x-amz-target'];
      const what = typeof target === 'string' ? target.replace(/^.*\./, '') : `${method} ${url.replace(/\?.*$/, '')}`;
      const seen = { what, url, headers, body: Buffer.concat(chunks).toString() };
      const reply = replies[Math.min(asked.length, replies.length - 1)];
      asked.push(seen);
      reply?.(response, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, endpointUrl: `http://${host}`, asked };
}

/** Time limits short enough to run into in a test. */
export const impatient: Timeouts = { connect: 400, request: 300, attempt: 1_500 };

/** A session against one's own server, a thousand times as fast as the wall, unlocked. */
export async function session(
  settings: Partial<SessionSettings> & { readonly endpointUrl: string },
  timeouts: Timeouts = defaultTimeouts,
): Promise<Session> {
  const opened = await openSession(
    {
      clock: clockAt(1_000),
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'never-shown' },
      unlocked: true,
      ...settings,
    },
    timeouts,
  );
  if (!opened.ok) throw new Error(`${opened.failure.what} ${opened.failure.why}`);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** The failure that an answer must be. */
export function failureIn(answer: Answer<unknown>): Failure {
  if (answer.ok) throw new Error('The call should have failed.');
  return answer.failure;
}
