/** The domain of each partition: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const domains: ReadonlyMap<string, string> = new Map([
  ['aws', 'amazonaws.com'],
  ['aws-cn', 'amazonaws.com.cn'],
  ['aws-eusc', 'amazonaws.eu'],
  ['aws-iso', 'c2s.ic.gov'],
  ['aws-iso-b', 'sc2s.sgov.gov'],
  ['aws-iso-e', 'cloud.adc-e.uk'],
  ['aws-iso-f', 'csp.hci.ic.gov'],
  ['aws-us-gov', 'amazonaws.com'],
]);

/** The ARN of a topic, partition and region apart. A FIFO topic, whose name ends in `.fifo`, delivers to no URL. */
export const topicArnPattern = new RegExp(
  `^arn:(${[...domains.keys()].join('|')}):sns:([a-z]{2,4}(?:-[a-z]+)+-[0-9]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}$`,
);

/**
 * Where SNS speaks for a topic: the host of its region alone. A pattern for every region has let others in, such as a bucket
 * called `sns` at `s3-eu-west-1.amazonaws.com`.
 * @param topicArn of any other shape has a host that cannot be
 */
export function hostOf(topicArn: string): string {
  const [, partition = '', region] = topicArnPattern.exec(topicArn) ?? [];
  return `sns.${region}.${domains.get(partition)}`;
}

/** A pattern of a text itself. */
export function literal(text: string): string {
  return text.replaceAll(/\W/g, '\\$&');
}
