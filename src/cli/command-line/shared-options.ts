import { Option } from 'commander';

export function stackOption(): Option {
  return new Option(
    '--stack <name>',
    'take configuration, URL and secrets from this CloudFormation stack, in the Region and account of the AWS environment',
  );
}

export function configOption(): Option {
  return new Option(
    '--config <file>',
    'take the configuration from this file (default: SALLYPORT_CONFIG, SALLYPORT_CONFIG_FILE, or sallyport.json in this folder)',
  ).conflicts('stack');
}

export function entryOption(): Option {
  return new Option(
    '--entry <file>',
    'with the providers and modules of this entry of your own, such as src/entry.ts (docs/customising.md)',
  );
}

export function storeOption(): Option {
  return new Option('--store <store>', 'where the secret is kept (default: file)')
    .choices(['file', 'secrets-manager'])
    .conflicts('stack');
}
