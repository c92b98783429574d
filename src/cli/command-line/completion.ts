import { Argument, type Command } from 'commander';
import type { Act } from './act.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

const howToInstall = `
Bash, for every shell from now on (needs the package bash-completion), or for this one:
  sallyport completion bash > ~/.local/share/bash-completion/completions/sallyport
  source <(sallyport completion bash)
Zsh, in a folder of fpath, which ~/.zshrc names before compinit runs:
  sallyport completion zsh > ~/.zfunc/_sallyport    # fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit
Fish:
  sallyport completion fish > ~/.config/fish/completions/sallyport.fish`;

export function completionCommand(sallyport: Command, act: Act): void {
  const shell = () => new Argument('<shell>', 'whose').choices(shells);
  sallyport
    .command('completion')
    .description('print the script that completes commands, options and names in a shell')
    .addArgument(shell())
    .addHelpText('after', howToInstall)
    .action((name: (typeof shells)[number]) =>
      act({}, async (io) => (await import('../completion/completion.ts')).completion(name, io)),
    );
  // what the scripts ask
  sallyport
    .command('complete', { hidden: true })
    .addArgument(shell())
    .argument('[words...]', 'those of the command line, up to the one at the cursor')
    .action((name: string, words: readonly string[]) =>
      act({}, async (io) => (await import('../completion/complete.ts')).complete(name, words, sallyport, io)),
    );
}
