import { exitCode, type Io } from '../io.ts';
import { bashScript } from './bash-script.ts';
import { fishScript } from './fish-script.ts';
import { zshScript } from './zsh-script.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** Prints what makes a shell complete the words of a command line. */
export async function completion(shell: keyof typeof scripts, { out }: Io): Promise<number> {
  out.write(scripts[shell]);
  return exitCode.ok;
}
