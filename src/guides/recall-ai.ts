import type { Guide } from './guide.ts';
import { guide as svix } from './svix.ts';

export const guide: Guide = {
  setUp: [
    'In the Recall.ai dashboard, open *Developers → API keys* and create the workspace verification secret.',
    'Store it as the secret of the endpoint.',
    'Add `{url}` under *Webhooks*, or pass it as a real-time endpoint when you create a bot.',
  ],
  secret:
    'One secret for the whole workspace: `whsec_`, and behind it base64. Workspaces from before December 2025 have others for the endpoints of the dashboard.',
  types: [
    'bot.joining_call',
    'bot.in_call_recording',
    'bot.done',
    'bot.fatal',
    'recording.done',
    'transcript.done',
    'transcript.data',
    'participant_events.join',
  ],
  rules: [
    { wants: 'bots that are done', pattern: { source: ['recall.ai'], 'detail-type': ['bot.done'] } },
    {
      wants: 'transcripts as they are spoken',
      pattern: { source: ['recall.ai'], 'detail-type': ['transcript.data'] },
    },
  ],
  repeats: {
    ...svix.repeats,
    schedule: `status changes as Svix does: ${svix.repeats.schedule}; real-time endpoints have a schedule of their own`,
    byHand: '*Resend* in the dashboard sends a status change with the same id once more.',
  },
  quirks: [
    'Requests are signed only once there is a workspace secret.',
    'Websockets and token callbacks are signed too, and are not for this gateway.',
  ],
  links: ['https://docs.recall.ai/docs/faq-webhooks'],
};
