import { type Command, Option } from 'commander';
import { wholeNumber } from '../option-values.ts';
import type { RotateOptions } from '../rotate.ts';
import type { Act, Place } from './act.ts';
import { storeOption, withPlace } from './shared-options.ts';

export function rotateCommand(sallyport: Command, act: Act): void {
  const command = sallyport
    .command('rotate')
    .description('replace the secret of an endpoint without losing a delivery (docs/rotation.md)')
    .argument('<endpoint>', 'its name in the configuration')
    .addOption(storeOption())
    .option('--value-file <path>', 'stage the secret in this file instead of a generated one')
    .option('--url <url>', 'ask the gateway there whether it verifies with the new secret')
    .addOption(
      new Option('--wait <s>', 'how long to ask, in seconds').default(60).argParser(wholeNumber(0, 86_400)),
    );
  withPlace(command)
    .addOption(step('--promote', 'make the pending secret the current one'))
    .addOption(step('--abort', 'forget the pending secret'))
    .addOption(step('--revoke', 'forget the previous secret, because it leaked'))
    .addOption(step('--status', 'show the stages'))
    .option('--json', 'show the stages as JSON lines')
    .action((name: string, options: RotateOptions & Place) =>
      act(options, async (io) => (await import('../rotate.ts')).rotate(name, options, io)),
    );
}

function step(flag: string, description: string): Option {
  const steps = ['promote', 'abort', 'revoke', 'status'];
  return new Option(flag, description).conflicts(
    steps.filter((name) => `--${name}` !== flag).concat('valueFile'),
  );
}
