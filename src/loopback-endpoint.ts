/** Where the environment sends every service to this machine. What is here is no AWS, but a simulated one. */

/** URL for the services that have none of their own; undefined where any of them may be AWS's. */
export function loopbackEndpoint(env = process.env): string | undefined {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true') return undefined;
  const urls = Object.entries(env).flatMap(([name, url]) => (name.startsWith('AWS_ENDPOINT_URL') && url ? [url] : []));
  return urls.every(isLoopback) ? env.AWS_ENDPOINT_URL || undefined : undefined;
}

const isLoopback = (url: string): boolean =>
  URL.canParse(url) && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
