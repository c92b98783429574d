/**
 * Stands on the path in place of each program of the pages: `program.ts <name> <words>`. It runs what talks to AWS, `aws`
 * being the real one and `npx sallyport` the built one; of anything else it notes the words. The journal has all of them.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { namesAws, programs } from '../../docs/support/programs.ts';

const { RUNBOOK_JOURNAL = '', RUNBOOK_AWS = '', RUNBOOK_SALLYPORT = '', AWS_ENDPOINT_URL = '' } = process.env;
// said twice: where queues are concerned the AWS CLI does not heed the variable (awscli/customizations/overridesslcommonname.py)
const endpoint = ['--endpoint-url', AWS_ENDPOINT_URL];
const argv = process.argv.slice(2);
const [program = '', ...args] = argv;

if (namesAws(argv)) {
  const [file, words] =
    program === 'aws'
      ? [RUNBOOK_AWS, [...endpoint, ...args]]
      : [process.execPath, [RUNBOOK_SALLYPORT, ...args.slice(1)]];
  const { status, stderr } = spawnSync(file, words, {
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  process.stderr.write(stderr);
  note({ argv, code: status });
  process.exitCode = status ?? 1;
} else {
  if (programs[program]) process.stdout.write(`${programs[program]}\n`);
  note({ argv });
}

function note(step: object): void {
  appendFileSync(RUNBOOK_JOURNAL, `${JSON.stringify(step)}\n`);
}
