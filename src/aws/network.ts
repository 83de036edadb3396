/** What bellhop reads of the network that WorkSpaces live in: how many addresses the subnets of a directory have left. */
import type { Subnet as SdkSubnet } from '@aws-sdk/client-ec2';
import type { Clients } from './clients.ts';
import { label, list, number } from './fields.ts';
import type { Subnet } from './model.ts';
import { collect, paged } from './paging.ts';
import type { Wire } from './send.ts';
import type { NetworkReads } from './session.ts';

/** A filter takes 200 values; shorter calls keep an answer within one page. */
const idsPerFilter = 100;

export function networkReads(wire: Wire, { reading }: Clients): NetworkReads {
  const operation = 'ec2:DescribeSubnets';
  return {
    subnets: async (ids, ask) => {
      const found: Subnet[] = [];
      for (let at = 0; at < ids.length; at += idsPerFilter) {
        // As a filter and not as ids: one subnet that is gone would otherwise hide all the others.
        const Filters = [{ Name: 'subnet-id', Values: ids.slice(at, at + idsPerFilter) }];
        const answer = await collect(
          paged({
            operation,
            at: wire.at,
            page: (NextToken) =>
              wire.read({
                operation,
                ask,
                send: async (options) => {
                  const { client, DescribeSubnetsCommand } = await reading.ec2();
                  return client.send(new DescribeSubnetsCommand({ Filters, NextToken }), options);
                },
              }),
            next: (output) => output.NextToken,
            rows: (output) => list(output.Subnets, toSubnet),
          }),
        );
        if (!answer.ok) return answer;
        found.push(...answer.value);
      }
      return { ok: true, value: found };
    },
  };
}

function toSubnet(record: SdkSubnet): Subnet | undefined {
  const id = label(record.SubnetId);
  return id ? { id, freeAddresses: number(record.AvailableIpAddressCount) } : undefined;
}
