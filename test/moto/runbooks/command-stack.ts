import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../docs/support/page-files.ts';
import { accountId, region } from '../../infra/loader/clients.ts';
import type { Template } from '../../infra/loader/template.ts';

const { context: flags } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));

/** What `npm run deploy` hands to CloudFormation, made by the same app. */
export class CommandStack {
  readonly name = 'Sallyport';
  readonly template: Template;
  readonly #folder = mkdtempSync(join(tmpdir(), 'sallyport-app-'));

  /** @param endpoints as after `-c endpoints=` */
  constructor(endpoints: string) {
    const { status, stderr } = spawnSync(join(root, 'node_modules/.bin/node'), ['infra/app.ts'], {
      cwd: root,
      env: {
        CDK_OUTDIR: this.#folder,
        CDK_CONTEXT_JSON: JSON.stringify({ ...flags, endpoints, stack: this.name }),
        CDK_VALIDATION: 'false',
        CDK_DEFAULT_ACCOUNT: accountId,
        CDK_DEFAULT_REGION: region,
      },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the app of npm run deploy: ${stderr}`);
    this.template = JSON.parse(readFileSync(join(this.#folder, `${this.name}.template.json`), 'utf8'));
  }

  /** The function that receives: where its code is in the bucket of CDK, and here. */
  get code() {
    const found = Object.entries(this.template.Resources).find(
      ([, { Properties }]) => Properties?.Handler === 'index.handler',
    );
    const [functionId = '', { Properties = {} } = {}] = found ?? [];
    const { S3Key: key } = Properties.Code as { readonly S3Key: string };
    return { functionId, key, bundle: join(this.#folder, `asset.${key.replace(/\.zip$/, '')}`, 'index.mjs') };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
