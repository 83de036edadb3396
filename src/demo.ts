/** An AWS of its own for `bellhop --demo`: the simulator in this process, and a folder for its runs. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConsoleOptions } from './terminal/console-options.ts';

/** Where the simulated account has WorkSpaces, but for those that were asked for: the more, the earlier it comes. */
const demoRegions = ['eu-west-1', 'us-east-1', 'ap-southeast-2'] as const;

const demoSources = ({ sources: [first, ...others] }: ConsoleOptions): ConsoleOptions['sources'] =>
  first.region === undefined ? [{ region: demoRegions[0] }] : [first, ...others];

/** All of them in the first, a quarter of them in the second, and so on. */
const regionsOfDemo = (regions: readonly string[], workspaces: number) =>
  Object.fromEntries(regions.map((region, nth) => [region, Math.ceil(workspaces / 4 ** nth)]));

/** The embedded AWS, in this process but spoken to over HTTP like the real one. */
export async function startDemo(options: ConsoleOptions) {
  const { startSimulator } = await import('./simulator/server.ts');
  const { speed, fleet, lexV1 } = options;
  const sources = demoSources(options);
  const { estates } = await import('./simulator/estates/estates.ts');
  const { workspaces = estates[fleet ?? 'hotels'].workspaces } = options;
  const named = sources.flatMap(({ region }) => region ?? []);
  const simulator = await startSimulator({
    speed,
    ...(fleet && { fleet }),
    ...(lexV1 && { lexV1 }),
    regions: regionsOfDemo([...new Set([...named, ...demoRegions])], workspaces),
  });
  // Its runs end with it: their journals are kept for no longer than the demo lasts.
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-demo-'));
  return {
    // A folder of their own in it: their backups are kept beside them.
    folder: join(folder, 'runs'),
    sources,
    close: async () => {
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
    settings: {
      endpointUrl: simulator.url,
      credentials: { accessKeyId: 'AKIADEMO', secretAccessKey: 'demo' },
    },
  };
}
