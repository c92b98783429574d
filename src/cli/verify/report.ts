import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { printableText } from '../../domain/content/printable.ts';
import { type Colour, type Io, paint } from '../io.ts';
import { cell, sizeText } from '../terminal/cells.ts';
import { wrapped } from '../terminal/plain-text.ts';
import type { GivenDelivery } from './given-delivery.ts';
import type { JudgedEndpoint } from './judged-endpoint.ts';
import type { Hide } from './without-secrets-at-hand.ts';

export interface Report {
  readonly delivery: GivenDelivery;
  readonly by: JudgedEndpoint;
  /** Epoch ms at which it was judged. */
  readonly now: number;
  readonly diagnosis: Diagnosis;
}

/** For programs: one object, on one line. */
export function reportJson({ delivery, by: { endpoint }, now, diagnosis }: Report, hide: Hide): string {
  const { form, notes, cameAt } = delivery;
  const { method, host, rawPath, body } = delivery.request;
  const { isVerified, code, ...rest } = diagnosis;
  const said = {
    isVerified,
    code,
    form,
    request: { method, host, path: rawPath, bytes: body.length },
    cameAt: cameAt === undefined ? undefined : new Date(cameAt).toISOString(),
    judgedAt: new Date(now).toISOString(),
    endpoint: endpoint.name,
    provider: endpoint.provider.id,
    notes,
    ...rest,
  };
  return `${JSON.stringify(hide(said))}\n`;
}

type Row = readonly [label: string, text: string, colour?: Colour];

const indent = 11;
const widest = 110;
const longestText = 600;

/** For people: a label, and what is said of it; the verdict and what to do are the last line. */
export function reportText(report: Report, hide: Hide, io: Io): string {
  const { diagnosis } = report;
  const rows = [...aboutDelivery(report), ...aboutSignature(diagnosis), ...aboutTrials(diagnosis)];
  const width = Math.min(io.out.columns ?? widest, widest);
  const lines = rows.map(([label, text, colour]) => {
    const shown = printableText(hide(text), longestText);
    // what has columns stays on its line
    const line = shown.includes('  ')
      ? cell(shown, width - indent).trimEnd()
      : wrapped(shown, width - indent, '').replaceAll('\n', `\n${' '.repeat(indent)}`);
    const name = paint(io, io.out, 'dim', label.padEnd(indent));
    return `${name}${colour === undefined ? line : paint(io, io.out, colour, line)}\n`;
  });
  const verdict = printableText(hide(diagnosis.verdict), longestText);
  const last = io.out.columns === undefined ? verdict : wrapped(verdict, width, '');
  return `${lines.join('')}\n${paint(io, io.out, diagnosis.isVerified ? 'green' : 'red', last)}\n`;
}

function aboutDelivery({ delivery, by: { endpoint, found }, now }: Report): readonly Row[] {
  const { form, notes, cameAt } = delivery;
  const { method, host, rawPath, body } = delivery.request;
  const { name, provider } = endpoint;
  const came = cameAt === undefined ? '' : `, came ${new Date(cameAt).toISOString()}`;
  const isAtAnother = provider.scheme.time !== undefined && cameAt !== now;
  return [
    ['delivery', `${method} ${host}${rawPath}, ${sizeText(body.length)}, from ${form}${came}`],
    ...notes.map((note): Row => ['note', note, 'yellow']),
    ['endpoint', `${name} (${provider.name})${found === undefined ? '' : `, found ${found}`}`],
    ...(isAtAnother ? [['judged', `as of ${new Date(now).toISOString()}`] as const] : []),
  ];
}

/** Where nobody can see in what came how this sender writes its proof. */
const isNotThere: ReadonlySet<string | undefined> = new Set(['signature_missing', 'signature_malformed']);

function aboutSignature({ code, explanation }: Diagnosis): readonly Row[] {
  const { how, signed, shown, computed, expected } = explanation;
  const widths = [0, ...signed.map(({ what }) => what.length)];
  const sizes = [0, ...signed.map(({ bytes }) => sizeText(bytes).length)];
  return [
    ...(how === '' ? [] : [['proof', how] as const]),
    ...(expected !== undefined && isNotThere.has(code) ? [['expected', expected] as const] : []),
    ...signed.map(({ what, text, bytes }, at): Row => {
      const size = sizeText(bytes).padStart(Math.max(...sizes));
      return [at === 0 ? 'signed' : '', `${what.padEnd(Math.max(...widths))}  ${size}  ${text}`];
    }),
    ...shown.map((text): Row => ['shown', text]),
    ...computed.map(({ by, text }): Row => ['computed', `${text}  with ${by}`]),
  ];
}

function aboutTrials({ isVerified, suspicions, tried }: Diagnosis): readonly Row[] {
  if (isVerified) return [];
  const { single, pairs, isComplete } = tried;
  const rest = isComplete ? '' : ', and not all, since the body is large';
  return [
    ['tried', `causes one at a time: ${single}; two at a time: ${pairs}${rest}`],
    ...suspicions.flatMap(({ words, cure }): readonly Row[] => [
      ['odd', words],
      ['perhaps', cure],
    ]),
  ];
}
