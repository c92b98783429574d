import { type Configurations, isOfConfiguration } from './configuration.ts';
import { Argument, Block, Comment, type Entry, Expression, Text } from './hcl.ts';
import { written } from './layout.ts';
import { snakeCase } from './naming.ts';
import { resourceBlocks } from './resources.ts';
import type { Template } from './template.ts';
import { Translation } from './translation.ts';
import { variableBlocks } from './variables.ts';

const head = new Comment(' Made from the template "gateway" by npm run gen: change infra/, not this.');

/** Lambda's limit for all variables of a function together, with room for the variable's name. */
const mostBytes = 4096 - 'SALLYPORT_CONFIG'.length;

/**
 * The files of the module that are made, by name. Those that are not (`versions.tf`, `variables.tf`, `endpoints.tf`) say what a template cannot.
 * @param template folded: with one endpoint, `Endpoint1`, and all that is there once
 */
export function moduleFiles(template: Template, configurations: Configurations): ReadonlyMap<string, string> {
  const files = new Map<string, Entry[]>([
    ['configuration', [...configurations.blocks]],
    ['parameters', variableBlocks(template)],
    ['outputs', outputBlocks(template, configurations)],
  ]);
  for (const { file, block } of resourceBlocks(template))
    files.set(file, [...(files.get(file) ?? []), block]);
  return new Map([...files].map(([name, entries]) => [`${name}.tf`, written([head, ...entries])]));
}

function outputBlocks(template: Template, configurations: Configurations): Block[] {
  const translation = new Translation(template, false);
  // the module has the whole configuration in one
  const outputs = Object.entries(template.Outputs).filter(([name]) => !isOfConfiguration(name));
  const given = outputs.map(([name, { Description = '', Value }]) =>
    output(snakeCase(name), Description, [new Argument('value', translation.value(Value))]),
  );
  const bytes = 'length(base64encode(jsonencode(local.longest_configuration))) / 4 * 3';
  const fits = new Block(
    'precondition',
    [],
    [
      new Argument('condition', new Expression(`${bytes} <= ${mostBytes}`)),
      new Argument(
        'error_message',
        new Text([
          'The environment of a Lambda function holds 4 KB, and the configuration may take ',
          new Expression(bytes),
          ' bytes: give endpoints shorter names or fewer options, or share them between two gateways.',
        ]),
      ),
    ],
  );
  return [
    ...given,
    output('configuration', 'What sallyport takes as its configuration file, for its commands.', [
      new Argument('value', configurations.told),
      fits,
    ]),
  ];
}

function output(name: string, description: string, body: readonly Entry[]): Block {
  return new Block('output', [name], [new Argument('description', description), ...body]);
}
