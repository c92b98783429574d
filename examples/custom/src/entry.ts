import { lambdaEntry } from 'sallyport';
import { acme } from './acme.ts';
import { payments } from './payments.ts';

const writeLine = (line: string) => process.stdout.write(`${line}\n`);

export const { handler, redrive, check } = await lambdaEntry({
  providers: [acme],
  modules: [payments(writeLine)],
});
