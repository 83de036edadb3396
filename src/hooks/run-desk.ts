/** The runs of this machine: those on disk, and those this console drives. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer, Failure } from '../aws/answer.ts';
import type { Session } from '../aws/session.ts';
import type { Confirmed } from '../plans/confirmation.ts';
import type { Limits } from '../plans/limits.ts';
import type { Plan } from '../plans/plan.ts';
import { listRuns, type RunSummary } from '../runs/catalogue.ts';
import type { RunHandle } from '../runs/drive.ts';
import { type Rest, resumeRun, startRun } from '../runs/engine.ts';
import { type RunsOfWorkspaces, runsOfWorkspaces } from '../runs/of-workspaces.ts';
import { type Asked, ask, notTold, type Request, shows } from '../runs/requests.ts';
import type { TaskWord } from '../runs/said.ts';
import { standingOf } from '../runs/standing.ts';
import type { RunState } from '../runs/state.ts';
import { sayOfTask } from '../runs/tasks-on-disk.ts';
import { workspacesUnderWay } from '../runs/under-way.ts';
import type { Source } from './source.ts';

export interface Desk {
  /** Newest first; undefined until the folder has been read. */
  readonly runs: readonly RunSummary[] | undefined;
  /** Why the folder cannot be read. */
  readonly failure: Failure | undefined;
  /** Driven by this console, by run id. */
  readonly handles: ReadonlyMap<string, RunHandle>;
  /** Sessions that runs which are being started or driven here speak through, one for each. */
  readonly inUse: readonly Session[];
  /** What runs have done with each WorkSpace, a second ago at most; undefined until their journals have been read. */
  readonly ofWorkspaces: RunsOfWorkspaces | undefined;
  /** How often something was said of a task here: then journals of runs that have ended say more than before. */
  readonly said: number;
}

export interface RunDesk {
  readonly store: StoreApi<Desk>;
  readonly folder: string;
  /** Reads the folder again. */
  reload(): Promise<void>;
  /** Resolves once the run is under way, or to why it is not. */
  start(plan: Plan, session: Session, confirmed: readonly Confirmed[]): Promise<Failure | undefined>;
  /** `leave`: what was not sent stays so. */
  resume(runId: string, session: Session, rest: Rest): Promise<Failure | undefined>;
  /** Asks whoever drives the run, this console or another process; resolves once its journal shows it. */
  ask(runId: string, request: Request): Promise<Answer<RunState>>;
  /** What somebody at this console says of a task; resolves once the run's journal has it. `now`: the session's. */
  sayOfTask(runId: string, word: TaskWord, now?: () => number): Promise<Answer<RunState>>;
  /** What unfinished runs have under way or will send, by WorkSpace id: in which run. `now`: epoch milliseconds. */
  underWay(now: number): Promise<ReadonlyMap<string, string>>;
  /** Whether a run that is being started or driven here speaks through its session. */
  uses(source: Pick<Source, 'link'>): boolean;
  /** Runs this console drives that have not ended. */
  running(): readonly RunState[];
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
  /** The first items have ended, and the rest waits for the operator. */
  readonly onHeld: (state: RunState) => void;
}

export function createRunDesk({ folder, by, limits, onEnd, onHeld }: DeskOptions): RunDesk {
  const store = createStore<Desk>(() => ({
    runs: undefined,
    failure: undefined,
    handles: new Map(),
    inUse: [],
    ofWorkspaces: undefined,
    said: 0,
  }));

  async function reload(): Promise<void> {
    const listed = await listRuns(folder);
    store.setState(listed.ok ? { runs: listed.value, failure: undefined } : { failure: listed.failure });
    await readWorkspaces();
  }

  async function readWorkspaces(): Promise<void> {
    const read = await runsOfWorkspaces(folder);
    if (read.ok) store.setState({ ofWorkspaces: read.value });
  }

  /** A run tells much in a second; what its items have come to is read once in it. */
  let reading: NodeJS.Timeout | undefined;
  function readWorkspacesSoon(): void {
    if (reading) return;
    reading = setTimeout(() => {
      reading = undefined;
      void readWorkspaces();
    }, 1000).unref();
  }

  const release = (session: Session) =>
    store.setState(({ inUse }) => ({ inUse: inUse.toSpliced(inUse.indexOf(session), 1) }));

  /** The session is in use from the first call that the start makes to the end of the run. */
  async function take(session: Session, begin: Promise<Answer<RunHandle>>): Promise<Failure | undefined> {
    store.setState(({ inUse }) => ({ inUse: [...inUse, session] }));
    const answer = await begin;
    if (!answer.ok) {
      release(session);
      return answer.failure;
    }
    const handle = answer.value;
    void handle.done.then(() => release(session));
    const tell = () => store.setState(({ handles }) => ({ handles: new Map(handles).set(handle.id, handle) }));
    tell();
    let before = standingOf(handle.state());
    handle.subscribe((state) => {
      readWorkspacesSoon();
      const standing = standingOf(state);
      if (standing === before) return;
      before = standing;
      tell();
      if (standing === 'held') onHeld(state);
    });
    void handle.done.then(async (state) => {
      onEnd(state);
      await reload();
      if (state.finishedAt !== undefined) return;
      // It was let go of: from here on its journal speaks, since somebody else may take it up.
      store.setState(({ handles }) => {
        const others = new Map(handles);
        if (others.get(handle.id) === handle) others.delete(handle.id);
        return { handles: others };
      });
    });
    void reload();
    return undefined;
  }

  return {
    store,
    folder,
    reload,
    start: (plan, session, confirmed) => take(session, startRun({ plan, session, folder, by, confirmed, limits })),
    resume: (runId, session, rest) => take(session, resumeRun({ runId, session, folder, by, rest })),
    uses: ({ link }) => {
      const { session } = link.getState();
      return session !== undefined && store.getState().inUse.includes(session);
    },
    underWay: (now) => workspacesUnderWay(folder, now),
    ask: (runId, request) => {
      const handle = store.getState().handles.get(runId);
      return handle ? askHere(handle, request, by) : ask(folder, runId, request, by);
    },
    sayOfTask: async (runId, word, now) => {
      const answer = await sayOfTask(folder, runId, word, by, now);
      store.setState(({ said }) => ({ said: said + 1 }));
      void reload();
      return answer;
    },
    close: async () => {
      await Promise.all([...store.getState().handles.values()].map((handle) => handle.close()));
    },
    running: () =>
      [...store.getState().handles.values()]
        .map((handle) => handle.state())
        .filter(({ finishedAt }) => finishedAt === undefined),
  };
}

/** Resolves once it is so; refused where the run ended first, or was let go of. */
async function askHere(handle: RunHandle, request: Request, by: string): Promise<Answer<RunState>> {
  const asked: Asked = { request, by, of: handle.state().paused?.nth };
  const { promise, resolve } = Promise.withResolvers<void>();
  const unsubscribe = handle.subscribe((state) => {
    if (shows(state, asked)) resolve();
  });
  handle.ask(asked);
  if (!shows(handle.state(), asked)) await Promise.race([promise, handle.done]);
  unsubscribe();
  const state = handle.state();
  return shows(state, asked) ? { ok: true, value: state } : notTold(handle.id, request, 'It has ended.');
}
