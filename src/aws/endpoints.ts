/**
 * Where the requests of each service go when it is not AWS's own endpoint, settled as the AWS CLI does. Asked here and
 * not of the SDK: its clients look into the profile that the environment names, whichever profile they were given.
 */
import type { ServiceName } from './clients.ts';
import { sharedConfig } from './shared-config.ts';

/** Undefined: AWS's own. */
export type EndpointOf = (service: ServiceName) => string | undefined;

/** As environment variables and configuration files spell them. */
const names: Readonly<Record<ServiceName, string>> = {
  workspaces: 'workspaces',
  ec2: 'ec2',
  lex: 'lex_model_building_service',
  lexV2: 'lex_models_v2',
  sts: 'sts',
  iam: 'iam',
};

/** `given`: on the command line, for every service. `profile`: as the flag or the environment names it. */
export async function endpointsFor(given: string | undefined, profile: string | undefined): Promise<EndpointOf> {
  if (given) return () => given;
  const { env } = process;
  const { profiles, services } = await sharedConfig();
  const section = profiles.get(profile ?? 'default');
  if (isTrue(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? section?.ignore_configured_endpoint_urls))
    return () => undefined;
  return (service) => {
    const name = names[service];
    return (
      env[`AWS_ENDPOINT_URL_${name.toUpperCase()}`] ||
      env.AWS_ENDPOINT_URL ||
      services.get(section?.services ?? '')?.[`${name}.endpoint_url`] ||
      section?.endpoint_url ||
      undefined
    );
  };
}

const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === 'true';
