import { setImmediate } from 'node:timers/promises';
import { diagnose } from '../diagnosis/diagnose.ts';
import { claimOf, isPublished } from '../diagnosis/judged.ts';
import type { AtHand, Trial } from '../diagnosis/trial.ts';
import { isRejection } from '../domain/verification/verdict.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { besideEndpoint } from './verify/beside-endpoint.ts';
import { givenDelivery } from './verify/given-delivery.ts';
import { givenText } from './verify/given-secrets.ts';
import { type JudgedEndpoint, judgedEndpoint } from './verify/judged-endpoint.ts';
import type { VerifyOptions, VerifyOptionsRead } from './verify/options.ts';
import { reportJson, reportText } from './verify/report.ts';
import { type SecretsAtHand, secretsAtHand } from './verify/secrets-at-hand.ts';
import { withoutSecretsAtHand, withoutShortSecrets } from './verify/without-secrets-at-hand.ts';

export type { VerifyOptions } from './verify/options.ts';

/**
 * Says whether a delivery verifies, and why it does not. Nothing is asked of anybody but, with `--stack`, of AWS.
 * @param file `-` is standard input
 * @returns 0 where it verifies, 1 where it does not
 * @throws {UserError} for what cannot be judged at all
 */
export async function verify(file: string | undefined, asked: VerifyOptions, io: Io): Promise<number> {
  if (asked.secret !== undefined)
    throw new UserError(
      '--secret: what stands in a command line is read by whoever lists the processes of this machine, and kept by the shell; save it to a file and add --secret-file <path>',
    );
  const delivery = await givenDelivery(file, asked, io);
  const options = { ...asked, given: await givenTexts(asked.secretFile, io) };
  const now = options.at ?? delivery.cameAt ?? Date.now();
  const by = await judgedEndpoint(delivery, options, now, io);
  const secrets = await secretsAtHand(by, delivery.captured, options, now, io);
  const trial = { request: delivery.request, endpoint: by.endpoint, now, candidates: secrets.candidates };
  refuseWithoutSecrets(trial, secrets);
  // Ctrl-C is heard of between two trials
  const pause = () => setImmediate(undefined, { signal: io.stop });
  const diagnosis = await diagnose(trial, atHand(by, secrets, options, io), pause);
  const all = [...secrets.candidates, ...secrets.others];
  const hide = withoutSecretsAtHand(all);
  const told = { ...delivery, notes: [...delivery.notes, ...secrets.notes] };
  const report = { delivery: withoutShortSecrets(told, all), by, now, diagnosis };
  io.out.write(options.json ? reportJson(report, hide) : reportText(report, hide, io));
  return diagnosis.isVerified ? exitCode.ok : exitCode.failed;
}

async function givenTexts(paths: VerifyOptions['secretFile'], io: Io): Promise<VerifyOptionsRead['given']> {
  return paths && (await Promise.all(paths.map((path) => givenText(path, io))));
}

function atHand(by: JudgedEndpoint, { others }: SecretsAtHand, { url }: VerifyOptions, io: Io): AtHand {
  const { senders, otherUrls } = besideEndpoint(by, io);
  return {
    otherSecrets: others,
    otherUrls: [...new Set([...(url === undefined ? [] : [url]), ...otherUrls])],
    senders,
  };
}

/** Where nothing is at hand nothing can be told, and nothing is fetched. */
function refuseWithoutSecrets(
  { request, endpoint, now }: Trial,
  { candidates, others }: SecretsAtHand,
): void {
  const { name, provider } = endpoint;
  // of an address that is not its sender's, nobody is told to fetch anything
  const claim = claimOf({ request, endpoint, now });
  const place =
    !isRejection(claim) && claim.kind === 'signature' && claim.key.at !== 'stored' ? claim.key : undefined;
  if (place?.at === 'told' && !candidates.some((one) => isPublished(claim, one))) {
    const [url, keyId] = place.url.split('#');
    throw new UserError(
      `${provider.name} tells its key to its customers alone, and nothing is asked here: ask ${url} for the key ${keyId} with the secret that ${provider.name} gave you, save the answer to a file, and add --secret-file <path>`,
    );
  }
  if (candidates.length > 0) return;
  if (place)
    throw new UserError(
      `${provider.name} publishes its keys, and nothing is fetched here: save what stands at ${place.url} to a file, and add --secret-file <path>`,
    );
  if (others.length === 0 && endpoint.secretId !== undefined)
    throw new UserError(
      `there is no secret of ${name} here: save it to a file, and add --secret-file <path>`,
    );
}
