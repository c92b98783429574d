import { dirname, relative, resolve, sep } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** The list that makes providers by need, in the sources and as the package has it. */
const list = /[/\\]app[/\\]configuration[/\\]built-in[.][jt]s$/;
const provider = /[/\\]domain[/\\]providers[/\\][a-z0-9-]+[.][jt]s$/;

/**
 * The text of that list with the providers in it, each as a function that is called at most once. A bundler makes a file of every
 * `import()`, and of what two of them share: here these would be 130, each read by itself. What is no provider stays
 * an import, so that there is one copy of it.
 */
export async function providersInside(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // V8 compiles an arrow function that is an argument at once, and any other when it is called
    supported: { arrow: false },
    logLevel: 'warning',
    plugins: [theRestOutside(dirname(resolve(path)))],
  });
  return outputFiles[0]?.text as string;
}

function theRestOutside(folder: string): Plugin {
  return {
    name: 'the-rest-outside',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^[.]/ }, ({ path, resolveDir, kind }) => {
        const file = resolve(resolveDir, path);
        if (kind === 'entry-point' || provider.test(file)) return undefined;
        return { path: relative(folder, file).replaceAll(sep, '/'), external: true, sideEffects: false };
      });
    },
  };
}

/** A bundle is made with that text in place of the list. */
export const withProvidersInside: Plugin = {
  name: 'providers-inside',
  setup: ({ onLoad }) => {
    onLoad({ filter: list }, async ({ path }) => ({
      contents: await providersInside(path),
      loader: 'js',
      resolveDir: dirname(path),
    }));
  },
};
