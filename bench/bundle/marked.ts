import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundle } from '../../infra/bundling/bundle.ts';

/**
 * The bundle of the gateway that calls `mark` where the code of each of its modules begins. A bundler writes the path of a
 * module in front of it, in a line of its own, unless it shortens the text; modules within functions are indented.
 */
export async function markedBundle(outdir: string): Promise<void> {
  await bundle(resolve('src/lambda.ts'), outdir, false);
  for (const name of readdirSync(outdir)) {
    const code = readFileSync(join(outdir, name), 'utf8');
    const marked = code.replaceAll(
      /^\/\/ ((?:src|node_modules)\/\S+)$/gm,
      (line, path) => `${line}\nmark('${path}');`,
    );
    writeFileSync(join(outdir, name), marked);
  }
}
