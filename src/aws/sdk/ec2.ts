/** What bellhop uses of this SDK package; loaded on the first call. A list of names, so that the bundler drops the rest. */
export { DescribeSubnetsCommand, EC2Client as Client } from '@aws-sdk/client-ec2';
