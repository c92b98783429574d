import { isDeepStrictEqual } from 'node:util';
import { functionIn } from './fold.ts';
import { Argument, Block, Call, Comment, Expression, type Hcl, type HclObject } from './hcl.ts';
import { parsedText } from './json-text.ts';
import { snakeCase, wordsOf } from './naming.ts';
import type { Template } from './template.ts';
import { isEndpointSecret, Translation } from './translation.ts';

/** What the template says of its first endpoint, and `endpoints.tf` of every one. */
const endpoints = { name: { provider: 'provider', secretId: 'secret' } };
const variable = 'SALLYPORT_CONFIG';

/** The configurations of the functions, as `locals`: what all have in common, and what one has beyond that. */
export class Configurations {
  readonly #ofFunctions: ReadonlyMap<string, HclObject>;
  readonly #told: HclObject;
  readonly #longest: HclObject;

  constructor(template: Template) {
    const translation = new Translation(template, false);
    const documents = (by: Translation) =>
      textsIn(template).map(([id, text]) => [id, documentOf(by, text)] as const);
    this.#ofFunctions = new Map(documents(translation));
    const told = toldIn(template).map((text) => parsedOf(translation, text));
    // a template that tells nothing has nothing that one function is told and another is not
    this.#told = told.length === 0 ? this.#common : withEndpoints(translation, Object.assign({}, ...told));
    this.#longest = Object.assign(
      {},
      ...documents(new AtMost(template, false)).map(([, document]) => document),
    );
  }

  /** @param id of a function */
  ofFunction(id: string): string {
    return `jsonencode(local.${Object.keys(this.#beyond(this.#ofFunctions.get(id))).length === 0 ? 'configuration' : localOf(id)})`;
  }

  /** What the template tells in its outputs for the command line. */
  get told(): Hcl {
    return new Call('jsonencode', merged(this.#beyond(this.#told)));
  }

  get blocks(): readonly (Block | Comment)[] {
    const own = [...this.#ofFunctions]
      .map(([id, document]) => [id, this.#beyond(document)] as const)
      .filter(([, members]) => Object.keys(members).length > 0);
    return [
      new Comment(' What the functions are told: README.md of the repository has its keys.'),
      new Block(
        'locals',
        [],
        [
          new Argument('configuration', this.#common),
          ...own.map(([id, members]) => new Argument(localOf(id), merged(members))),
        ],
      ),
      new Comment(' The same at its longest, of what a plan knows: AWS has made no names up yet.'),
      new Block('locals', [], [new Argument('longest_configuration', this.#longest)]),
    ];
  }

  get #common(): HclObject {
    const [first = {}, ...others] = this.#ofFunctions.values();
    const isCommon = ([key, value]: [string, Hcl]) =>
      others.every((other) => isDeepStrictEqual(other[key], value));
    return Object.fromEntries(Object.entries(first).filter(isCommon));
  }

  #beyond(document: HclObject = {}): HclObject {
    const common = this.#common;
    return Object.fromEntries(Object.entries(document).filter(([key]) => !(key in common)));
  }
}

/** The template with `configurations` where it has texts. */
export function withConfigurations(template: Template, configurations: Configurations): Template {
  const Resources = structuredClone(template.Resources) as Record<string, never>;
  for (const [id] of textsIn(template)) {
    variablesOf(Resources[id])[variable] = new Expression(configurations.ofFunction(id));
  }
  return { ...template, Resources };
}

/** Fills in the longest that it may be where only AWS knows. */
class AtMost extends Translation {
  override reference(name: string, attribute?: string): string {
    const expression = super.reference(name, attribute);
    return /^(?:var|each|data)[.]/.test(expression) ? expression : 'local.unknown';
  }
}

function documentOf(translation: Translation, text: unknown): HclObject {
  return withEndpoints(translation, parsedOf(translation, text));
}

function parsedOf(translation: Translation, text: unknown): HclObject {
  const parts = translation.partsOf(text).map((part) => {
    const [, name] = functionIn(part) ?? [];
    if (name === 'Endpoint1') return 'name';
    if (name === 'Endpoint1Provider') return 'provider';
    return isEndpointSecret(part) ? 'secret' : part;
  });
  return parsedText(translation, parts) as HclObject;
}

function withEndpoints(translation: Translation, document: HclObject): HclObject {
  if (!isDeepStrictEqual(document.endpoints, endpoints)) {
    throw new Error(`an endpoint that endpoints.tf does not make: ${JSON.stringify(document.endpoints)}`);
  }
  const isLongest = translation instanceof AtMost;
  return {
    ...document,
    endpoints: new Expression(isLongest ? 'local.longest_endpoints' : 'local.endpoints'),
  };
}

function merged(members: HclObject): Hcl {
  const common = new Expression('local.configuration');
  return Object.keys(members).length === 0 ? common : new Call('merge', common, members);
}

/** In one output or in several, whose objects are merged. */
function toldIn({ Outputs }: Template): unknown[] {
  const told = Object.entries(Outputs).filter(([name]) => isOfConfiguration(name));
  return told.map(([, { Value }]) => Value);
}

export function isOfConfiguration(output: string): boolean {
  return output.startsWith('Configuration');
}

function textsIn(template: Template): [id: string, text: unknown][] {
  return Object.entries(template.Resources)
    .map(([id, resource]): [string, unknown] => [id, variablesOf(resource)[variable]])
    .filter(([, text]) => text !== undefined);
}

function variablesOf(resource: unknown): Record<string, unknown> {
  const { Properties: { Environment: { Variables = {} } = {} } = {} } = resource as {
    Properties?: { Environment?: { Variables?: Record<string, unknown> } };
  };
  return Variables;
}

function localOf(id: string): string {
  return `${snakeCase(wordsOf('AWS::Lambda::Function', id))}_configuration`;
}
