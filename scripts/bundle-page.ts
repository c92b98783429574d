import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { rolldown } from 'rolldown';
import { type BundleParts, partsOf } from '../infra/bundling/parts.ts';

const page = 'src/workbench/page';

/**
 * The page of the workbench: `index.html`, `main.js` with what the first screen needs, a file for each part that is loaded
 * when it is looked at, and all styles in `page.css`. Its packages are in it: whoever installs Sallyport needs none of them.
 * @returns what is in which file
 */
export async function bundlePage(outdir: string): Promise<BundleParts> {
  mkdirSync(outdir, { recursive: true });
  for (const file of ['index.html', 'icon.svg']) copyFileSync(join(page, file), join(outdir, file));
  writeFileSync(join(outdir, 'page.css'), await styles());
  return scripts(outdir);
}

async function scripts(outdir: string): Promise<BundleParts> {
  const build = await rolldown({
    input: { main: join(page, 'main.tsx') },
    platform: 'browser',
    transform: { target: 'es2023', define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'warn',
  });
  const { output } = await build.write({
    dir: outdir,
    format: 'esm',
    minify: true,
    comments: { legal: false },
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await build.close();
  return partsOf(output);
}

/** In the order of their paths, those that all others build on first. */
async function styles(): Promise<string> {
  const files = globSync('**/*.css', { cwd: page }).sort();
  const ordered = [...files.filter(isShared), ...files.filter((file) => !isShared(file))];
  const css = ordered.map((file) => readFileSync(join(page, file), 'utf8')).join('\n');
  const { code } = await transform(css, { loader: 'css', minify: true });
  return code;
}

function isShared(file: string): boolean {
  return file.startsWith('style');
}
