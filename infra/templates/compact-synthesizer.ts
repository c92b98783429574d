import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstraplessSynthesizer, type ISynthesisSession } from 'aws-cdk-lib';
import { compact } from './compact.ts';

/** Makes a template that needs no CDK, and no trace of it, in the account that it is deployed to. */
export class CompactSynthesizer extends BootstraplessSynthesizer {
  override synthesize(session: ISynthesisSession): void {
    super.synthesize(session);
    const file = join(session.assembly.outdir, this.boundStack.templateFile);
    writeFileSync(file, JSON.stringify(compact(JSON.parse(readFileSync(file, 'utf8')))));
  }
}
