import { answersSection } from './answers.ts';
import type { Entry, Evidence } from './entry.ts';
import { eventsSection, trySection } from './events.ts';
import { optionsSection } from './options.ts';
import { proofSection } from './proof.ts';
import { replaySection } from './replay.ts';
import { type Block, code, points, type Section, type Sheet, section, text } from './sheet.ts';
import { variantsOf } from './variants.ts';

export function sheetOf(entry: Entry): Sheet {
  const { provider, guide, evidence } = entry;
  return {
    title: provider.name,
    intro: [
      text(
        `An endpoint names it as ${code(`"provider": "${provider.id}"`)}; its events have the source ${code(provider.source)}.`,
      ),
      ...(guide.unconfirmed ? [text('**Experimental**: not all of it is [confirmed](#not-confirmed).')] : []),
    ],
    sections: [
      { heading: 'Set it up', blocks: setUp(entry) },
      proofSection(entry),
      ...optionsSection(provider),
      answersSection(entry),
      eventsSection(entry),
      trySection(entry),
      replaySection(provider),
      ...section('Good to know', guide.quirks.length === 0 ? [] : [points(guide.quirks)]),
      { heading: 'More to read', blocks: [points([provider.docs, ...guide.links].map(link))] },
      ...(evidence ? [provenBy(evidence)] : []),
      ...section('Not confirmed', guide.unconfirmed ? [points(guide.unconfirmed)] : []),
    ],
  };
}

function setUp({ provider, guide }: Entry): readonly Block[] {
  const forms = variantsOf(provider).map(({ option, provider: { scheme } }) => ({
    option,
    means: scheme.credential?.means,
  }));
  const [plain] = forms;
  const others = forms.slice(1).filter(({ means }) => means && means !== plain?.means);
  return [
    { kind: 'steps', items: guide.setUp.map((step) => step.replaceAll('{url}', urlOf(provider.id))) },
    text(guide.secret),
    ...(plain?.means === undefined ? [] : [text(`What is stored: ${plain.means}.`)]),
    ...others.map(({ option, means }) => text(`With ${code(String(option))}: ${means}.`)),
  ];
}

function urlOf(id: string): string {
  return `https://hooks.example.com/${id}`;
}

function provenBy({ vectors, oracle }: Evidence): Section {
  return {
    heading: 'What proves it',
    blocks: [
      ...(oracle ? [text(`${code(oracle)} judges the same requests alike, at every run of the tests.`)] : []),
      text('The tests verify deliveries of these sources:'),
      points(vectors.map(linked)),
    ],
  };
}

function link(address: string): string {
  return `<${address}>`;
}

function linked(source: string): string {
  return source.replaceAll(/https:\/\/[^\s),]+/g, link);
}
