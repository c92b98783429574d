import { examplesOf, variantsOf } from '../../src/catalogue/variants.ts';
import { optionMistakes } from '../../src/domain/options.ts';
import type { Provider } from '../../src/domain/provider.ts';
import { exportName, type ProviderFile } from './provider-file.ts';

/** What the generated files and the configuration rely on, and no type says. Each line begins with the name of a file. */
export function mistakesOf(files: readonly ProviderFile[]): readonly string[] {
  return files.flatMap((file) => mistakes(file, files).map((mistake) => `${file.id}.ts: ${mistake}`));
}

function mistakes({ id, exported, error }: ProviderFile, files: readonly ProviderFile[]): readonly string[] {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) return ['the file name must be kebab-case'];
  if (error !== undefined) return [`cannot be loaded: ${error instanceof Error ? error.message : error}`];
  if (typeof exported !== 'object' || exported === null) return [`must export \`${exportName(id)}\``];
  const provider = exported as Provider;
  const absent = needed.filter((name) => provider[name] === undefined || isEmpty(provider[name]));
  if (absent.length > 0) return [`has no ${absent.join(', no ')}: npm run types says what belongs there`];
  const other = files.find(
    (one) => one.id < id && (one.exported as Provider | undefined)?.name === provider.name,
  );
  return [
    ...(provider.id === id ? [] : [`its id is '${provider.id}', but the file is named '${id}'`]),
    ...(other ? [`its name is '${provider.name}', as that of ${other.id}.ts is`] : []),
    ...(provider.source.startsWith('aws.') ? ["sources that start with 'aws.' belong to AWS"] : []),
    ...(isWhole(provider.answerWithinMs)
      ? []
      : ['answerWithinMs must be whole milliseconds, more than none']),
    ...headerMistakes(provider),
    ...declarationMistakes(provider),
  ];
}

/** As \`npm run new-provider\` leaves what somebody must know. */
function isEmpty(value: unknown): boolean {
  return value === '' || value === 'https://' || value === 0;
}

const needed = ['id', 'name', 'docs', 'source', 'methods', 'answerWithinMs', 'scheme', 'read'] as const;

function isWhole(ms: number): boolean {
  return Number.isSafeInteger(ms) && ms > 0;
}

function headerMistakes({ headers = {} }: Provider): readonly string[] {
  return Object.keys(headers)
    .filter((name) => !/^[a-z0-9-]+$/.test(name))
    .map((name) => `the header '${name}' must be in lower case`);
}

/** An option that is needed, or must look like something, is nothing that a reader or the construct can make up. */
function declarationMistakes(provider: Provider): readonly string[] {
  const { options = {} } = provider;
  const examples = examplesOf(provider);
  const found = Object.entries(options).flatMap(([name, { required, shape, example }]) =>
    (required || shape) && example === undefined ? [`the option '${name}' needs an example`] : [],
  );
  const unfit = optionMistakes(options, examples, 'https://hooks.example.com')
    .filter(({ name }) => Object.hasOwn(examples, name))
    .map(({ name, message }) => `the example of the option '${name}' ${message}`);
  return found.length + unfit.length > 0 ? [...found, ...unfit] : schemeMistakes(provider);
}

function schemeMistakes(provider: Provider): readonly string[] {
  try {
    variantsOf(provider);
    return [];
  } catch (error) {
    return [`no scheme can be made of the examples of its options: ${(error as Error).message}`];
  }
}
