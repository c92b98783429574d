import { expect, it } from '@jest/globals';
import { shortDashboard } from '../../infra/templates/short-dashboard.ts';

const bodyOf = (...widgets: object[]) => JSON.stringify({ start: '-PT12H', widgets });
const metricsOf = (body: string) => JSON.parse(shortDashboard(body)).widgets[0].properties;

it('what a metric has in common with the one before is a full stop, and what all have is said of the widget', () => {
  const metrics = [
    ['Ours', 'A', 'Gateway', 'f', { stat: 'Sum' }],
    ['Ours', 'B', 'Gateway', 'f', { stat: 'Sum', label: 'b' }],
    ['Theirs', 'B', 'Name', 'f', { stat: 'Sum' }],
  ];
  expect(metricsOf(bodyOf({ type: 'metric', properties: { period: 300, metrics } }))).toEqual({
    period: 300,
    stat: 'Sum',
    metrics: [
      ['Ours', 'A', 'Gateway', 'f'],
      ['.', 'B', '.', '.', { label: 'b' }],
      ['Theirs', '.', 'Name', '.'],
    ],
  });
});

it('statistics that differ stay with their metrics', () => {
  const metrics = [
    ['Ours', 'A', { stat: 'Sum' }],
    ['Ours', 'A', { stat: 'Maximum' }],
  ];
  expect(metricsOf(bodyOf({ properties: { metrics } }))).toEqual({
    metrics: [
      ['Ours', 'A', { stat: 'Sum' }],
      ['.', '.', { stat: 'Maximum' }],
    ],
  });
});

it('a widget without metrics stays as it is', () => {
  const body = bodyOf({ type: 'text', width: 24, properties: { markdown: '## A' } });
  expect(shortDashboard(body)).toBe(body);
});
