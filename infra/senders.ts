import type { ProviderId } from '../src/domain/providers/index.ts';

/** Where a provider says that its deliveries come from. CIDR notation. */
export interface PublishedSender {
  readonly provider: ProviderId;
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

/**
 * `hooks` of https://api.github.com/meta, compared in November 2026 with copies of it made until March 2026. The ranges
 * 20.99.172.64/28 and 135.234.59.224/28, which some lists add, are not among its hooks: they belong to the importer.
 */
const github: PublishedSender = {
  provider: 'github',
  ipv4: ['192.30.252.0/22', '185.199.108.0/22', '140.82.112.0/20', '143.55.64.0/20'],
  ipv6: ['2a0a:a440::/29', '2606:50c0::/32'],
};

/**
 * https://stripe.com/files/ips/ips_webhooks.json, which https://docs.stripe.com/ips points to, compared in November 2026
 * with copies of it made until September 2026. Stripe announces changes seven days before.
 */
const stripe: PublishedSender = {
  provider: 'stripe',
  ipv4: [
    '3.18.12.63/32',
    '3.69.109.8/32',
    '3.120.168.93/32',
    '3.130.192.231/32',
    '13.235.14.237/32',
    '13.235.122.149/32',
    '18.211.135.69/32',
    '35.154.171.200/32',
    '35.157.207.129/32',
    '52.15.183.38/32',
    '54.88.130.119/32',
    '54.88.130.237/32',
    '54.187.174.169/32',
    '54.187.205.235/32',
    '54.187.216.72/32',
  ],
  ipv6: [],
};

/** Twilio is not among them: only customers of its Static Proxy get deliveries from addresses that it publishes. */
export const publishedSenders: readonly PublishedSender[] = [github, stripe];
