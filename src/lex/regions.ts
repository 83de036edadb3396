/**
 * Where Lex V1 lived. The SDK builds an endpoint for any Region string, so an own list is the only way to tell "not
 * here" from "not reachable". Source: botocore's endpoints.json (models.lex).
 */
export const V1_REGIONS = [
  'us-east-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-gov-west-1',
] as const;

export function hadLexV1(region: string): boolean {
  return V1_REGIONS.some((known) => known === region);
}

/** The other Regions where bots may be: those of the same partition, as credentials do not cross partitions. */
export function otherV1Regions(region: string): readonly string[] {
  return V1_REGIONS.filter((other) => other !== region && partitionOf(other) === partitionOf(region));
}

/** As it stands in an ARN. */
export function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}
