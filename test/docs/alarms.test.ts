import { describe, expect, it } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { alarmsOf, compositesOf, nameOf } from '../infra/support/alarms.ts';
import { certificateArn, domainName, webAclArn } from '../infra/support/front-door-stacks.ts';
import { gatewayStack } from '../infra/support/synthesised.ts';
import { read } from './support/page-files.ts';
import { anchorsOf } from './support/pages.ts';

const page = read('docs/alarms.md');
const template = gatewayStack((scope) => ({
  endpoints: { github: { provider: 'github', expectEvery: Duration.hours(1) } },
  frontDoor: {
    domainName,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn) as ICertificate,
    webAclArn,
  },
})).synthesise();
const alarms = { ...compositesOf(template), ...alarmsOf(template) };
/** Alarms of another stack: front-door-alarms.test.ts */
const elsewhere = 'At the front door';

/** The sections, each alarm under the one that tells of it. */
function tree(): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  let composite = '';
  for (const [, level, title = ''] of page.matchAll(/^(##|###) (.+)$/gm)) {
    if (level === '##') composite = title;
    else found[composite] = [...(found[composite] ?? []), title];
  }
  const { [elsewhere]: atFrontDoor, ...below } = found;
  return below;
}

describe('the page of the alarms', () => {
  it('has a section for every alarm, to which its description leads, and none for another', () => {
    const links = Object.entries(alarms).map(([name, { AlarmDescription }]) => [
      name,
      /docs\/alarms\.md#(\w+)$/.exec(String(AlarmDescription))?.[1],
    ]);
    expect(links.filter(([, anchor]) => !anchorsOf(page).has(anchor ?? ''))).toEqual([]);
    expect(links.length).toBeGreaterThanOrEqual(27);
    const ofAlarms = new Set(links.map(([, anchor]) => anchor));
    const sections = Object.entries(tree())
      .flat(2)
      .map((title) => title.toLowerCase());
    expect(sections.filter((section) => !ofAlarms.has(section))).toEqual([]);
  });

  it('has each under the alarm that tells of it', () => {
    const below = Object.entries(compositesOf(template)).map(([name, { AlarmRule }]) => {
      const ids = [...JSON.stringify(AlarmRule).matchAll(/\{"Ref":"(\w+)"\}/g)].map(([, id = '']) =>
        nameOf(id),
      );
      return [name, ids.map((id) => id.replace(/^Silent.*$/, 'Silent')).toSorted()];
    });
    const written = Object.entries(tree()).map(([name, leaves]) => [name, leaves.toSorted()]);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(below));
  });

  it('says of each when it rings and what to do', () => {
    const sections = page.split(/^### /m).slice(1);
    expect(sections.length).toBeGreaterThanOrEqual(24);
    const lacking = sections.filter((text) => !text.includes('**When:**') || !text.includes('**Do:**'));
    expect(lacking.map((text) => text.split('\n')[0])).toEqual([]);
  });
});
