import {
  ContainerModule,
  type Publisher,
  type Receipt,
  Secret,
  SecretsUnavailable,
  Token,
  type WebhookEvent,
} from 'sallyport';

/** A bus that takes everything and keeps it. */
export class MemoryBus implements Publisher {
  readonly events: WebhookEvent[] = [];

  async publish(events: readonly WebhookEvent[]): Promise<readonly Receipt[]> {
    this.events.push(...events);
    return events.map(() => ({ status: 'published' }));
  }
}

/** The three parts that would ask AWS. */
export function withoutAws(bus: Publisher, secrets: Readonly<Record<string, string>>): ContainerModule {
  return new ContainerModule(({ rebind }) => {
    rebind(Token.bus).toConstantValue(bus);
    rebind(Token.buses).toConstantValue({ isMissing: async () => false });
    rebind(Token.secretStore).toConstantValue({
      async get(secretId) {
        const value = secrets[secretId];
        if (value === undefined) throw new SecretsUnavailable('absent', secretId, 'is not in this test');
        return [new Secret(value)];
      },
    });
  });
}

/** What Lambda hands over for a request to the function URL. */
export function request(rawPath: string, headers: Readonly<Record<string, string>>, body: string) {
  return {
    version: '2.0',
    rawPath,
    rawQueryString: '',
    headers: { host: 'abc.lambda-url.eu-west-1.on.aws', ...headers },
    requestContext: { http: { method: 'POST', path: rawPath } },
    body,
    isBase64Encoded: false,
  };
}
