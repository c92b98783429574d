import { type Command, Option } from 'commander';

/** Adds the options of a `Place`, which `Act` looks at. */
export function withPlace(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--config <file>',
        'take the configuration from this file (default: SALLYPORT_CONFIG, SALLYPORT_CONFIG_FILE, or sallyport.json in this folder)',
      ).conflicts('stack'),
    )
    .option(
      '--entry <file>',
      'with the providers and modules of this entry of your own, such as src/entry.ts (docs/customising.md)',
    )
    .option(
      '--stack <name>',
      'take configuration, URL and secrets from this CloudFormation stack, in the Region and account of the AWS environment',
    );
}

export function storeOption(): Option {
  return new Option('--store <store>', 'where the secret is kept (default: file)')
    .choices(['file', 'secrets-manager'])
    .conflicts('stack');
}
