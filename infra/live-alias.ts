import { createHash } from 'node:crypto';
import { Lazy } from 'aws-cdk-lib';
import {
  Alias,
  type CfnFunction,
  type IVersion,
  type Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { type Definitions, definitionsBehind } from './definitions.ts';

/**
 * What serves: a version that was made of what is configured now. CDK makes another one when the function's own part of
 * the template changes, which says `{"Ref": "Bus"}` whatever the bus is called. So the function's description tells of the
 * resources that it refers to. Changing the version alone would not do: Lambda publishes none of a function that has not
 * changed, and the deployment fails. What only CloudFormation knows makes no version: then the alias serves `$LATEST`.
 * docs/adr/0018-what-makes-a-new-version.md
 */
export function liveAlias(scope: Construct, id: string, lambda: LambdaFunction): Alias {
  const resource = lambda.node.defaultChild as CfnFunction;
  const { description } = resource;
  resource.description = Lazy.uncachedString({
    produce: () => `${description} Configured with ${digestOf(configurationOf(resource))}.`,
  });
  const version = configurationOf(resource).areAll ? lambda.currentVersion : lambda.latestVersion;
  // the cast: CDK is not compiled with exactOptionalPropertyTypes
  return new Alias(scope, id, { aliasName: 'live', version: version as IVersion });
}

/** Of all that a version fixes and that may be filled in by CloudFormation. */
function configurationOf(resource: CfnFunction): Definitions {
  const { code, environment, kmsKeyArn, loggingConfig, role, vpcConfig } = resource;
  return definitionsBehind(resource, { code, environment, kmsKeyArn, loggingConfig, role, vpcConfig });
}

function digestOf({ texts }: Definitions): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 12);
}
