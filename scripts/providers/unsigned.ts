/** Senders that sign nothing, and can show a secret: no file is theirs, and a generic provider serves them. */
interface Unsigned {
  readonly name: string;
  /** The generic provider. */
  readonly by: 'token' | 'basic';
  /** Where its secret goes at the sender. */
  readonly how: string;
}

export const unsigned: readonly Unsigned[] = [
  { name: 'Datadog', by: 'token', how: 'a header of your own among the *Custom Headers* of the webhook' },
  { name: 'Docker Hub', by: 'token', how: 'behind the URL, as a query: it can set no header' },
  { name: 'Fastly', by: 'token', how: 'a header of your own at the logging endpoint *HTTPS*' },
  { name: 'Grafana Alerting', by: 'basic', how: 'user and password of the contact point' },
  {
    name: 'Opsgenie',
    by: 'token',
    how: 'a header of your own among the *Custom Headers* of the integration',
  },
  { name: 'Strava', by: 'token', how: 'behind the URL, as a query: it can set no header' },
];
