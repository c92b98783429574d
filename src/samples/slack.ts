import type { MakeSample, Sample, Samples } from './sample.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const where = { team_id: 'T04HQ2W9KLM', api_app_id: 'A05N7RXD3PB' };
const now = () => Math.floor(Date.now() / 1000);

/** Shapes as in https://docs.slack.dev/apis/events-api and https://docs.slack.dev/reference/interaction-payloads. */
export const samples: Samples = {
  app_mention: event(() => ({
    type: 'app_mention',
    user: 'U03JD8F1QZT',
    text: '<@U05B7K2XWNA> does it work? Größe 日本 & <b>',
    ts: `${now()}.120009`,
    channel: 'C02M5T8GVRE',
    event_ts: `${now()}.120009`,
  })),
  reaction_added: event(() => ({
    type: 'reaction_added',
    user: 'U03JD8F1QZT',
    reaction: 'white_check_mark',
    item: { type: 'message', channel: 'C02M5T8GVRE', ts: `${now()}.000100` },
    event_ts: `${now()}.000300`,
  })),
  command: (unique) =>
    sent(
      form,
      fields({
        token: hex(unique).slice(0, 24),
        ...where,
        team_domain: 'acme',
        channel_id: 'C02M5T8GVRE',
        channel_name: 'ops',
        user_id: 'U03JD8F1QZT',
        user_name: 'jo',
        command: '/deploy',
        text: 'green & blue to staging',
        is_enterprise_install: 'false',
        response_url: `https://hooks.slack.com/commands/T04HQ2W9KLM/1/${hex(unique)}`,
        trigger_id: trigger(unique),
      }),
    ),
  block_actions: (unique) =>
    sent(
      form,
      fields({
        payload: slashesEscaped({
          type: 'block_actions',
          user: { id: 'U03JD8F1QZT', username: 'jo', team_id: where.team_id },
          api_app_id: where.api_app_id,
          token: hex(unique).slice(0, 24),
          team: { id: where.team_id, domain: 'acme' },
          channel: { id: 'C02M5T8GVRE', name: 'ops' },
          trigger_id: trigger(unique),
          response_url: `https://hooks.slack.com/actions/T04HQ2W9KLM/1/${hex(unique)}`,
          actions: [
            {
              action_id: 'approve',
              block_id: 'b1',
              type: 'button',
              value: '42',
              action_ts: `${now()}.184531`,
            },
          ],
        }),
      }),
    ),
};

function event(make: () => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) =>
    sent(
      json,
      slashesEscaped({
        token: hex(unique).slice(0, 24),
        ...where,
        event: make(),
        type: 'event_callback',
        event_id: `Ev${hex(unique).slice(0, 10).toUpperCase()}`,
        event_time: now(),
        authorizations: [
          { enterprise_id: null, team_id: where.team_id, user_id: 'U05B7K2XWNA', is_bot: true },
        ],
        is_ext_shared_channel: false,
      }),
    );
}

function sent(contentType: string, body: string): Sample {
  return {
    headers: {
      'content-type': contentType,
      accept: 'application/json,*/*',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    },
    body,
  };
}

function fields(values: Readonly<Record<string, string>>): string {
  return new URLSearchParams(values).toString();
}

/** As PHP writes JSON. */
function slashesEscaped(value: object): string {
  return JSON.stringify(value).replaceAll('/', '\\/');
}

function trigger(unique: string): string {
  return `9876543210123.4589201746.${hex(unique)}`;
}

function hex(unique: string): string {
  return unique.replaceAll('-', '');
}
