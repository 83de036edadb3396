/** Who asks, and whether AWS's front door lets them in. Any signature is taken; two sorts of access keys are turned away. */
import { callerArn } from './identity/sts.ts';
import { type Call, ServiceError, type ServiceName } from './operation.ts';
import { protocolOf } from './wire.ts';
import type { World } from './world.ts';

type Asked = Pick<Call, 'world' | 'accessKeyId'>;

export interface Caller {
  readonly accessKeyId: string;
  readonly region: string;
}

/** Of whatever account. */
const expired = /^AKIA(\d{12})?SIMULATEDEXPIRED$/;
const denied = /^AKIA(\d{12})?SIMULATEDDENIED$/;

/** Undefined without a signature. */
export function callerOf(authorization: string | undefined): Caller | undefined {
  const scope = /Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/[^/,\s]+\/aws4_request/.exec(authorization ?? '');
  return scope?.[1] === undefined || scope[2] === undefined ? undefined : { accessKeyId: scope[1], region: scope[2] };
}

type DoorError = 'AccessDenied' | 'ExpiredToken' | 'MissingAuthenticationToken';

/** EC2 has names of its own for the same. */
const ec2Door: Readonly<Record<DoorError, (message: string) => ServiceError>> = {
  AccessDenied: (message) =>
    new ServiceError('UnauthorizedOperation', `You are not authorized to perform this operation. ${message}`, {
      status: 403,
    }),
  ExpiredToken: () => new ServiceError('RequestExpired', 'Request has expired.'),
  MissingAuthenticationToken: () =>
    new ServiceError('AuthFailure', 'AWS was not able to validate the provided access credentials', { status: 401 }),
};

/** JSON services say these with a suffix and, where they have no status of their own, as 400; the query services with 403. */
function doorError(service: ServiceName, name: DoorError, message: string): ServiceError {
  if (service === 'ec2') return ec2Door[name](message);
  const protocol = protocolOf(service);
  const code = protocol === 'query' ? name : `${name}Exception`;
  return new ServiceError(code, message, { status: protocol === 'aws-json' ? 400 : 403 });
}

export const deniedError = (service: ServiceName, operation: string, { world, accessKeyId }: Asked): ServiceError => {
  const action = `${service.replace(/-v[12]$/, '')}:${operation}`;
  const caller = callerArn(world.accountId, accessKeyId);
  return doorError(
    service,
    'AccessDenied',
    `User: ${caller} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
  );
};

/** Throws what AWS answers to a caller it does not know or does not trust. */
export function checkAccess(service: ServiceName, operation: string, caller: Caller | undefined, world: World): Caller {
  if (caller === undefined)
    throw doorError(service, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
  const { accessKeyId } = caller;
  if (expired.test(accessKeyId))
    throw doorError(service, 'ExpiredToken', 'The security token included in the request is expired');
  if (denied.test(accessKeyId) && operation !== 'GetCallerIdentity')
    throw deniedError(service, operation, { world, accessKeyId });
  return caller;
}

export function throttledError(service: ServiceName): ServiceError {
  switch (service) {
    case 'lex-v1':
      return new ServiceError('LimitExceededException', 'Rate exceeded', {
        status: 429,
        headers: { 'retry-after': '1' },
      });
    case 'lex-v2':
      return new ServiceError('ThrottlingException', 'Rate exceeded', { status: 429, headers: { 'retry-after': '1' } });
    case 'workspaces':
      return new ServiceError('ThrottlingException', 'Rate exceeded');
    case 'ec2':
      return new ServiceError('RequestLimitExceeded', 'Request limit exceeded.', { status: 503 });
    case 'sts':
    case 'iam':
      return new ServiceError('Throttling', 'Rate exceeded');
  }
}
