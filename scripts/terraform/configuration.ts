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
  readonly #documents: ReadonlyMap<string, HclObject>;
  readonly #longest: HclObject;

  constructor(template: Template) {
    const documents = (translation: Translation) =>
      new Map(textsIn(template).map(([id, text]) => [id, documentOf(translation, text)]));
    this.#documents = documents(new Translation(template, false));
    this.#longest = Object.assign({}, ...documents(new AtMost(template, false)).values());
  }

  /** @param id of a function */
  expressionFor(id: string): string {
    return `jsonencode(local.${Object.keys(this.#own(id)).length === 0 ? 'configuration' : localOf(id)})`;
  }

  /** Has all that any function is told. */
  get largest(): string {
    const ids = [...this.#documents.keys()];
    const keys = (id: string) => Object.keys(this.#documents.get(id) ?? {}).length;
    return this.expressionFor(ids.toSorted((one, other) => keys(other) - keys(one))[0] ?? '');
  }

  get blocks(): readonly (Block | Comment)[] {
    const own = [...this.#documents.keys()]
      .map((id) => [id, this.#own(id)] as const)
      .filter(([, members]) => Object.keys(members).length > 0);
    const merged = own.map(
      ([id, members]) =>
        new Argument(localOf(id), new Call('merge', new Expression('local.configuration'), members)),
    );
    return [
      new Comment(' What the functions are told: README.md of the repository has its keys.'),
      new Block('locals', [], [new Argument('configuration', this.#common), ...merged]),
      new Comment(' The same at its longest, of what a plan knows: AWS has made no names up yet.'),
      new Block('locals', [], [new Argument('longest_configuration', this.#longest)]),
    ];
  }

  get #common(): HclObject {
    const [first = {}, ...others] = this.#documents.values();
    const isCommon = ([key, value]: [string, Hcl]) =>
      others.every((other) => isDeepStrictEqual(other[key], value));
    return Object.fromEntries(Object.entries(first).filter(isCommon));
  }

  #own(id: string): HclObject {
    const common = this.#common;
    return Object.fromEntries(
      Object.entries(this.#documents.get(id) ?? {}).filter(([key]) => !(key in common)),
    );
  }
}

/** The template with `configurations` where it has texts. */
export function withConfigurations(template: Template, configurations: Configurations): Template {
  const Resources = structuredClone(template.Resources) as Record<string, never>;
  for (const [id] of textsIn(template)) {
    variablesOf(Resources[id])[variable] = new Expression(configurations.expressionFor(id));
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
  const parts = translation.partsOf(text).map((part) => {
    const [, name] = functionIn(part) ?? [];
    if (name === 'Endpoint1') return 'name';
    if (name === 'Endpoint1Provider') return 'provider';
    return isEndpointSecret(part) ? 'secret' : part;
  });
  const document = parsedText(translation, parts) as HclObject;
  if (!isDeepStrictEqual(document.endpoints, endpoints)) {
    throw new Error(`an endpoint that endpoints.tf does not make: ${JSON.stringify(document.endpoints)}`);
  }
  const isLongest = translation instanceof AtMost;
  return {
    ...document,
    endpoints: new Expression(isLongest ? 'local.longest_endpoints' : 'local.endpoints'),
  };
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
