import type { ResourceType } from '../../../scripts/terraform/form.ts';
import { resourceTypes } from '../../../scripts/terraform/types.ts';
import { Scope } from '../loader/scope.ts';
import type { Resource, Template } from '../loader/template.ts';
import { type AppliedModule, applied, type Instance } from './applied-module.ts';
import { Named } from './evaluation.ts';
import { Pairs } from './pairs.ts';
import type { Body, ParsedModule } from './parsed-module.ts';
import { read } from './reading.ts';
import { account, partition, region, type Sample } from './sample.ts';

/** What is wanted of a resource, in the terms of CloudFormation. What only AWS knows is `‹logical id.argument of Terraform›`. */
export interface Wish {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** By logical id. */
export type Wishes = ReadonlyMap<string, Wish>;

const pseudo = {
  'AWS::AccountId': account,
  'AWS::Partition': partition,
  'AWS::Region': region,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** What CloudFormation takes where nothing is said, and the provider wants to be told. */
const defaults: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'AWS::Lambda::Function': { LoggingConfig: { LogFormat: 'Text' } },
};

export function scopeOf(template: Template, { parameters }: Sample): Scope {
  const scope = new Scope(template, parameters, pseudo);
  for (const [name, { Type }] of Object.entries(template.Parameters as Record<string, { Type?: string }>)) {
    if (Type === 'Number') scope.define(name, Number(scope.ref(name)) as unknown as string);
  }
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    const attributes = Object.entries(resourceTypes[Type]?.attributes ?? {}).map(([attribute, one]) => {
      const { name, suffix } = typeof one === 'string' ? { name: one, suffix: '' } : one;
      return [attribute, `‹${id}.${name}›${suffix}`];
    });
    const { Ref = `‹${id}›`, ...others } = Object.fromEntries(attributes);
    scope.define(id, Ref, others);
  }
  for (const [id, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    if (Type === 'AWS::SSM::Parameter')
      scope.define(id, id, { Value: String(scope.resolve(Properties.Value)) });
  }
  return scope;
}

export function wishesOfTemplate(template: Template, sample: Sample): Wishes {
  const scope = scopeOf(template, sample);
  const there = Object.entries(template.Resources).filter(([, { Condition }]) => scope.holds(Condition));
  return new Map(
    there.map(([id, resource]) => {
      const properties = scope.resolve(resource.Properties ?? {}) as Record<string, unknown>;
      for (const [name, standard] of Object.entries(defaults[resource.Type] ?? {})) {
        properties[name] = { ...standard, ...(properties[name] as object) };
      }
      return [id, { type: resource.Type, properties: { ...properties, ...beside(resource) } }];
    }),
  );
}

/** What stands beside the properties, where Terraform has it in the block. */
function beside({ DependsOn = [], DeletionPolicy = '', Metadata }: Resource & { Metadata?: object }): object {
  const { checkov } = (Metadata ?? {}) as { checkov?: { skip: { id: string; comment: string }[] } };
  return {
    ...(DependsOn.length > 0 ? { DependsOn: [DependsOn].flat().map((id) => `‹${id}›`) } : {}),
    ...(DeletionPolicy.startsWith('Retain') ? { Retained: true } : {}),
    ...(checkov ? { Skipped: checkov.skip.map(({ id, comment }) => `${id}:${comment}`) } : {}),
  };
}

interface ModuleWishes extends AppliedModule {
  readonly wishes: Wishes;
  /** Resources that the template does not have. */
  readonly strangers: readonly string[];
}

/** @param skips of checkov, by the address of a resource */
export function wishesOfModule(
  module: ParsedModule,
  template: Template,
  sample: Sample,
  skips: ReadonlyMap<string, readonly string[]>,
): ModuleWishes {
  const pairs = new Pairs(template, sample);
  const attribute = (named: Named, name: string) => `‹${pairs.idOf(named) ?? addressOf(named)}.${name}›`;
  const result = applied(module, sample, attribute);
  const wishes = new Map<string, Wish>();
  const strangers: string[] = [];
  const add = (id: string | undefined, instance: Instance, type: string, properties: object) => {
    if (id === undefined) strangers.push(addressOf(instance));
    else wishes.set(id, { type, properties: { ...wishes.get(id)?.properties, ...properties } });
  };
  for (const instance of result.instances) {
    const { depends_on: dependsOn, lifecycle, ...body } = instance.body;
    const [type, known] = typeNamed(instance.type);
    const skipped = skips.get(`${instance.type}.${instance.name}`);
    const more = {
      ...(dependsOn === undefined ? {} : { DependsOn: idsOf(dependsOn, pairs) }),
      ...((lifecycle as [Body] | undefined)?.[0]?.prevent_destroy === true ? { Retained: true } : {}),
      ...(skipped ? { Skipped: skipped } : {}),
    };
    if (known) add(pairs.idOf(instance), instance, type, { ...read(body, known.properties), ...more });
    else readPart(instance, body, add);
  }
  return { ...result, wishes, strangers };
}

/** A part belongs to the resource that it refers to, whatever it is called itself. */
function readPart(
  instance: Instance,
  body: Body,
  add: (id: string | undefined, instance: Instance, type: string, properties: object) => void,
): void {
  for (const [type, { parts = {}, attributes }] of Object.entries(resourceTypes)) {
    for (const [property, { resource, of: whole, isOnly, members }] of Object.entries(parts)) {
      if (resource !== instance.type) continue;
      const [argument, attribute] = whole;
      const { [argument]: reference, ...own } = body;
      const [, id, got] = /^‹(\w+)[.](\w+)›$/.exec(String(reference)) ?? [];
      const value = read(own, members);
      add(got === attributes[attribute] ? id : undefined, instance, type, {
        [property]: isOnly ? [value] : value,
      });
      return;
    }
  }
  add(undefined, instance, '', {});
}

function typeNamed(resource: string): [type: string, known: ResourceType] | [type: string, known: undefined] {
  const found = Object.entries(resourceTypes).find(([, known]) => known.resource === resource);
  return found ?? ['', undefined];
}

function idsOf(dependsOn: unknown, pairs: Pairs): string[] {
  return (dependsOn as Named[]).map((named) => `‹${named instanceof Named ? pairs.idOf(named) : named}›`);
}

function addressOf({ type, name, key }: Pick<Named, 'type' | 'name' | 'key'>): string {
  return `${type}.${name}${key === undefined ? '' : `["${key}"]`}`;
}
