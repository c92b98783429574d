import type { MakeSample, Samples } from './sample.ts';

const card = { id: '5f1a7c2e9b4d3a6f8e0c1b2a', name: 'Größe prüfen', idShort: 42, shortLink: 'nC8QJoZM' };

export const samples: Samples = {
  updateCard: action('updateCard', {
    card: { ...card, idList: '5f1a7c2e9b4d3a6f8e0c1b2d' },
    old: { idList: '5f1a7c2e9b4d3a6f8e0c1b2c' },
    listBefore: { id: '5f1a7c2e9b4d3a6f8e0c1b2c', name: 'Doing' },
    listAfter: { id: '5f1a7c2e9b4d3a6f8e0c1b2d', name: 'Done' },
  }),
  createCard: action('createCard', { card, list: { id: '5f1a7c2e9b4d3a6f8e0c1b2c', name: 'Doing' } }),
};

function action(type: string, data: object): MakeSample {
  const board = { id: '5f1a7c2e9b4d3a6f8e0c1b29', name: 'Orders', shortLink: 'BdarzfKM' };
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: { ...board, desc: '', closed: false },
      action: {
        id: unique,
        idMemberCreator: '5f1a7c2e9b4d3a6f8e0c1b28',
        data: { ...data, board },
        type,
        date: new Date().toISOString(),
      },
    }),
  });
}
