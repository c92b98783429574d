import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Supabase dashboard, open *Authentication → Hooks*, choose a hook, and *HTTPS* as its type.',
    'Paste `{url}` as its URL, and generate a secret.',
    'Store that secret as the secret of the endpoint, with all of `v1,whsec_` before it.',
  ],
  secret:
    'Supabase makes it with the hook: `v1,whsec_`, and behind it base64. Where it shows several with `|` between them, each is a secret of its own.',
  types: [
    'send-email',
    'send-sms',
    'before-user-created',
    'mfa-verification-attempt',
    'password-verification-attempt',
  ],
  rules: [
    {
      wants: 'mail that is to be sent',
      pattern: { source: ['supabase.com'], 'detail-type': ['send-email'] },
    },
    {
      wants: 'password resets',
      pattern: {
        source: ['supabase.com'],
        'detail-type': ['send-email'],
        detail: { email_data: { email_action_type: ['recovery'] } },
      },
    },
  ],
  repeats: {
    schedule: 'up to three attempts within five seconds, and only when it was told to come again later',
    after4xx: 'It is an error that the user sees.',
    stops: 'Nothing does.',
    bytes: 'the same',
    byHand: 'Supabase has no way to call a hook once more.',
  },
  quirks: [
    'A hook waits for its answer, which is an empty JSON object here: use the hooks that send mail and SMS, and leave those that decide something to a function of their own.',
    'An event holds the code that the user is to type in: let few see it.',
    'Each attempt has another `webhook-id`, so that only hooks with `metadata.uuid` are known again.',
  ],
  links: ['https://github.com/supabase/auth/blob/master/internal/hooks/hookshttp/hookshttp.go'],
};
