/** A running simulated AWS, and the real clients that Lex's operators use against it. */
import { IAMClient } from '@aws-sdk/client-iam';
import { LexModelBuildingServiceClient } from '@aws-sdk/client-lex-model-building-service';
import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { STSClient } from '@aws-sdk/client-sts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';

interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
}

export interface LexAws {
  readonly simulator: Simulator;
  readonly v1: LexModelBuildingServiceClient;
  readonly v2: LexModelsV2Client;
  readonly sts: STSClient;
  readonly iam: IAMClient;
  /** For further clients, with other keys or limits. */
  readonly config: ClientConfig;
  /** Simulated seconds that pass at once. */
  readonly pass: (seconds: number) => void;
  readonly close: () => Promise<void>;
}

export async function startLexAws(options: SimulatorOptions = {}): Promise<LexAws> {
  const simulator = await startSimulator({ workspaces: 0, bots: 30, rate: 0, ...options });
  const config: ClientConfig = {
    endpoint: simulator.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  };
  const clients = {
    v1: new LexModelBuildingServiceClient(config),
    v2: new LexModelsV2Client(config),
    sts: new STSClient(config),
    iam: new IAMClient(config),
  };
  return {
    simulator,
    ...clients,
    config,
    pass: (seconds) => simulator.world.clock.advance(seconds * 1000),
    close: async () => {
      for (const client of Object.values(clients)) client.destroy();
      await simulator.close();
    },
  };
}

/** A role of the simulated account that Lex V2 may use. */
export const goodRole = 'arn:aws:iam::123456789012:role/lex-v2-shared';

/** A POST to one of the simulator's own paths. */
export const control = (simulator: Simulator, path: string, body: unknown): Promise<Response> =>
  fetch(`${simulator.url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
