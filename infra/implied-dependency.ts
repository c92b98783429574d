import { CfnResource, Lazy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * CDK has some resources say that they depend on another to which they refer anyway: W3005 of cfn-lint, also in a user's own
 * run. The reference suffices.
 */
export function leaveOutImplied(dependent: IConstruct, other: IConstruct): void {
  const resource = resourceOf(dependent);
  const produce = () => {
    const needed = resource.obtainDependencies().filter((one) => CfnResource.isCfnResource(one));
    const others = needed.filter((one) => one.stack === resource.stack && one !== resourceOf(other));
    return others.map(({ logicalId }) => logicalId).sort();
  };
  resource.addOverride('DependsOn', Lazy.list({ produce }, { omitEmpty: true }));
}

function resourceOf(construct: IConstruct): CfnResource {
  return construct.node.defaultChild as CfnResource;
}
