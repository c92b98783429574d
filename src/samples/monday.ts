import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  create_pulse: event('create_pulse', { pulseName: 'Größe M', groupId: 'topics', columnValues: {} }),
  update_column_value: event('update_column_value', {
    columnId: 'status',
    columnType: 'color',
    columnTitle: 'Status',
    value: { label: { index: 1, text: 'Done' } },
  }),
};

function event(type: string, rest: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      event: {
        userId: 9603417,
        boardId: 1771812698,
        pulseId: 1772099344,
        app: 'monday',
        type,
        triggerTime: '2026-01-01T09:59:58.511Z',
        subscriptionId: 73759690,
        triggerUuid: unique,
        ...rest,
      },
    }),
  });
}
