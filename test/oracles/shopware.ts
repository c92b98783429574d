import { AppServer, InMemoryShopRepository } from '@shopware-ag/app-server-sdk';
import type { Oracle } from './oracle.ts';

const { signer } = new AppServer(
  { appName: 'App', appSecret: 'none', authorizeCallbackUrl: 'https://app.example.com' },
  new InMemoryShopRepository(),
);

export const oracle: Oracle = {
  sdk: '@shopware-ag/app-server-sdk',
  secret: 'KrYbV9Tz4LrKs1VkBcYd8HpN3fGa5evK2mXw9Tz4LrKs1VkB',
  other: 'LrYbV9Tz4LrKs1VkBcYd8HpN3fGa5evK2mXw9Tz4LrKs1VkB',
  accepts: ({ headers, body }, secret) =>
    signer.verify(headers['shopware-shop-signature'] ?? '', body, String(secret)),
  sign: async (request, secret) => ({
    ...request,
    headers: {
      ...request.headers,
      'shopware-shop-signature': await signer.sign(request.body, String(secret)),
    },
  }),
};
