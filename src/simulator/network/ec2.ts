/** EC2, as far as the room in a subnet goes: DescribeSubnets (query protocol in EC2's dialect, 2016-11-15). */
import { type Call, type Input, type Operations, type Output, ServiceError } from '../operation.ts';
import type { Subnet } from './subnets.ts';

const wrong = (code: string, message: string) => new ServiceError(code, message);

/** By the names of EC2's filters; it has more of them. */
const filters: Readonly<Record<string, (subnet: Subnet, call: Call) => string>> = {
  'subnet-id': ({ id }) => id,
  'vpc-id': ({ vpcId }) => vpcId,
  'availability-zone': ({ zone }, { region }) => region + zone,
  state: () => 'available',
};

interface Filter {
  readonly Name?: string;
  readonly Value?: readonly string[];
}

export const ec2Operations: Operations = {
  DescribeSubnets: (input, call) => {
    const { all, freeAddresses } = call.world.subnets;
    const found = named(input, all).filter((subnet) => asked(input, subnet, call));
    const free = freeAddresses();
    return {
      subnetSet: found.map(
        (subnet): Output => ({
          subnetId: subnet.id,
          subnetArn: `arn:aws:ec2:${call.region}:${call.world.accountId}:subnet/${subnet.id}`,
          state: 'available',
          ownerId: call.world.accountId,
          vpcId: subnet.vpcId,
          availableIpAddressCount: free.get(subnet.id) ?? 0,
          availabilityZone: call.region + subnet.zone,
          defaultForAz: false,
          mapPublicIpOnLaunch: false,
        }),
      ),
    };
  },
};

/** One unknown id fails the whole call, as it does at AWS. */
function named({ SubnetId: ids, MaxResults: size }: Input, all: readonly Subnet[]): readonly Subnet[] {
  if (typeof size === 'number' && (size < 5 || size > 1000))
    throw wrong('InvalidParameterValue', `Value ( ${size} ) for parameter maxResults is invalid. Expecting 5 to 1000.`);
  if (!Array.isArray(ids)) return all;
  if (size !== undefined)
    throw wrong('InvalidParameterCombination', 'The parameter subnetIds cannot be used with the parameter maxResults');
  return ids.map((id: string) => {
    if (!/^subnet-[0-9a-f]+$/.test(id))
      throw wrong('InvalidSubnetID.Malformed', `Invalid id: "${id}" (expecting "subnet-...")`);
    const subnet = all.find((one) => one.id === id);
    if (!subnet) throw wrong('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`);
    return subnet;
  });
}

function asked({ Filter: given }: Input, subnet: Subnet, call: Call): boolean {
  return ((Array.isArray(given) ? given : []) as readonly Filter[]).every(({ Name = '', Value = [] }) => {
    const read = filters[Name];
    if (!read) throw wrong('InvalidParameterValue', `The filter '${Name}' is invalid`);
    if (Value.length > 200)
      throw wrong('FilterLimitExceeded', 'The maximum number of filter values specified on a single call is 200');
    return Value.includes(read(subnet, call));
  });
}
