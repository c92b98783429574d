import type { MakeSample, Samples } from './sample.ts';

const transaction = {
  id: '5b6c1f4e-92d7-4e0a-8c35-1fa0d7b3e296',
  assetId: 'ETH_TEST5',
  source: { id: '0', type: 'VAULT_ACCOUNT', name: 'Treasury' },
  destination: { id: '3', type: 'VAULT_ACCOUNT', name: 'Payouts' },
  amount: 1.25,
};

export const samples: Samples = {
  'transaction.status.updated': about('transaction.status.updated', { ...transaction, status: 'COMPLETED' }),
  'vault_account.asset.added': about('vault_account.asset.added', {
    accountId: '21',
    accountName: 'Payouts',
    assetId: 'XRP_TEST',
  }),
};

function about(eventType: string, data: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: unique,
      webhookId: 'c1a7e0d4-38b2-4f6e-95a1-d70c2e8b4f13',
      workspaceId: '8e2f5a90-6b1d-4c73-a0e4-3d9b7f21c658',
      eventType,
      createdAt: Date.now(),
      data,
    }),
  });
}
