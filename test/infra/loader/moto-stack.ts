import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { Clients } from './clients.ts';
import type { ParameterValues } from './parameters.ts';
import type { Resource } from './template.ts';

export interface StackResource {
  readonly id: string;
  readonly attributes: ParameterValues;
}

/** The part of a template that moto's CloudFormation makes. Parameters and conditions are resolved before. */
export class MotoStack {
  readonly #clients: Clients;
  readonly #name: string;
  #body: string | undefined;
  #resources: Readonly<Record<string, Resource>> = {};

  constructor(clients: Clients, name: string) {
    this.#clients = clients;
    this.#name = name;
  }

  /**
   * Makes or updates it.
   * @param resources may refer to one another
   * @param attributes those that others need, which become outputs: moto knows best what they are
   * @throws where moto skipped something
   */
  async put(
    resources: Readonly<Record<string, Resource>>,
    attributes: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, StackResource>> {
    const asked = [...attributes]
      .map((attribute) => attribute.split('.') as [string, string])
      .filter(([id]) => Object.hasOwn(resources, id));
    const outputs = asked.map((GetAtt, at) => [`Output${at}`, { Value: { 'Fn::GetAtt': GetAtt } }]);
    this.#resources = Object.fromEntries(Object.entries(resources).map(([id, one]) => [id, retained(one)]));
    await this.#send(JSON.stringify({ Resources: this.#resources, Outputs: Object.fromEntries(outputs) }));

    const ids = await this.#physicalIds();
    const values = await this.#outputs();
    for (const id of Object.keys(resources)) {
      if (!ids.get(id)) throw new Error(`moto did not make ${id}, ${resources[id]?.Type}`);
    }
    return new Map(
      [...ids].map(([logicalId, id]) => {
        const own = asked.flatMap(([of, name], at) =>
          of === logicalId ? [[name, values.get(`Output${at}`) ?? '']] : [],
        );
        return [logicalId, { id, attributes: Object.fromEntries(own) }];
      }),
    );
  }

  /** What it puts out from now on, in place of what {@link put} asked for. */
  async show(outputs: ParameterValues): Promise<void> {
    const entries = Object.entries(outputs).map(([name, Value]) => [name, { Value }]);
    // resources as they were, to the letter: moto makes anew what is said in another way
    await this.#send(JSON.stringify({ Resources: this.#resources, Outputs: Object.fromEntries(entries) }));
  }

  has(logicalId: string): boolean {
    return Object.hasOwn(this.#resources, logicalId);
  }

  async delete(): Promise<void> {
    if (this.#body === undefined) return;
    await this.#clients.cloudFormation.send(new DeleteStackCommand({ StackName: this.#name }));
    this.#body = undefined;
  }

  /** CloudFormation refuses an update that changes nothing. */
  async #send(TemplateBody: string): Promise<void> {
    if (TemplateBody === this.#body) return;
    const isThere = this.#body !== undefined;
    // from now on there is something to delete, even if it fails
    this.#body = TemplateBody;
    const input = { StackName: this.#name, TemplateBody };
    const { cloudFormation } = this.#clients;
    try {
      if (isThere) await cloudFormation.send(new UpdateStackCommand(input));
      else await cloudFormation.send(new CreateStackCommand(input));
    } catch (error) {
      // what another service refused is handed on in the format of that service, which the client cannot read
      const { $response } = error as { readonly $response?: { readonly body?: unknown } };
      throw typeof $response?.body === 'string' ? new Error($response.body, { cause: error }) : error;
    }
  }

  async #physicalIds(): Promise<ReadonlyMap<string, string>> {
    const { StackResourceSummaries = [] } = await this.#clients.cloudFormation.send(
      new ListStackResourcesCommand({ StackName: this.#name }),
    );
    return new Map(
      StackResourceSummaries.map((one) => [String(one.LogicalResourceId), one.PhysicalResourceId ?? '']),
    );
  }

  async #outputs(): Promise<ReadonlyMap<string, string>> {
    const { Stacks: [stack] = [] } = await this.#clients.cloudFormation.send(
      new DescribeStacksCommand({ StackName: this.#name }),
    );
    return new Map(
      (stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [String(OutputKey), String(OutputValue)]),
    );
  }
}

/** moto would delete what it does not know to retain; when a creation fails is no concern of its stack. */
function retained(resource: Resource): Resource {
  const { DeletionPolicy } = resource;
  return DeletionPolicy === 'RetainExceptOnCreate' ? { ...resource, DeletionPolicy: 'Retain' } : resource;
}
