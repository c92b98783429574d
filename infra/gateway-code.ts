import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { configurationFile } from './configuration.ts';

const require = createRequire(import.meta.url);
/** The bundle was not built yet. */
export class BundleMissing extends Error {
  override readonly name = 'BundleMissing';
}

/** CDK asks for an image to build in, should building here fail. It does not: it throws. */
const noImage = DockerImage.fromRegistry('scratch');

/**
 * The code of the functions: a bundle with the configuration beside it. The same of both is the same asset, so that
 * nothing is deployed anew.
 * @param entry path of a file that exports `handler`, `redrive` and `check`. Default: the bundle that `npm run build`
 * makes, the same that is tested
 * @throws {BundleMissing}; {Error} where the entry cannot be built, which is printed
 */
export function gatewayCode(entry: string | undefined, configuration: object): Code {
  const source = entry === undefined ? builtBundle() : dirname(entry);
  const tryBundle = (folder: string): boolean => {
    if (entry === undefined) cpSync(source, folder, { recursive: true });
    else bundle(entry, folder);
    writeFileSync(join(folder, configurationFile), `${JSON.stringify(configuration, undefined, 2)}\n`);
    return true;
  };
  return Code.fromAsset(source, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: { image: noImage, local: { tryBundle } },
  });
}

function builtBundle(): string {
  const folder = join(dirname(require.resolve('sallyport/package.json')), 'dist/lambda');
  if (!existsSync(folder))
    throw new BundleMissing(`there is no bundle in ${folder}: run "npm run build" first`);
  return folder;
}

/** rolldown, which cannot but be waited for, is needed only by who has an entry of their own. */
function bundle(entry: string, folder: string): void {
  const script = new URL(`./bundling/run${extname(import.meta.url)}`, import.meta.url);
  execFileSync(process.execPath, [fileURLToPath(script), entry, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
