import { expect, it } from '@jest/globals';
import { toConfig } from '../../../src/app/configuration/config.ts';
import { warnOfConfig } from '../../../src/app/configuration/config-warnings.ts';
import { RecordingLog } from '../../support/fakes.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/0/parking';
const deadLetterUrl = 'https://sqs.eu-west-1.amazonaws.com/0/dead';
const claimCheck = { bucket: 'b' };

it.each([
  ['nothing is parked', {}, []],
  ['parking is complete', { park: { queueUrl, deadLetterUrl }, claimCheck }, []],
  ['there is no bucket', { park: { queueUrl, deadLetterUrl } }, ['parking_without_bucket']],
  [
    'there is no queue for dead letters',
    { park: { queueUrl }, claimCheck },
    ['parking_without_dead_letters'],
  ],
])('warns of what cannot be relied on where %s', (_, more, names) => {
  const log = new RecordingLog();
  warnOfConfig(toConfig({ endpoints: { a: { provider: 'github', secretId: 's' } }, ...more }), log);
  expect(log.lines.map(({ name }) => name)).toEqual(names);
});
