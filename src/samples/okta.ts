import type { MakeSample, Samples } from './sample.ts';

const admin = someone('00u9ab3kd7PHM8QJ01d7', 'User', 'admin@example.com', 'Zoë Admin');
const jo = someone('00u9ab3kd7PHM8QJ02d7', 'User', 'jo@example.com', 'Jo Größe');
const ops = someone('00g1ab3kd7PHM8QJ01d7', 'UserGroup', 'unknown', 'Ops');

/** Shapes as in https://developer.okta.com/docs/concepts/event-hooks/. */
export const samples: Samples = {
  'user.session.start': event('user.session.start', 'User login to Okta', null),
  'user.lifecycle.create': event('user.lifecycle.create', 'Create okta user', [jo]),
  'group.user_membership.add': event('group.user_membership.add', 'Add user to group membership', [jo, ops]),
};

function event(eventType: string, displayMessage: string, target: readonly object[] | null): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Okta-Integrations' },
    body: JSON.stringify({
      eventType: 'com.okta.event_hook',
      eventTypeVersion: '1.0',
      cloudEventsVersion: '0.1',
      source: 'https://acme.okta.com/api/v1/eventHooks/who8tkg2bnQxk3Z1A5d7',
      eventId: unique,
      data: {
        events: [
          {
            uuid: unique,
            published: '2026-01-01T09:59:58.123Z',
            eventType,
            version: '0',
            displayMessage,
            severity: 'INFO',
            client: {
              userAgent: { rawUserAgent: 'Mozilla/5.0', os: 'Mac OS X', browser: 'CHROME' },
              zone: 'null',
              device: 'Computer',
              id: null,
              ipAddress: '192.0.2.7',
            },
            actor: admin,
            outcome: { result: 'SUCCESS' },
            target,
            transaction: { type: 'WEB', id: unique, detail: {} },
            legacyEventType: null,
          },
        ],
      },
      eventTime: '2026-01-01T09:59:59.250Z',
      contentType: 'application/json',
    }),
  });
}

function someone(id: string, type: string, alternateId: string, displayName: string) {
  return { id, type, alternateId, displayName };
}
