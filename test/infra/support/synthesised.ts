import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type AppProps, Stack, type StackProps } from 'aws-cdk-lib';
import { templates } from '../../../infra/templates/templates.ts';
import { WebhookGateway, type WebhookGatewayProps } from '../../../infra/webhook-gateway.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import type { Resource as AnyResource, Template as AnyTemplate, Properties } from '../loader/template.ts';
import { newApp } from './apps.ts';

/** All of ours have properties. */
type Resource = AnyResource & { readonly Properties: Properties };

export interface Template extends AnyTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
}

export const templateNames = ['github', 'twilio', 'stripe', 'gateway'] as const;

let made: Readonly<Record<string, Template>> | undefined;

/** A stand-alone template. Nobody changes it: it is made once. */
export function standAlone(name: (typeof templateNames)[number]): Template {
  made ??= synthesiseStandAlone();
  return made[name] as Template;
}

function synthesiseStandAlone(): Readonly<Record<string, Template>> {
  const app = newApp();
  templates(app);
  const assembly = app.synth();
  return Object.fromEntries(assembly.stacks.map(({ id, template }) => [id, template]));
}

export type GatewayProps = WebhookGatewayProps;

/** A stack with one gateway, whose parts `props` may make in that stack. */
export function gatewayStack<const Own extends Provider = never>(
  props: (stack: Stack) => WebhookGatewayProps<Own> = () => ({
    endpoints: { github: { provider: 'github' } },
  }),
  stackProps: StackProps = { env: { account: '123456789012', region: 'eu-west-1' } },
  appProps: AppProps = {},
) {
  const app = newApp(appProps);
  const stack = new Stack(app, 'Webhooks', stackProps);
  const hooks = new WebhookGateway(stack, 'Hooks', props(stack));
  const synthesise = () => app.synth().getStackArtifact(stack.artifactId).template as Template;
  return { app, stack, hooks, synthesise };
}

export function ofType(template: Template, type: string): readonly [id: string, resource: Resource][] {
  return Object.entries(template.Resources).filter(([, { Type }]) => Type === type);
}

/** The only resource of its type whose id starts so. */
export function only(template: Template, type: string, idStart = ''): Resource {
  const found = ofType(template, type).filter(([id]) => id.startsWith(idStart));
  const [first, ...others] = found;
  if (!first || others.length > 0) {
    throw new Error(`${found.length} resources of ${type} begin with "${idStart}"`);
  }
  return first[1];
}

/** The folder of the bundle that the function of a template gets. */
export function bundleOf(app: App, template: Template): string {
  const { Code } = only(template, 'AWS::Lambda::Function', 'HooksGatewayHandler').Properties;
  const [hash = ''] = String((Code as { S3Key: string }).S3Key).split('.');
  return join(app.synth().directory, `asset.${hash}`);
}

/** The configuration file in it. */
export function configurationOf(app: App, template: Template): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(bundleOf(app, template), 'sallyport.json'), 'utf8'));
}
