import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'message.undelivered': form((unique) => ({
    MessageUUID: unique,
    From: '14155550100',
    To: '4915112345678',
    Status: 'undelivered',
    ErrorCode: '30',
    Units: '1',
  })),
  'call.completed': form((unique) => ({
    CallUUID: unique,
    Event: 'Hangup',
    CallStatus: 'completed',
    Direction: 'inbound',
    From: '14155550100',
    To: '14155550199',
    Duration: '42',
  })),
};

function form(fields: (unique: string) => Readonly<Record<string, string>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields(unique)).toString(),
  });
}
