/** Which profile of the shared configuration files a session uses, whether it is there, and which Region it names. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Keys in the environment, which win over a profile named there, as with the AWS CLI. */
export const hasKeysInEnvironment = (): boolean =>
  Boolean(process.env.AWS_ACCESS_KEY_ID && process.env.AWS_SECRET_ACCESS_KEY);

/** The profile that was asked for, or the one that the environment names. */
export const profileNamed = (asked: string | undefined): string | undefined =>
  asked || process.env.AWS_PROFILE || process.env.AWS_DEFAULT_PROFILE || undefined;

/**
 * Whether the files have a section for the profile. The SDK passes over one that is missing to whatever comes next, the
 * role of the machine for instance: a slip of the finger would then act as someone else.
 */
export async function profileExists(profile: string): Promise<boolean> {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  const files = [
    AWS_CONFIG_FILE || join(homedir(), '.aws/config'),
    AWS_SHARED_CREDENTIALS_FILE || join(homedir(), '.aws/credentials'),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  const sections = texts.join('\n').matchAll(/^\s*\[\s*(?:profile\s+)?["']?(.+?)["']?\s*\]/gm);
  return [...sections].some(([, name]) => name === profile);
}

/** By the settings or the environment, as with the AWS CLI: before the files are asked. */
export const regionGiven = (settings: { readonly region?: string | undefined }): string | undefined =>
  settings.region || process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION || undefined;

/** The SDK knows how to read the files; its client sends nothing by being asked. */
export async function profileRegion(profile: string | undefined): Promise<string | undefined> {
  const { Client } = await import('./sdk/sts.ts');
  const client = new Client({ ...(profile && { profile }) });
  return client.config.region().catch(() => undefined);
}
