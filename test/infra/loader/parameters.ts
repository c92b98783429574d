import { type Parameter, type Template, TemplateRefused } from './template.ts';

export type ParameterValues = Readonly<Record<string, string>>;

/** @throws {TemplateRefused} as CloudFormation refuses them; moto looks at no constraint */
export function parametersOf({ Parameters }: Template, given: ParameterValues): ParameterValues {
  for (const name of Object.keys(given)) {
    if (!Parameters[name]) throw new TemplateRefused(`${name} is no parameter of the template`);
  }
  const values = Object.entries(Parameters).map(([name, parameter]) => {
    const value = given[name] ?? parameter.Default?.toString();
    if (value === undefined) throw new TemplateRefused(`${name} is missing`);
    if (!isAllowed(value, parameter)) throw new TemplateRefused(`${name} is not allowed to be "${value}"`);
    return [name, value];
  });
  return Object.fromEntries(values);
}

function isAllowed(value: string, parameter: Parameter): boolean {
  const { AllowedPattern, AllowedValues, MinLength, MaxLength, MinValue } = parameter;
  return (
    // the whole value must match, as if the pattern were anchored
    (AllowedPattern === undefined || new RegExp(`^(?:${AllowedPattern})$`).test(value)) &&
    (AllowedValues === undefined || AllowedValues.includes(value)) &&
    (MinLength === undefined || value.length >= MinLength) &&
    (MaxLength === undefined || value.length <= MaxLength) &&
    (MinValue === undefined || Number(value) >= MinValue)
  );
}
