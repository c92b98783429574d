import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { AtHand, Trial } from '../../src/diagnosis/trial.ts';
import type { ProviderId } from '../../src/domain/providers/index.ts';
import { endpointOf, nothingAtHand, sendersAtHand, trialOf, withHeaders } from './support/trials.ts';

/** What a delivery becomes on its way, and what else is at hand then. */
type Damage = (trial: Trial) => Trial | { readonly trial: Trial; readonly atHand: Partial<AtHand> };

interface Kind {
  readonly sender: ProviderId;
  /** Which of its fixtures. */
  readonly number?: number;
  readonly damage: Damage;
  readonly causes: readonly string[];
}

const kinds: Readonly<Record<string, Kind>> = {
  'a header with underscores': {
    sender: 'github',
    damage: renamed((name) => name.replaceAll('-', '_')),
    causes: ['header_with_underscores'],
  },
  'headers as CGI names them': {
    sender: 'slack',
    damage: renamed((name) => (name.startsWith('x-') ? `http_${name.replaceAll('-', '_')}` : name)),
    causes: ['header_with_underscores'],
  },
  'a header that a proxy moved': {
    sender: 'stripe',
    damage: renamed((name) => name.replace('stripe-', 'x-original-stripe-')),
    causes: ['header_renamed'],
  },
  'an authorization that a gateway kept for itself': {
    sender: 'basic',
    damage: renamed((name) => name.replace('authorization', 'x-amzn-remapped-authorization')),
    causes: ['authorization_moved'],
  },
  'a header that came twice': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', (value) => `${value},${value}`),
    causes: ['header_doubled'],
  },
  'a header that was joined with another': {
    sender: 'stripe',
    damage: header('stripe-signature', (value) => `${value}, t=1,v1=${'ab'.repeat(32)}`),
    causes: ['header_joined'],
  },
  'a header in quotes': {
    sender: 'github',
    damage: header('x-hub-signature-256', (value) => `"${value}"`),
    causes: ['header_in_quotes'],
  },
  'a header with a line end': {
    sender: 'dropbox',
    damage: header('x-dropbox-signature', (value) => `${value}\r\n`),
    causes: ['header_with_spaces'],
  },
  'a header that was percent-encoded': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', encodeURIComponent),
    causes: ['header_percent_encoded'],
  },
  'a prefix that was lost': {
    sender: 'github',
    damage: header('x-hub-signature-256', (value) => value.replace('sha256=', '')),
    causes: ['header_prefix_lost'],
  },
  'a prefix that was written twice': {
    sender: 'slack',
    damage: header('x-slack-signature', (value) => `v0=${value}`),
    causes: ['header_prefix_doubled'],
  },
  'a prefix where none belongs': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', (value) => `sha256=${value}`),
    causes: ['header_prefix_added'],
  },
  'another prefix': {
    sender: 'standard-webhooks',
    damage: header('webhook-signature', (value) => value.replace('v1,', 'v1=')),
    causes: ['header_prefix_changed'],
  },
  'a token without Bearer': {
    sender: 'vonage',
    damage: header('authorization', (value) => value.replace('Bearer ', '')),
    causes: ['header_prefix_lost'],
  },
  'a token where the options do not say': {
    sender: 'token',
    damage: header('authorization', (value) => value.replace('Bearer ', '')),
    causes: ['option_header'],
  },
  'hexadecimal digits in upper case': {
    sender: 'gitea',
    damage: header('x-gitea-signature', (value) => value.toUpperCase()),
    causes: ['header_upper_case'],
  },
  'base64 where hexadecimal digits belong': {
    sender: 'slack',
    damage: header(
      'x-slack-signature',
      (value) => `v0=${Buffer.from(value.slice(3), 'hex').toString('base64')}`,
    ),
    causes: ['header_in_base64'],
  },
  'hexadecimal digits where base64 belongs': {
    sender: 'twilio',
    damage: header('x-twilio-signature', (value) => Buffer.from(value, 'base64').toString('hex')),
    causes: ['header_in_hex'],
  },
  'base64url where base64 belongs': {
    sender: 'shopify',
    damage: header('x-shopify-hmac-sha256', (value) => value.replaceAll('+', '-').replaceAll('/', '_')),
    causes: ['header_in_base64url'],
  },
  'a padding that was lost': {
    sender: 'square',
    damage: header('x-square-hmacsha256-signature', (value) => value.replace('=', '')),
    causes: ['header_padding'],
  },
  'a public-key signature in another alphabet': {
    sender: 'telnyx',
    damage: header('telnyx-signature-ed25519', (value) => Buffer.from(value, 'base64').toString('hex')),
    causes: ['header_in_hex'],
  },
  'other separators in a list': {
    sender: 'paddle',
    damage: header('paddle-signature', (value) => value.replace(';', ',')),
    causes: ['header_separators'],
  },
  'members in another form': {
    sender: 'mux',
    damage: header('mux-signature', (value) => value.replaceAll('=', ':')),
    causes: ['header_members'],
  },
  'a signature as another member': {
    sender: 'calendly',
    damage: header('calendly-webhook-signature', (value) => value.replace('v1=', 'v0=')),
    causes: ['header_other_member'],
  },
  'user and password that were not encoded': {
    sender: 'basic',
    damage: header('authorization', (value) => `Basic ${Buffer.from(value.slice(6), 'base64').toString()}`),
    causes: ['basic_not_encoded'],
  },
  'a delivery of another sender': {
    sender: 'shopify',
    damage: (trial) => ({ ...trial, endpoint: endpointOf('github') }),
    causes: ['delivery_of_another_sender'],
  },
};

function header(name: string, change: (value: string) => string): Damage {
  return (trial) => withHeaders(trial, [name, change(trial.request.headers.get(name) ?? '')]);
}

function renamed(change: (name: string) => string): Damage {
  return ({ request, ...trial }) => {
    const headers = new Map([...request.headers].map(([name, value]) => [change(name), value]));
    return { ...trial, request: { ...request, headers } };
  };
}

async function diagnosed({ sender, number, damage }: Kind) {
  const trial = trialOf(sender, number);
  const damaged = damage(trial);
  const { atHand, trial: broken } = 'trial' in damaged ? damaged : { trial: damaged, atHand: {} };
  return {
    asItWas: await diagnose(trial, nothingAtHand),
    asItIs: await diagnose(broken, { ...sendersAtHand, ...atHand }),
  };
}

describe('the cause is named', () => {
  it.each(Object.entries(kinds))('of %s', async (_, kind) => {
    const { asItWas, asItIs } = await diagnosed(kind);
    expect(asItWas.isVerified).toBe(true);
    expect(asItIs).toMatchObject({ isVerified: false, causes: kind.causes.map((id) => ({ id })) });
  });
});
