/** The runs of this machine: those on disk, and those this console drives. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer, Failure } from '../aws/answer.ts';
import type { Session } from '../aws/session.ts';
import type { Confirmed } from '../plans/confirmation.ts';
import type { Limits } from '../plans/limits.ts';
import type { Plan } from '../plans/plan.ts';
import { listRuns, type RunSummary } from '../runs/catalogue.ts';
import type { RunHandle } from '../runs/drive.ts';
import { resumeRun, startRun } from '../runs/engine.ts';
import { ask, type Request } from '../runs/requests.ts';
import type { RunState } from '../runs/state.ts';
import { idsUnderWay } from '../runs/under-way.ts';

export interface Desk {
  /** Newest first; undefined until the folder has been read. */
  readonly runs: readonly RunSummary[] | undefined;
  /** Why the folder cannot be read. */
  readonly failure: Failure | undefined;
  /** Driven by this console, by run id. */
  readonly handles: ReadonlyMap<string, RunHandle>;
}

export interface RunDesk {
  readonly store: StoreApi<Desk>;
  readonly folder: string;
  /** Reads the folder again; resolves to how many runs are unfinished there and not driven here. */
  reload(): Promise<number>;
  /** Resolves once the run is under way, or to why it is not. */
  start(plan: Plan, session: Session, confirmed: readonly Confirmed[]): Promise<Failure | undefined>;
  /** `leave`: what was not sent stays so. */
  resume(runId: string, session: Session, rest: 'send' | 'leave'): Promise<Failure | undefined>;
  /** Asks whoever drives the run, this console or another process; resolves to why it was not done. */
  ask(runId: string, request: Request): Promise<Failure | undefined>;
  /** What unfinished runs have under way, by WorkSpace id: in which run. */
  underWay(): Promise<ReadonlyMap<string, string>>;
  /** Runs this console drives that have not ended. */
  running(): number;
  /** Lets go of every run: waits for the answers under way, sends nothing more. */
  close(): Promise<void>;
}

export interface DeskOptions {
  /** Where the journals are. */
  readonly folder: string;
  /** Who sits at this console, for the journal. */
  readonly by: string;
  readonly limits: Limits;
  readonly onEnd: (state: RunState) => void;
}

export function createRunDesk({ folder, by, limits, onEnd }: DeskOptions): RunDesk {
  const store = createStore<Desk>(() => ({ runs: undefined, failure: undefined, handles: new Map() }));

  async function reload(): Promise<number> {
    const listed = await listRuns(folder);
    if (!listed.ok) {
      store.setState({ failure: listed.failure });
      return 0;
    }
    const runs = listed.value;
    store.setState({ runs, failure: undefined });
    const { handles } = store.getState();
    return runs.filter((run) => run.kind === 'unfinished' && !handles.has(run.id)).length;
  }

  function take(answer: Answer<RunHandle>): Failure | undefined {
    if (!answer.ok) return answer.failure;
    const handle = answer.value;
    store.setState(({ handles }) => ({ handles: new Map(handles).set(handle.id, handle) }));
    void handle.done.then((state) => {
      onEnd(state);
      void reload();
    });
    void reload();
    return undefined;
  }

  return {
    store,
    folder,
    reload,
    start: async (plan, session, confirmed) => take(await startRun({ plan, session, folder, by, confirmed, limits })),
    resume: async (runId, session, rest) => take(await resumeRun({ runId, session, folder, by, rest })),
    underWay: () => idsUnderWay(folder, ({ verb }) => verb !== 'lex-migrate'),
    ask: async (runId, request) => {
      const handle = store.getState().handles.get(runId);
      if (!handle) {
        const answer = await ask(folder, runId, request, by);
        return answer.ok ? undefined : answer.failure;
      }
      handle.ask(request, by);
      return undefined;
    },
    close: async () => {
      await Promise.all([...store.getState().handles.values()].map((handle) => handle.close()));
    },
    running: () =>
      [...store.getState().handles.values()].filter((handle) => handle.state().finishedAt === undefined).length,
  };
}
