import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In ElevenLabs, open *Settings → Webhooks*, choose *Create webhook* and HMAC, and paste `{url}`.',
    'Copy the secret that is shown once, and store it as the secret of the endpoint.',
    'Choose the webhook where the events arise: for calls, in the settings of *Agents*.',
  ],
  secret: 'ElevenLabs makes it with the webhook, and shows it once.',
  types: [
    'post_call_transcription',
    'post_call_audio',
    'call_initiation_failure',
    'voice_removal_notice',
    'voice_removal_notice_withdrawn',
    'voice_removed',
  ],
  rules: [
    {
      wants: 'calls that are over',
      pattern: { source: ['elevenlabs.io'], 'detail-type': ['post_call_transcription'] },
    },
    {
      wants: 'failed calls of one agent',
      pattern: {
        source: ['elevenlabs.io'],
        'detail-type': ['call_initiation_failure'],
        detail: { data: { agent_id: ['agent_3f9c1e7a0b5d'] } },
      },
    },
  ],
  repeats: {
    schedule: 'never: each event is sent once',
    after4xx: 'The event is lost, and counts as a failure.',
    stops: 'Ten failures in a row switch a webhook off, where nothing got through for seven days.',
    bytes: 'not documented',
    byHand:
      'ElevenLabs documents no way to have something delivered once more; its API has the conversations.',
  },
  quirks: [
    'Nothing is repeated, so that what this gateway does not take is lost.',
    '`post_call_audio` holds a call as base64, which can be more than a function URL takes (6 MB): leave it off, or fetch the audio by the API.',
  ],
  links: ['https://elevenlabs.io/docs/agents-platform/workflows/post-call-webhooks'],
};
