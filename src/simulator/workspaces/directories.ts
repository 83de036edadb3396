/** The directories of the hotel company, as DescribeWorkspaceDirectories tells them. */
import { derivedId, derivedText } from './ids.ts';

export interface Directory {
  readonly id: string;
  readonly alias: string;
  readonly name: string;
  readonly type: 'SIMPLE_AD' | 'AD_CONNECTOR' | 'CUSTOMER_MANAGED' | 'AWS_IAM_IDENTITY_CENTER';
  readonly identity: 'CUSTOMER_MANAGED' | 'AWS_DIRECTORY_SERVICE' | 'AWS_IAM_IDENTITY_CENTER';
  readonly state: 'REGISTERED' | 'DEREGISTERING' | 'ERROR';
  readonly workspaceType: 'PERSONAL' | 'POOLS';
  readonly tenancy: 'SHARED' | 'DEDICATED';
  readonly subnetIds: readonly [string, string];
  readonly ou: string | undefined;
  readonly localAdministrator: boolean;
  readonly selfServiceRebuild: boolean;
  readonly error: string | undefined;
}

type Sort = Pick<Directory, 'alias' | 'name' | 'type'> & Partial<Directory>;

/** `place`: tells the ids of one account and Region from another's. */
function idsOf({ alias, type }: Pick<Directory, 'alias' | 'type'>, place: readonly string[] = []) {
  const managed = type === 'SIMPLE_AD' || type === 'AD_CONNECTOR';
  const subnet = (zone: string) => `subnet-0${derivedText(16, 16, 'subnet', alias, zone, ...place)}`;
  return {
    id: managed ? derivedId('d', 10, 16, alias, ...place) : derivedId('wsd', 9, 36, alias, ...place),
    subnetIds: [subnet('a'), subnet('b')] as const,
  };
}

function directory(sort: Sort): Directory {
  const managed = sort.type === 'SIMPLE_AD' || sort.type === 'AD_CONNECTOR';
  return {
    ...idsOf(sort),
    identity: managed ? 'AWS_DIRECTORY_SERVICE' : 'CUSTOMER_MANAGED',
    state: 'REGISTERED',
    workspaceType: 'PERSONAL',
    tenancy: 'SHARED',
    ou: undefined,
    localAdministrator: false,
    selfServiceRebuild: false,
    error: undefined,
    ...sort,
  };
}

const hotels = directory({
  alias: 'harbour-hotels',
  name: 'corp.harbour-hotels.example',
  type: 'AD_CONNECTOR',
  ou: 'OU=WorkSpaces,OU=Hotels,DC=corp,DC=harbour-hotels,DC=example',
});
const resorts = directory({
  alias: 'harbour-resorts',
  name: 'resorts.harbour-hotels.example',
  type: 'SIMPLE_AD',
  localAdministrator: true,
  selfServiceRebuild: true,
});
const headOffice = directory({
  alias: 'harbour-office',
  name: 'office.harbour-hotels.example',
  type: 'AD_CONNECTOR',
  tenancy: 'DEDICATED',
  ou: 'OU=BYOL,OU=Office,DC=office,DC=harbour-hotels,DC=example',
});
const entra = directory({
  alias: 'harbour-entra',
  name: 'harbour-hotels-entra',
  type: 'AWS_IAM_IDENTITY_CENTER',
  identity: 'AWS_IAM_IDENTITY_CENTER',
  tenancy: 'DEDICATED',
});

/** Where the fleet lives. */
export const home = { hotels, resorts, headOffice, entra } as const;

export const directories: readonly Directory[] = [
  hotels,
  resorts,
  headOffice,
  entra,
  directory({
    alias: 'harbour-seasonal',
    name: 'seasonal-pools',
    type: 'CUSTOMER_MANAGED',
    workspaceType: 'POOLS',
  }),
  directory({
    alias: 'harbour-lab',
    name: 'lab.harbour-hotels.example',
    type: 'AD_CONNECTOR',
    state: 'ERROR',
    error: 'The AD Connector cannot reach the domain controllers.',
  }),
];

/** So many alike in the place of these, for a fleet that is spread evenly: any bundle may be used in them. */
export const directoriesAlike = (many: number, place: readonly string[] = []): readonly Directory[] =>
  Array.from({ length: many }, (_, nth) => {
    const alias = `harbour-${nth + 1}`;
    const name = `${alias}.harbour-hotels.example`;
    return directory({
      alias,
      name,
      type: 'AD_CONNECTOR',
      tenancy: 'DEDICATED',
      ...idsOf({ alias, type: 'AD_CONNECTOR' }, place),
    });
  });

/** The same ones as another account or Region has them, under ids of its own. */
export const directoriesElsewhere = (place: string): readonly Directory[] =>
  directories.map((one) => ({ ...one, ...idsOf(one, [place]) }));
