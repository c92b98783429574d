import type { DeliveryRow } from '../../../src/workbench/api.ts';

export function aRow(row: Partial<DeliveryRow> = {}): DeliveryRow {
  return {
    seq: 1,
    time: Date.UTC(2026, 0, 2, 3, 4, 5),
    endpoint: 'github',
    provider: 'github',
    type: 'push',
    outcome: 'accepted',
    code: undefined,
    status: 200,
    ms: 1.5,
    bytes: 120,
    events: 1,
    ...row,
  };
}
