import { Token } from 'aws-cdk-lib';

/** https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html, as of November 2026. */
const withoutFunctionUrls: ReadonlyMap<string, string> = new Map([
  ['ap-east-2', 'Taipei'],
  ['ap-south-2', 'Hyderabad'],
  ['ap-southeast-4', 'Melbourne'],
  ['ap-southeast-5', 'Malaysia'],
  ['ap-southeast-6', 'New Zealand'],
  ['ap-southeast-7', 'Thailand'],
  ['ca-west-1', 'Calgary'],
  ['eu-central-2', 'Zurich'],
  ['eu-south-2', 'Spain'],
  ['il-central-1', 'Tel Aviv'],
  ['me-central-1', 'UAE'],
]);

/** A Region in which Lambda has no function URLs. */
export class NoFunctionUrls extends Error {
  override readonly name = 'NoFunctionUrls';
}

/**
 * @param region may not be known yet: then CloudFormation will tell
 * @throws {NoFunctionUrls}
 */
export function requireFunctionUrls(region: string): void {
  const place = Token.isUnresolved(region) ? undefined : withoutFunctionUrls.get(region);
  if (place === undefined) return;
  throw new NoFunctionUrls(
    `Lambda has no function URLs in ${region} (${place}). Take an HTTP API: door: 'http-api' of the construct, ` +
      '-c door=http-api of the command. docs/deploying.md says what is different then.',
  );
}
