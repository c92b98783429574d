import { CfnResource, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** What tools for reviewers find, and why it is meant. */
export interface Explained {
  /** As the tools call it: `CKV_AWS_18` of checkov, `AwsSolutions-S1` of cdk-nag. */
  readonly ids: readonly string[];
  /** Stands in the template where checkov asks, and a template may not be long. */
  readonly reason: string;
}

/**
 * Says a reason once, to each tool that asks, where a user's own run of it looks too: checkov in the metadata of the
 * resource, cdk-nag in what the construct acknowledges.
 * https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
 */
export function explain(construct: IConstruct, ...explained: readonly Explained[]): void {
  const reasons = explained.flatMap(({ ids, reason }) => ids.map((id) => ({ id, reason })));
  const { ofCheckov = [], others = [] } = Object.groupBy(reasons, ({ id }) =>
    id.startsWith('CKV_') ? 'ofCheckov' : 'others',
  );
  if (others.length > 0) Validations.of(construct).acknowledge(...others);
  if (ofCheckov.length > 0) skipInCheckov(resourceOf(construct), ofCheckov);
}

function skipInCheckov(resource: CfnResource, reasons: readonly { id: string; reason: string }[]): void {
  const { skip = [] } = (resource.getMetadata('checkov') ?? {}) as { skip?: object[] };
  const more = reasons.map(({ id, reason }) => ({ id, comment: reason }));
  resource.addMetadata('checkov', { skip: [...skip, ...more] });
}

function resourceOf(construct: IConstruct): CfnResource {
  return (CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild) as CfnResource;
}
