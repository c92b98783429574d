/**
 * Bundles the entry that its first argument names into the folder of its second, for callers that cannot wait, as CDK, or in whose
 * surroundings a bundler does not run. Tells what is in which file.
 */
import { bundle } from './bundle.ts';

const [entry, outdir] = process.argv.slice(2) as [string, string];
process.stdout.write(JSON.stringify(await bundle(entry, outdir)));
