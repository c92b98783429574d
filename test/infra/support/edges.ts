import { expect } from '@jest/globals';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FrontDoorEdge, type FrontDoorEdgeProps } from '../../../infra/front-door-edge.ts';
import { newApp } from './apps.ts';
import { domainName } from './front-door-stacks.ts';

export function edgeIn(app: App, props: Partial<FrontDoorEdgeProps> = {}): FrontDoorEdge {
  return new FrontDoorEdge(app, 'Edge', { domainName, ...props });
}

export function templateOf(props: Partial<FrontDoorEdgeProps> = {}): Template {
  return Template.fromStack(edgeIn(newApp(), props));
}

// biome-ignore lint/suspicious/noExplicitAny: a template has no types
export type Json = any;

export function single(type: string, props: Partial<FrontDoorEdgeProps> = {}): Json {
  const [resource, ...more] = Object.values(templateOf(props).findResources(type));
  expect(more).toEqual([]);
  return resource?.Properties;
}

export function rules(props: Partial<FrontDoorEdgeProps> = {}): Json[] {
  return [...single('AWS::WAFv2::WebACL', props).Rules].sort((a, b) => a.Priority - b.Priority);
}

export function rule(name: string): Json {
  return rules().find(({ Name }) => Name === name);
}
