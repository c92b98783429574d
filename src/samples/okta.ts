import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developer.okta.com/docs/concepts/event-hooks/. */
export const samples: Samples = {
  'user.session.start': sample((unique) => ({
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
          eventType: 'user.session.start',
          version: '0',
          displayMessage: 'User login to Okta',
          severity: 'INFO',
          client: {
            userAgent: {
              rawUserAgent: 'Mozilla/5.0',
              os: 'Mac OS X',
              browser: 'CHROME',
            },
            zone: 'null',
            device: 'Computer',
            id: null,
            ipAddress: '192.0.2.7',
          },
          actor: {
            id: '00u9ab3kd7PHM8QJ01d7',
            type: 'User',
            alternateId: 'admin@example.com',
            displayName: 'Zoë Admin',
          },
          outcome: {
            result: 'SUCCESS',
          },
          target: null,
          transaction: {
            type: 'WEB',
            id: unique,
            detail: {},
          },
          legacyEventType: null,
        },
      ],
    },
    eventTime: '2026-01-01T09:59:59.250Z',
    contentType: 'application/json',
  })),
  'user.lifecycle.create': sample((unique) => ({
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
          eventType: 'user.lifecycle.create',
          version: '0',
          displayMessage: 'Create okta user',
          severity: 'INFO',
          client: {
            userAgent: {
              rawUserAgent: 'Mozilla/5.0',
              os: 'Mac OS X',
              browser: 'CHROME',
            },
            zone: 'null',
            device: 'Computer',
            id: null,
            ipAddress: '192.0.2.7',
          },
          actor: {
            id: '00u9ab3kd7PHM8QJ01d7',
            type: 'User',
            alternateId: 'admin@example.com',
            displayName: 'Zoë Admin',
          },
          outcome: {
            result: 'SUCCESS',
          },
          target: [
            {
              id: '00u9ab3kd7PHM8QJ02d7',
              type: 'User',
              alternateId: 'jo@example.com',
              displayName: 'Jo Größe',
            },
          ],
          transaction: {
            type: 'WEB',
            id: unique,
            detail: {},
          },
          legacyEventType: null,
        },
      ],
    },
    eventTime: '2026-01-01T09:59:59.250Z',
    contentType: 'application/json',
  })),
  'group.user_membership.add': sample((unique) => ({
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
          eventType: 'group.user_membership.add',
          version: '0',
          displayMessage: 'Add user to group membership',
          severity: 'INFO',
          client: {
            userAgent: {
              rawUserAgent: 'Mozilla/5.0',
              os: 'Mac OS X',
              browser: 'CHROME',
            },
            zone: 'null',
            device: 'Computer',
            id: null,
            ipAddress: '192.0.2.7',
          },
          actor: {
            id: '00u9ab3kd7PHM8QJ01d7',
            type: 'User',
            alternateId: 'admin@example.com',
            displayName: 'Zoë Admin',
          },
          outcome: {
            result: 'SUCCESS',
          },
          target: [
            {
              id: '00u9ab3kd7PHM8QJ02d7',
              type: 'User',
              alternateId: 'jo@example.com',
              displayName: 'Jo Größe',
            },
            {
              id: '00g1ab3kd7PHM8QJ01d7',
              type: 'UserGroup',
              alternateId: 'unknown',
              displayName: 'Ops',
            },
          ],
          transaction: {
            type: 'WEB',
            id: unique,
            detail: {},
          },
          legacyEventType: null,
        },
      ],
    },
    eventTime: '2026-01-01T09:59:59.250Z',
    contentType: 'application/json',
  })),
};

function sample(body: (unique: string) => object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Okta-Integrations' },
    body: JSON.stringify(body(unique)),
  });
}
