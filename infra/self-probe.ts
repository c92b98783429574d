import { Annotations } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

interface ProbeProps {
  readonly selfProbe?: boolean | undefined;
  readonly vpc?: IVpc | undefined;
}

/** Whether the check posts its probe: unless somebody says no. Whether a VPC has a way to the Internet nobody can tell here. */
export function probesItself(scope: Construct, { selfProbe, vpc }: ProbeProps): boolean {
  if (vpc && selfProbe === undefined) {
    Annotations.of(scope).addWarningV2(
      'sallyport:probe-in-vpc',
      "The check posts a probe to the gateway's public address, and in a VPC that takes a way to the Internet, as a NAT gateway: " +
        'without one ProbeFailed rings for ever. Say selfProbe: true where there is one, false where there is none.',
    );
  }
  return selfProbe ?? true;
}
