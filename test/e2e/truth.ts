/** What a simulated AWS in another process knows to be true, and what it can be told. */

export interface Truth {
  /** Changes of WorkSpaces that it took. */
  readonly submissions: readonly { readonly operation: string; readonly id: string; readonly fate: string }[];
  /** With `full`, in the order of AWS's own lists. */
  readonly workspaces?: readonly { readonly id: string; readonly userName: string }[];
}

/** Puts a WorkSpace into a condition, and leaves it so. */
export async function put(url: string, id: string, condition: object): Promise<void> {
  const answer = await fetch(`${url}/_simulator/workspaces/${id}`, { method: 'PUT', body: JSON.stringify(condition) });
  if (!answer.ok) throw new Error(await answer.text());
}

export interface Request {
  readonly operation: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly error?: string;
}

const ask = async (url: string): Promise<never> => (await fetch(url)).json() as never;

export const truth = (url: string, full = false): Promise<Truth> =>
  ask(`${url}/_simulator/state${full ? '?full' : ''}`);

/** Every request so far, oldest first. */
export const requests = (url: string): Promise<readonly Request[]> => ask(`${url}/_simulator/log`);

/** Whatever is more than looking. */
export const changesAmong = (log: readonly Request[]): readonly Request[] =>
  log.filter(({ operation }) => !/^(Describe|Download|Get|List)/.test(operation));

export async function tell(url: string, path: 'lex' | 'faults' | 'clock', body: unknown): Promise<void> {
  const answer = await fetch(`${url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}
