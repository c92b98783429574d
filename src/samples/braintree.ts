import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  subscription_charged_successfully: about(
    'subscription_charged_successfully',
    (id) => `<subscription><id>${id}</id><status>Active</status><plan-id>größer</plan-id></subscription>`,
  ),
  dispute_opened: about(
    'dispute_opened',
    (id) =>
      `<dispute><id>${id}</id><amount>100.00</amount><status>open</status><reason>fraud</reason></dispute>`,
  ),
};

function about(kind: string, subject: (id: string) => string): MakeSample {
  return (unique) => {
    const time = new Date().toISOString().replace(/[.]\d+/, '');
    const xml = `<notification>
    <timestamp type="datetime">${time}</timestamp>
    <kind>${kind}</kind>
    <subject>${subject(unique.replaceAll('-', '').slice(0, 12))}</subject>
</notification>`;
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Braintree Webhooks' },
      body: new URLSearchParams({ bt_payload: `${Buffer.from(xml).toString('base64')}\n` }).toString(),
    };
  };
}
