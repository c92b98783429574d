import { Argument, Block, type Entry, Expression } from './hcl.ts';
import { quoted } from './layout.ts';
import { snakeCase } from './naming.ts';
import type { Parameter, Template } from './template.ts';

const types: Readonly<Record<string, string>> = { String: 'string', Number: 'number' };

/** The parameters of a template as variables: what CloudFormation refuses, a plan does. */
export function variableBlocks({ Parameters }: Template): Block[] {
  return Object.entries(Parameters).map(([name, parameter]) => {
    const type = types[parameter.Type];
    if (type === undefined) throw new Error(`${name}: a parameter of the type ${parameter.Type}`);
    const variable = snakeCase(name);
    const body: Entry[] = [new Argument('description', parameter.Description ?? '')];
    body.push(new Argument('type', new Expression(type)), new Argument('nullable', false));
    if (parameter.Default !== undefined) body.push(new Argument('default', defaultOf(parameter)));
    return new Block(
      'variable',
      [variable],
      [...body, ...validations(`var.${variable}`, variable, parameter)],
    );
  });
}

function defaultOf({ Type, Default = '' }: Parameter): string | number {
  return Type === 'Number' ? Number(Default) : String(Default);
}

function validations(value: string, name: string, parameter: Parameter): Block[] {
  const { AllowedValues, AllowedPattern, ConstraintDescription, MinLength, MaxLength, MinValue, MaxValue } =
    parameter;
  const rules: [condition: string | undefined, must: string][] = [
    [
      AllowedValues && `contains([${AllowedValues.map(quoted).join(', ')}], ${value})`,
      `must be one of ${AllowedValues?.join(', ')}.`,
    ],
    [
      AllowedPattern === undefined ? undefined : `can(regex(${quoted(AllowedPattern)}, ${value}))`,
      ConstraintDescription ?? `must match ${AllowedPattern}.`,
    ],
    [
      MinLength === undefined ? undefined : `length(${value}) >= ${MinLength}`,
      `must have ${MinLength} characters or more.`,
    ],
    [
      MaxLength === undefined ? undefined : `length(${value}) <= ${MaxLength}`,
      `must have ${MaxLength} characters at most.`,
    ],
    [MinValue === undefined ? undefined : `${value} >= ${MinValue}`, `must be ${MinValue} or more.`],
    [MaxValue === undefined ? undefined : `${value} <= ${MaxValue}`, `must be ${MaxValue} at most.`],
  ];
  return rules.flatMap(([condition, must]) =>
    condition === undefined
      ? []
      : [
          new Block(
            'validation',
            [],
            [
              new Argument('condition', new Expression(condition)),
              new Argument('error_message', `${name} ${must}`),
            ],
          ),
        ],
  );
}
