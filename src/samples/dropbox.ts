import type { Samples } from './sample.ts';

export const samples: Samples = {
  list_folder: () => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'DropboxWebhooks/1.0' },
    body: JSON.stringify({
      list_folder: {
        accounts: ['dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc', 'dbid:AAGx4oiLtHdvRdNxUpvvJBXYgR4BS19c9kw'],
      },
      delta: { users: [12345678, 23456789] },
    }),
  }),
};
