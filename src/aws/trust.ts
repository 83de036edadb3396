/** Whom a role's trust policy lets assume it: enough of IAM's policy language to find roles made for one service. */

/** The policy as IAM's lists give it: JSON, URL-encoded. An unreadable one trusts nobody. */
export function trustsService(encodedPolicy: string, service: string): boolean {
  return statements(encodedPolicy).some(
    ({ Effect, Principal, Action }) =>
      Effect === 'Allow' &&
      many(Action).some((action) => /^(sts:(AssumeRole|\*)|\*)$/i.test(String(action))) &&
      many((Principal as Readonly<Record<string, unknown>> | null | undefined)?.Service).includes(service),
  );
}

/** All services that it lets assume the role, as long as no condition is looked at. */
export function trustedServices(encodedPolicy: string): readonly string[] {
  const named = statements(encodedPolicy).flatMap(({ Principal }) =>
    many((Principal as Readonly<Record<string, unknown>> | null | undefined)?.Service),
  );
  const services = named.filter((service): service is string => typeof service === 'string');
  return [...new Set(services)].filter((service) => trustsService(encodedPolicy, service));
}

type Statement = Readonly<Record<'Effect' | 'Principal' | 'Action', unknown>>;

function statements(encodedPolicy: string): readonly Statement[] {
  try {
    const policy: unknown = JSON.parse(decodeURIComponent(encodedPolicy));
    return many((policy as { readonly Statement?: unknown } | null)?.Statement).filter(
      (statement): statement is Statement => typeof statement === 'object' && statement !== null,
    );
  } catch {
    return [];
  }
}

/** IAM writes a list of one as the one. */
const many = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
