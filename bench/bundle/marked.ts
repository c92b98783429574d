import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { lambdaBundle } from '../../infra/bundling.ts';
import { withProvidersInside } from '../../scripts/providers-inside.ts';

/**
 * The bundle of the gateway that calls `mark` where the code of each of its modules begins. A bundler writes the path of a
 * module in front of it, in a line of its own, unless it shortens white space; modules within functions are indented.
 */
export async function markedBundle(outdir: string): Promise<void> {
  await build({
    ...lambdaBundle('src/lambda.ts', outdir),
    plugins: [withProvidersInside],
    minify: false,
    minifySyntax: true,
    minifyIdentifiers: true,
  });
  for (const name of readdirSync(outdir)) {
    const code = readFileSync(join(outdir, name), 'utf8');
    const marked = code.replaceAll(
      /^\/\/ ((?:src|node_modules)\/\S+)$/gm,
      (line, path) => `${line}\nmark('${path}');`,
    );
    writeFileSync(join(outdir, name), marked);
  }
}
