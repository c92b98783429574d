import * as nodeModule from 'node:module';
import { builtIn } from '../../app/configuration/built-in.ts';
import * as ownPackage from './package.ts';

/** Modules with these addresses are made of what this process has: a second copy would have other classes and other caches. */
const scheme = 'sallyport-here:';
const shared = Symbol.for('sallyport.here');

/**
 * Lets whoever imports `sallyport` from now on have the copy that runs here.
 * @returns whether this Node.js can
 */
export function shareOwnPackage(): boolean {
  // since 22.15 and 23.5
  if (typeof nodeModule.registerHooks !== 'function') return false;
  Reflect.set(globalThis, shared, { ownPackage, builtIn });
  nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      isOwn(specifier) ? { url: `${scheme}${specifier}`, shortCircuit: true } : next(specifier, context),
    load: (url, context, next) =>
      url.startsWith(scheme)
        ? { format: 'module', source: sourceOf(url.slice(scheme.length)), shortCircuit: true }
        : next(url, context),
  });
  return true;
}

const ofProvider = /^sallyport\/providers\/([a-z0-9-]+)$/;

function isOwn(specifier: string): boolean {
  return specifier === 'sallyport' || builtIn.has(ofProvider.exec(specifier)?.[1] ?? '');
}

function sourceOf(specifier: string): string {
  const here = `globalThis[Symbol.for(${JSON.stringify(shared.description)})]`;
  const id = ofProvider.exec(specifier)?.[1];
  if (id === undefined) return `export const { ${Object.keys(ownPackage).join(', ')} } = ${here}.ownPackage;`;
  return `export const ${exportName(id)} = await ${here}.builtIn.get('${id}')();`;
}

/** What the file of a provider exports. */
function exportName(id: string): string {
  return id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
