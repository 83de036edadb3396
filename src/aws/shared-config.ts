/** What the AWS CLI's configuration files say of each profile; read anew each time, a login next door may change them. */

import { clean, cleanAll } from './clean.ts';

/** A section: its members by name; those of a nested one by `outer.inner`. */
type Section = Readonly<Record<string, string | undefined>>;

export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, Section>;
  /** `[services NAME]`, by name. */
  readonly services: ReadonlyMap<string, Section>;
}

/** What is worth knowing of a profile before it is used. */
export interface Profile {
  readonly name: string;
  readonly region: string | undefined;
  /** The account that it leads to, where the files name it: by a role or by IAM Identity Center. */
  readonly accountId: string | undefined;
}

/** Files that cannot be read hold nothing. */
export async function sharedConfig(): Promise<SharedConfig> {
  const { loadSharedConfigFiles } = await import('./sdk/shared-config.ts');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profiles = new Map<string, Section>(Object.entries(credentialsFile));
  const services = new Map<string, Section>();
  for (const [name, section] of Object.entries(configFile)) {
    const [, kind, inner = ''] = /^(services|sso-session)\.(.+)$/.exec(name) ?? [];
    if (kind === 'services') services.set(inner, section);
    else if (kind === undefined) profiles.set(name, { ...section, ...profiles.get(name) });
  }
  return { profiles, services };
}

/** In the order of their names, `default` first. One whose name cannot be shown as it is cannot be chosen by it. */
export async function profilesThere(): Promise<readonly Profile[]> {
  const { profiles } = await sharedConfig();
  const first = (name: string) => (name === 'default' ? 0 : 1);
  return [...profiles]
    .filter(([name]) => clean(name) === name)
    .map(([name, { region, sso_account_id, role_arn }]) =>
      cleanAll({
        name,
        region,
        accountId: /^arn:[^:]*:iam::(\d{12}):/.exec(role_arn ?? '')?.[1] ?? sso_account_id,
      }),
    )
    .sort((a, b) => first(a.name) - first(b.name) || (a.name < b.name ? -1 : 1));
}
