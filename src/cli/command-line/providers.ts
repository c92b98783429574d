import type { Command } from 'commander';
import type { ProvidersOptions } from '../providers.ts';
import type { Act } from './act.ts';

export function providersCommand(sallyport: Command, act: Act): void {
  sallyport
    .command('providers')
    .description('list the senders that the gateway knows, or show one')
    .argument('[provider]', 'the id of one, to show what is known of it; or a part of names, to list those')
    .option('--json', 'list as JSON lines')
    .action((word: string | undefined, options: ProvidersOptions) =>
      act({}, async (io) => (await import('../providers.ts')).providers(word, options, io)),
    );
}
