/** One directory: what it is, what a rebuild would apply anew, what its users may do themselves, and who lives in it. */
import type { Directory } from '../aws/model.ts';
import type { Section } from '../components/sheet.ts';
import { count } from '../components/text.ts';
import { useAskHere } from '../hooks/ask-here.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { isEntraJoined } from '../rules/subject.ts';
import { Frame } from './frame.tsx';
import { type Line, useSheet } from './sheet.tsx';
import { each, ifAny, notTold, told } from './told.ts';

export function DirectoryScreen({ id }: { readonly id: string }) {
  const { rows, directories } = useFleet();
  const ask = useAskHere();
  const directory = directories.get(id);
  let workspaces = 0;
  for (const row of rows.values()) if (row.workspace.directoryId === id) workspaces++;
  const whose = told('WorkSpaces', count(workspaces, 'WorkSpace'), { leads: true, open: () => ask('dir', id) });
  const sheet = useSheet(
    directory
      ? directorySections(directory, whose)
      : [{ title: 'Directory', facts: [told('Directory id', id), told('Known', 'AWS no longer lists it.'), whose] }],
  );
  return (
    <Frame title={`Directories / ${directory?.name ?? id}`} status={id} bindings={sheet.bindings}>
      {sheet.view}
    </Frame>
  );
}

function directorySections(directory: Directory, workspaces: Line): readonly Section<Line>[] {
  const entra = isEntraJoined(directory);
  return [
    {
      title: 'Directory',
      facts: [
        told('Name', directory.name),
        told('Directory id', directory.id),
        ...ifAny('Alias', directory.alias),
        ...ifAny('Description', directory.description),
        workspaces,
        told('State', directory.state, { tone: directory.state === 'REGISTERED' ? 'ok' : 'warn' }),
        ...ifAny('Error', directory.errorMessage, { tone: 'bad' }),
        told('Type', directory.type, { notes: entra ? ['Joined to Microsoft Entra ID (inferred).'] : [] }),
        told('Identity', directory.userIdentityType),
        ...ifAny('Entra tenant', directory.entraTenantId),
        told('For', directory.workspaceType),
        told('Tenancy', directory.tenancy, {
          notes: directory.tenancy === 'DEDICATED' ? ['It may hold WorkSpaces on your own licence (BYOL).'] : [],
        }),
      ],
    },
    {
      title: 'Applied when a WorkSpace is made, migrated or rebuilt',
      facts: [
        told('OU', directory.defaultOu),
        told('Local administrator', directory.localAdministrator),
        told('Public address', directory.internetAccess),
        told('Maintenance mode', directory.maintenanceMode),
        ...ifAny('Security group', directory.customSecurityGroupId),
        told('Security group, AWS', directory.securityGroupId),
        ...ifAny('Instance role', directory.instanceRoleArn),
        ...several('DNS', directory.dnsIpAddresses),
        ...several('Subnets', directory.subnetIds),
      ],
    },
    {
      title: 'What its users may do themselves',
      facts: directory.selfService
        ? several('Self-service', directory.selfService, 'nothing')
        : [told('Self-service', undefined)],
    },
    {
      title: 'Access',
      facts: [
        told('Devices', directory.devices.join(', ')),
        ...several('IP groups', directory.ipGroupIds, 'none'),
        told('SAML', directory.saml),
        told('Certificates', directory.certificates),
        told('Endpoint encryption', directory.endpointEncryption),
        told('Role of WorkSpaces', directory.iamRoleId),
        told('Registration code', 'half a secret: bellhop does not read it', { tone: 'dim' }),
      ],
    },
  ];
}

function several(label: string, all: readonly string[], none = notTold): readonly Line[] {
  return all.length > 0 ? each(label, all, (value) => ({ value })) : [told(label, none, { tone: 'dim' })];
}
