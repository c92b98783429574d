import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../../domain/endpoint.ts';
import { samples } from '../../samples/index.ts';
import { asToldTo } from '../../samples/sample.ts';
import type { SenderRow, SenderSheet, SendResult } from '../api.ts';
import { RefusedError, type Senders } from '../workbench.ts';
import type { Courier } from './courier.ts';
import type { SenderSecrets } from './sender-secrets.ts';
import { sheetOf } from './sheet-of.ts';

interface SenderParts {
  readonly endpoints: readonly Endpoint[];
  /** Whether somebody named it, or it is of the quick start. */
  readonly isFirst: (endpoint: Endpoint) => boolean;
  /** Where its sender reaches it. */
  readonly urlOf: (endpoint: Endpoint) => string;
  readonly secrets: SenderSecrets;
  readonly courier: Courier;
}

/** Those that the gateway here has endpoints for. */
export class ConfiguredSenders implements Senders {
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  async list(): Promise<readonly SenderRow[]> {
    const rows = await Promise.all(this.#parts.endpoints.map((endpoint) => this.#row(endpoint)));
    return [...rows.filter(({ isReady }) => isReady), ...rows.filter(({ isReady }) => !isReady)];
  }

  async sheet(name: string): Promise<SenderSheet | undefined> {
    const endpoint = this.#called(name);
    if (!endpoint) return undefined;
    return await sheetOf(endpoint, await this.#row(endpoint), this.#parts.courier.whyNot(endpoint));
  }

  async secret(name: string): Promise<string | undefined> {
    const endpoint = this.#called(name);
    return endpoint && (await this.#parts.secrets.reveal(endpoint));
  }

  async send(name: string, sample: string | undefined): Promise<SendResult | undefined> {
    const endpoint = this.#called(name);
    if (!endpoint) return undefined;
    const known = new Map(Object.entries((await samples.get(endpoint.provider.id)?.()) ?? {}));
    const make = sample === undefined ? [...known.values()][0] : known.get(sample);
    if (!make)
      throw new RefusedError(
        `there is no sample ${sample === undefined ? '' : `'${sample}' `}of ${endpoint.provider.name}`,
      );
    const { method = 'POST', headers, body } = asToldTo(endpoint, make(randomUUID()));
    return await this.#parts.courier.send(endpoint, `/${endpoint.name}`, {
      method,
      headers: new Map(Object.entries(headers)),
      body: Buffer.from(body),
      wasSigned: false,
    });
  }

  #called(name: string): Endpoint | undefined {
    return this.#parts.endpoints.find((one) => one.name === name);
  }

  async #row(endpoint: Endpoint): Promise<SenderRow> {
    const { isFirst, urlOf, secrets } = this.#parts;
    const { name, provider } = endpoint;
    const secret = await secrets.state(endpoint);
    const isReady = isFirst(endpoint) || secret === 'stored';
    return {
      endpoint: name,
      provider: provider.id,
      name: provider.name,
      url: urlOf(endpoint),
      isReady,
      secret,
    };
  }
}
