import {
  PutSecretValueCommand,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { sha256Hex } from '../../../domain/verification/crypto.ts';
import { type EnrolmentWindow, readWindow } from '../../../domain/verification/secrets/enrolment-window.ts';
import type { Enrolments } from '../../../ports/enrolments.ts';
import { unwritable } from './failure.ts';
import { describePlaces, type Look, type Place, readVersion } from './secret-calls.ts';
import { stagingLabels } from './staging-labels.ts';

/** A sender that delivers its secret waits for 10 s; four calls take a tenth of one. */
const patienceMs = 5_000;

interface Found {
  readonly window: EnrolmentWindow;
  readonly current: Place | undefined;
}

/**
 * Windows that wait as AWSPENDING. The first version of all becomes AWSCURRENT besides, whatever it was to be, so that a window
 * may be both. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
export class SecretsManagerEnrolments implements Enrolments {
  readonly #client: SecretsManagerClient;

  constructor(client: SecretsManagerClient) {
    this.#client = client;
  }

  async window(secretId: string): Promise<EnrolmentWindow | undefined> {
    return (await find(this.#lookAt(secretId)))?.window;
  }

  /**
   * One call stores the secret and takes the label from the window. Its token is made of the ticket: another secret for the same
   * window is refused by Secrets Manager, and the same once more changes nothing.
   */
  async take(...[secretId, { ticket }, change]: Parameters<Enrolments['take']>): Promise<boolean> {
    const look = this.#lookAt(secretId);
    const found = await find(look);
    if (found?.window.ticket !== ticket) return false;
    const text = change(await textAt(look, found.current));
    if (text === undefined) return false;
    const put = new PutSecretValueCommand({
      SecretId: secretId,
      SecretString: text,
      VersionStages: [stagingLabels.current, stagingLabels.pending],
      ClientRequestToken: sha256Hex('enrolment ', ticket),
    });
    try {
      await this.#client.send(put, { abortSignal: look.abortSignal });
      return true;
    } catch (error) {
      if (error instanceof ResourceExistsException) return false;
      throw unwritable(secretId, error);
    }
  }

  #lookAt(secretId: string): Look {
    return { secretId, client: this.#client, abortSignal: AbortSignal.timeout(patienceMs) };
  }
}

async function find(look: Look): Promise<Found | undefined> {
  const places = await describePlaces(look);
  const at = (stage: Place['stage']) =>
    places.find((place) => place.stage === stage && place.id !== undefined);
  const text = await textAt(look, at('pending'));
  const window = text === undefined ? undefined : readWindow(text);
  return window && { window, current: at('current') };
}

/**
 * @returns nothing also for a version that has no value yet
 * @throws {SecretsUnavailable} for what is there and cannot be read: what is put in would take its place
 */
async function textAt(look: Look, place: Place | undefined): Promise<string | undefined> {
  if (!place) return undefined;
  const { text } = await readVersion(look, place);
  if (typeof text === 'string') return text;
  if (text.code === 'secret_absent') return undefined;
  throw text;
}
