import { accountId, region } from './clients.ts';
import type { ParameterValues } from './parameters.ts';
import { Scope } from './scope.ts';
import type { Properties, Resource, Template } from './template.ts';
import { type Way, wayOf } from './types.ts';

export type Named = readonly (readonly [logicalId: string, resource: Resource])[];

/** What a template asks for, with these parameters. */
export class Wanted {
  readonly scope: Scope;
  readonly ofApi: Named;
  readonly ofStack: Named;
  /** What moto cannot make. */
  readonly ofNothing: Named;
  readonly #template: Template;

  /** @throws {TemplateRefused} */
  constructor(template: Template, parameters: ParameterValues, stackName: string) {
    this.#template = template;
    this.scope = new Scope(template, parameters, {
      'AWS::AccountId': accountId,
      'AWS::Partition': 'aws',
      'AWS::Region': region,
      'AWS::StackName': stackName,
    });
    const resources = Object.entries(template.Resources);
    const wanted = resources.filter(([, { Condition }]) => this.scope.holds(Condition));
    const of = (way: Way) => wanted.filter(([, { Type }]) => wayOf(Type) === way);
    this.ofApi = of('throughApi');
    this.ofStack = of('asStack');
    this.ofNothing = of('nowhere');
    // there is nothing but a name, for what refers to it
    for (const [id] of this.ofNothing) this.scope.define(id, id, { Arn: id });
  }

  has(logicalId: string): boolean {
    return [...this.ofApi, ...this.ofStack].some(([id]) => id === logicalId);
  }

  /** As far as they are known by now. */
  propertiesOf({ Properties = {} }: Resource): Properties {
    return this.scope.resolve(Properties) as Properties;
  }

  /** Those of them that need nothing but one another, and what is there by now. */
  ready(resources: Named): Named {
    const ids = new Set(resources.map(([id]) => id));
    const ready = resources.filter(([, one]) =>
      mentionedIn(this.propertiesOf(one)).every((id) => ids.has(id)),
    );
    return ready.length === resources.length ? ready : this.ready(ready);
  }

  /** For moto's CloudFormation, without conditions, which are resolved. */
  resolved(resources: Named): Readonly<Record<string, Resource>> {
    const entries = resources.map(([id, { Condition: _, ...resource }]) => {
      return [id, { ...resource, Properties: this.propertiesOf(resource) }];
    });
    return Object.fromEntries(entries);
  }

  /** All that the template asks the stack's resources for with `Fn::GetAtt`, as `<id>.<name>`. */
  get stackAttributes(): ReadonlySet<string> {
    const ids = new Set(this.ofStack.map(([id]) => id));
    return new Set(attributesIn(this.#template).filter((one) => ids.has(one.split('.')[0] ?? '')));
  }

  /** @throws where one needs what nothing makes */
  get outputs(): ParameterValues {
    const outputs = Object.entries(this.#template.Outputs);
    return Object.fromEntries(
      outputs.map(([name, { Value }]) => {
        const value = this.scope.resolve(Value);
        if (typeof value !== 'string')
          throw new Error(`the output ${name} is not known: ${JSON.stringify(value)}`);
        return [name, value];
      }),
    );
  }
}

function attributesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const attribute = (value as { readonly 'Fn::GetAtt'?: readonly string[] })['Fn::GetAtt'];
  return attribute ? [attribute.join('.')] : Object.values(value).flatMap(attributesIn);
}

/** The resources that it refers to. */
function mentionedIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: readonly string[] };
  const mentioned = ref ?? attribute?.[0];
  return mentioned === undefined ? Object.values(value).flatMap(mentionedIn) : [mentioned];
}
