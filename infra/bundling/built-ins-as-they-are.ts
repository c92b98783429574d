import { builtinModules } from 'node:module';
import type { Plugin } from 'rolldown';

const prefix = '\0built-in:';
/** What few starts need. */
const late = ['http', 'https', 'http2', 'zlib', 'child_process', 'fs/promises'];

/**
 * Hands out the modules of Node as `process.getBuiltinModule` does. An `import` of one makes a wrapper first, which reads every
 * export: of `node:http` one is a getter that loads all of undici, of `node:process` others open standard input and output, and
 * together they were a quarter of a cold start.
 * https://nodejs.org/api/process.html#processgetbuiltinmoduleid
 */
export const builtInsAsTheyAre: Plugin = {
  name: 'built-ins-as-they-are',
  resolveId(id) {
    const name = id.replace(/^node:/, '');
    return builtinModules.includes(name) ? { id: `${prefix}${name}`, moduleSideEffects: false } : undefined;
  },
  load(id) {
    if (!id.startsWith(prefix)) return undefined;
    const name = id.slice(prefix.length);
    const code = `process.getBuiltinModule('node:${name}')`;
    return late.includes(name) ? withMembersOf(name, code) : `module.exports = ${code};`;
  },
};

/** An object that loads the module when one of its members is asked for, or replaced, as by what traces requests. */
function withMembersOf(name: string, code: string): string {
  const members = Object.keys(process.getBuiltinModule(`node:${name}`) as object).join();
  const accessors = `{ enumerable: true, get: () => ${code}[member], set: (it) => { ${code}[member] = it; } }`;
  return `for (const member of '${members}'.split(',')) Object.defineProperty(module.exports, member, ${accessors});`;
}
