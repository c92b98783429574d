import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { githubSecret } from '../lib/github-push.ts';

/** A folder in which `serve` finds the secret of the sender. */
export function gatewayFolder(folder: string, name: string): string {
  const cwd = join(folder, name);
  mkdirSync(join(cwd, '.sallyport'), { recursive: true, mode: 0o700 });
  const secrets = join(cwd, '.sallyport', 'secrets.json');
  writeFileSync(secrets, JSON.stringify({ github: githubSecret }), { mode: 0o600 });
  return cwd;
}
