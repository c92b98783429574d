import { Arguments, onlyOf, within } from './arguments.ts';
import type { Part, ResourceType } from './form.ts';
import { Argument, Block, Comment, type Entry, Expression, Text } from './hcl.ts';
import { oneLine } from './layout.ts';
import { snakeCase, wordsOf } from './naming.ts';
import type { Resource, Template } from './template.ts';
import { isPerEndpoint, Translation, textKeeper } from './translation.ts';
import { resourceTypes } from './types.ts';

/** Secrets that are there already are not made. */
const madeFor: Readonly<Record<string, string>> = {
  'AWS::SecretsManager::Secret':
    '{ for name, endpoint in var.endpoints : name => endpoint if endpoint.secret == null }',
};
/** Of tools that look at templates only. */
const metadataOfTemplates = /^(?:aws:cdk:|cdk_nag$|cfn-lint$|cfn_nag$|guard$)/;

interface Made {
  /** Of the module, without `.tf`. */
  readonly file: string;
  readonly block: Block;
}

/** @throws {Error} with logical id, type and property, for what it does not know */
export function resourceBlocks(template: Template): Made[] {
  const resources = Object.entries(template.Resources).filter(([, { Type }]) => Type !== textKeeper);
  return resources.flatMap(([id, resource]) =>
    within(`${id}, ${resource.Type}`, () => new ResourceWriter(template, id, resource).blocks()),
  );
}

class ResourceWriter {
  readonly #template: Template;
  readonly #id: string;
  readonly #resource: Resource;
  readonly #type: ResourceType;
  readonly #translation: Translation;
  readonly #arguments: Arguments;
  readonly #words: string;

  constructor(template: Template, id: string, resource: Resource) {
    const type = resourceTypes[resource.Type];
    if (!type) throw new Error('scripts/terraform/types does not say what Terraform calls this type');
    this.#template = template;
    this.#id = id;
    this.#resource = resource;
    this.#type = type;
    this.#translation = new Translation(template, isPerEndpoint(id));
    this.#arguments = new Arguments(this.#translation);
    this.#words = wordsOf(resource.Type, id);
  }

  blocks(): Made[] {
    const { Properties = {} } = this.#resource;
    const { file, resource, properties, parts = {} } = this.#type;
    const isPart = ([name]: [string, unknown]) => name in parts;
    const own = Object.entries(Properties).filter((entry) => !isPart(entry));
    const body = [
      ...this.#skips(),
      ...this.#number(),
      ...linesFirst([...this.#name(), ...this.#arguments.of(Object.fromEntries(own), properties)]),
      ...this.#dependencies(),
      ...this.#lifecycle(),
    ];
    const partBlocks = Object.entries(Properties)
      .filter(isPart)
      .map(([name, value]) => within(name, () => this.#part(parts[name] as Part, value)));
    const label = snakeCase(this.#words);
    return [new Block('resource', [resource, label], body), ...partBlocks].map((block) => ({ file, block }));
  }

  #part({ resource, of: [argument, attribute], isOnly = false, members }: Part, value: unknown): Block {
    const whole = new Argument(argument, new Expression(this.#translation.reference(this.#id, attribute)));
    const properties = (isOnly ? onlyOf(value) : value) as Record<string, unknown>;
    const body = [...this.#number(), whole, ...this.#arguments.of(properties, members)];
    return new Block('resource', [resource, snakeCase(this.#words)], body);
  }

  #number(): Argument[] {
    const { Type, Condition } = this.#resource;
    if (isPerEndpoint(this.#id)) {
      return [new Argument('for_each', new Expression(madeFor[Type] ?? 'var.endpoints'))];
    }
    if (Condition === undefined) return [];
    return [new Argument('count', new Expression(`${this.#translation.condition(Condition)} ? 1 : 0`))];
  }

  #name(): Argument[] {
    const { named } = this.#type;
    if (!named) return [];
    const isAlarm = named.argument === 'alarm_name';
    const own = isPerEndpoint(this.#id) ? new Expression('each.key') : undefined;
    const words = isAlarm ? this.#words : snakeCase(this.#words).replaceAll('_', '-');
    const parts = [words === 'endpoint' ? undefined : words, own].filter((part) => part !== undefined);
    const dashed = parts.flatMap((part): (string | Expression)[] => ['-', part]);
    return [
      new Argument(
        named.argument,
        new Text([new Expression('var.name'), ...dashed, named.isPrefix ? '-' : '']),
      ),
    ];
  }

  #dependencies(): Argument[] {
    const { DependsOn = [] } = this.#resource;
    const on = [DependsOn].flat().map((id) => {
      const { Type } = this.#template.Resources[id] as Resource;
      return new Expression(`${resourceTypes[Type]?.resource}.${snakeCase(wordsOf(Type, id))}`);
    });
    return on.length === 0 ? [] : [new Argument('depends_on', on)];
  }

  #lifecycle(): Block[] {
    const { DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' } = this.#resource;
    const policies = [DeletionPolicy, UpdateReplacePolicy];
    const unknown = policies.find((policy) => !/^(?:Delete|Retain|RetainExceptOnCreate)$/.test(policy));
    if (unknown !== undefined) throw new Error(`a policy of ${unknown}`);
    if (!policies.some((policy) => policy.startsWith('Retain'))) return [];
    return [new Block('lifecycle', [], [new Argument('prevent_destroy', true)])];
  }

  /** Why a finding of checkov is meant so. */
  #skips(): Entry[] {
    return Object.entries(this.#resource.Metadata ?? {}).flatMap(([tool, value]) => {
      if (metadataOfTemplates.test(tool)) return [];
      if (tool !== 'checkov') throw new Error(`metadata of ${tool}`);
      const { skip } = value as { skip: readonly { id: string; comment: string }[] };
      return skip.map(({ id, comment }) => new Comment(`checkov:skip=${id}:${comment}`));
    });
  }
}

function linesFirst(entries: readonly Entry[]): Entry[] {
  const isLine = (entry: Entry) => entry instanceof Argument && oneLine(entry.value) !== undefined;
  return [...entries.filter(isLine), ...entries.filter((entry) => !isLine(entry))];
}
