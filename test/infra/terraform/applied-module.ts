import { Evaluation, type Named, type Names } from './evaluation.ts';
import type { Body, ParsedModule } from './parsed-module.ts';
import { account, partition, region, type Sample } from './sample.ts';

/** A resource as Terraform would ask the provider for it. */
export interface Instance {
  readonly type: string;
  readonly name: string;
  /** Of those that there is one of for each endpoint. */
  readonly key: string | undefined;
  readonly body: Body;
}

/** The module with variables given, resources and outputs with what its expressions make. */
export interface AppliedModule {
  readonly instances: readonly Instance[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly locals: (name: string) => unknown;
}

const data = {
  aws_caller_identity: { current: { account_id: account } },
  aws_partition: { current: { partition, dns_suffix: 'amazonaws.com' } },
  aws_region: { current: { region } },
};

/** @param attribute what an expression gets of a resource: only AWS would know */
export function applied(
  { resources, locals, outputs, variables, trees }: ParsedModule,
  sample: Sample,
  attribute: (resource: Named, attribute: string) => unknown,
): AppliedModule {
  const evaluation = new Evaluation(trees, attribute);
  const given = Object.fromEntries(
    Object.entries(variables).map(([name, { default: standard }]) => [
      name,
      name in sample.variables ? sample.variables[name] : standard,
    ]),
  );
  const local = new Proxy(locals, {
    get: (all, name) => evaluation.valueOf(all[String(name)], names()),
  });
  const names =
    (each?: { readonly key: string; readonly value: unknown }): Names =>
    (name) =>
      ({ var: given, local, data, each })[name];

  const instances = resources.flatMap(({ type, name, body }): Instance[] => {
    const { for_each: forEach, count = 1, ...own } = body;
    const instance = (key?: string, value?: unknown): Instance => {
      const scope = names(key === undefined ? undefined : { key, value });
      return { type, name, key, body: evaluation.valueOf(withDynamic(own, scope), scope) as Body };
    };
    if (forEach === undefined) {
      return evaluation.valueOf(count, names()) === 0 ? [] : [instance()];
    }
    return Object.entries(evaluation.valueOf(forEach, names()) as object).map(([key, value]) =>
      instance(key, value),
    );
  });

  /** Blocks that are there for each member of a list. */
  function withDynamic({ dynamic = {}, ...body }: Body, scope: Names): Body {
    const blocks = Object.entries(dynamic as Record<string, { for_each: unknown; content: Body[] }[]>).map(
      ([type, all]) => [
        type,
        all.flatMap(({ for_each, content }) =>
          (evaluation.valueOf(for_each, scope) as unknown[]).flatMap(() => content),
        ),
      ],
    );
    return { ...body, ...Object.fromEntries(blocks) };
  }

  return {
    instances,
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, { value }]) => [name, evaluation.valueOf(value, names())]),
    ),
    locals: (name) => local[name],
  };
}
