/** Writes a template whose secret may be empty, with no word on why. */
import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { writeTemplates } from '../../../infra/templates/write-templates.ts';

const app = new App({ outdir: 'careless' });
const stack = new Stack(app, 'careless');
const { valueAsString } = new CfnParameter(stack, 'Value', { default: '' });
new CfnSecret(stack, 'Secret', { secretString: valueAsString });
writeTemplates(app, [stack], 'careless');
