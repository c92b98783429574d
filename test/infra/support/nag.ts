import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/**
 * What the AwsSolutions pack of cdk-nag has to say of `scope`, and nobody acknowledged: a line per rule and resource.
 * The whole app is synthesised before, since what carries references across Regions is made only then.
 */
export function nagFindings(scope: IConstruct): string[] {
  (scope.node.root as App).synth();
  return new AwsSolutionsChecks()
    .validateScope(scope)
    .violations.flatMap(({ ruleName, severity, description, violatingResources }) =>
      violatingResources.map(
        ({ constructPath }) => `${severity} ${ruleName} ${constructPath}: ${description}`,
      ),
    );
}
