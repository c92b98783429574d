/** Makes the same secrets as others like it, at the same time, and prints what it then finds of each. */
import { addDevelopmentSecrets } from '../../../../../src/adapters/local/files/development-secrets.ts';
import { FileStages } from '../../../../../src/adapters/local/files/file-stages.ts';
import { readSecretFile } from '../../../../../src/adapters/local/files/secret-file.ts';
import { Secret } from '../../../../../src/domain/verification/secrets/secret.ts';

const [path, own, count] = process.argv.slice(2);
const stages = new FileStages(path, { now: Date.now });
const form = { make: (random) => random };
const found = {};
// whoever is here first waits for the others, so that all begin together
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
for (let n = 0; n < Number(count); n += 1) {
  const secretId = `shared-${n}`;
  await addDevelopmentSecrets(path, [{ secretId, form }]);
  found[secretId] = readSecretFile(path)[secretId];
  await stages.stage(`${own}-${n}`, new Secret(`staged by ${own}`));
}
process.stdout.write(`${JSON.stringify(found)}\n`, () => process.exit());
