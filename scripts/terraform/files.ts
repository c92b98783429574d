import { Configurations, withConfigurations } from './configuration.ts';
import { fold, given, type Known } from './fold.ts';
import { moduleFiles } from './module.ts';
import type { Template } from './template.ts';

type KnownEntry = readonly [name: string, value: string | typeof given];

/** The files of `infra/terraform` that are made from the template `gateway`, by name. */
export function terraformFiles(template: Template): ReadonlyMap<string, string> {
  const one = withoutEndpoints(fold(template, oneEndpoint(template)));
  const configurations = new Configurations(one);
  return moduleFiles(withConfigurations(one, configurations), configurations);
}

/** The first of the numbered endpoints stands for all of them, with a secret that is made. */
function oneEndpoint({ Parameters }: Template): Known {
  const others = Object.keys(Parameters).filter((name) => /^Endpoint[2-9]/.test(name));
  const absent = [...others, 'Endpoint1SecretArn'].filter((name) => name in Parameters);
  const present = ['Endpoint1', 'Endpoint1Provider', 'Endpoint1Secret'];
  return new Map([
    ...absent.map((name): KnownEntry => [name, '']),
    ...present.map((name): KnownEntry => [name, given]),
  ]);
}

/** The module has variables of its own for what endpoints there are, and where the code is. */
function withoutEndpoints(template: Template): Template {
  const isOwn = ([name]: [string, unknown]) => name === 'CodeBucket' || name === 'CodeKey';
  const rules = Object.keys(template.Rules ?? {}).filter((name) => !/^Endpoint\d/.test(name));
  if (rules.length > 0) throw new Error(`a rule that no variable has: ${rules.join(', ')}`);
  const Parameters = Object.fromEntries(Object.entries(template.Parameters).filter((entry) => !isOwn(entry)));
  return { ...template, Parameters };
}
