/** Whether a bundle can be the target of a WorkSpace's migration, and the error when it cannot. */
import { type Call, ServiceError } from '../operation.ts';
import type { Bundle } from './bundles.ts';
import { notFound } from './describe.ts';
import { pathRefusal } from './paths.ts';
import type { Workspace } from './record.ts';

export function targetOf(
  workspace: Workspace,
  id: string,
  { world: { catalogue, directories }, region }: Call,
): Bundle {
  const target = catalogue.find(id);
  if (target === undefined) throw notFound(id, 'bundle');
  if (target.id === workspace.bundleId)
    throw new ServiceError(
      'InvalidParameterValuesException',
      `The WorkSpace ${workspace.id} already uses the bundle ${id}. Rebuild it to refresh it on the same bundle.`,
    );
  if (target.state !== 'AVAILABLE')
    throw new ServiceError('ResourceUnavailableException', `The bundle ${id} is in the state ${target.state}.`, {
      extra: { ResourceId: id },
    });
  if (directories.find((one) => one.id === workspace.directoryId)?.state !== 'REGISTERED')
    throw new ServiceError(
      'ResourceUnavailableException',
      `The directory ${workspace.directoryId} is not registered.`,
      {
        extra: { ResourceId: workspace.directoryId },
      },
    );
  const from = catalogue.find(workspace.bundleId);
  const refused =
    target.type === 'STANDBY'
      ? 'A standby bundle is not a migration target.'
      : pathRefusal(workspace, from, target, region);
  if (refused !== undefined)
    throw new ServiceError('OperationNotSupportedException', refused, { extra: { reason: refused } });
  return target;
}
