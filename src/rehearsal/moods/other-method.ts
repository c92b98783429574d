import type { Mood } from '../mood.ts';

/** No sender uses all of them. */
const methods = ['GET', 'PUT', 'DELETE'];

export const otherMethod: Mood = {
  name: 'other method',
  does: 'a request with a method that the sender never uses, as of who opens the URL in a browser',
  isUnsigned: true,
  play(standIn) {
    const { name, methods: used } = standIn.endpoint.provider;
    const method = methods.find((one) => !used.includes(one));
    if (method === undefined) return { notRun: `${name} uses every method` };
    const request = { ...standIn.unsigned(), method, body: Buffer.alloc(0) };
    return {
      sent: `${method}, and no body`,
      acts: [{ requests: [request] }],
      right: 'not allowed',
      because: `${name} sends ${used.join(' or ')} alone`,
    };
  },
};
