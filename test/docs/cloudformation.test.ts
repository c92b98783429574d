import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { newApp } from '../infra/support/apps.ts';
import { blocksIn } from './support/pages.ts';

/**
 * CDK reads the template into its classes, one for each type, and finds what each reference means. What its classes do
 * not know it hands on: types as resources of no class, properties as overrides.
 * @throws for a mistake
 */
function synthesise(template: string): void {
  const app = newApp();
  const templateFile = join(app.outdir, 'of-the-page.yaml');
  writeFileSync(templateFile, template);
  const stack = new Stack(app, 'Page');
  new CfnInclude(stack, 'Template', { templateFile });
  app.synth();
  for (const resource of stack.node.findAll().filter(CfnResource.isCfnResource)) {
    if (resource.constructor === CfnResource) throw new Error(`there is no type ${resource.cfnResourceType}`);
    const { Properties: unknown = {} } = Reflect.get(resource, 'rawOverrides');
    if (Object.keys(unknown).length > 0) throw new Error(`there are no properties ${Object.keys(unknown)}`);
  }
}

const rule = (properties: string) =>
  `Resources:\n  Rule:\n    Type: AWS::Events::Rule\n    Properties:\n      ${properties}\n`;

describe('the CloudFormation of the pages', () => {
  it.each(blocksIn('yaml').map(({ page, line, code }) => [`${page}:${line}`, code] as const))(
    'is a template: %s',
    (_, code) => {
      expect(() => synthesise(code)).not.toThrow();
    },
  );

  it.each([
    ['is not YAML', 'Resources: ]'],
    ['has a type that there is not', 'Resources:\n  Rule:\n    Type: AWS::Events::Rool\n'],
    ['has a property that its type does not have', rule('Target: consumer')],
    ['has a property of another type', rule('Targets: consumer')],
    ['refers to what is not there', rule('EventBusName: !Ref Nothing')],
  ])('is found fault with where it %s', (_, code) => {
    expect(() => synthesise(code)).toThrow();
  });
});
