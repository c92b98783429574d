import type { Command } from 'commander';
import type { SamplesOptions } from '../samples.ts';
import type { Act } from './act.ts';

export function samplesCommand(sallyport: Command, act: Act): void {
  sallyport
    .command('samples')
    .description('list the samples that send signs, or print the body of one, byte for byte')
    .argument('[provider]', 'whose: its id; without, who has how many')
    .argument('[sample]', 'which one to print; without, all are listed: name, size, detail-type')
    .option('--headers', 'print the head of the request before its body')
    .option('--json', 'list as JSON lines')
    .action((provider: string | undefined, name: string | undefined, options: SamplesOptions) =>
      act({}, async (io) => (await import('../samples.ts')).samples(provider, name, options, io)),
    );
}
