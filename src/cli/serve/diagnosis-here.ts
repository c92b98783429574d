import { statSync } from 'node:fs';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { Diagnoses } from '../../workbench/diagnosis/diagnoses.ts';
import type { EvidenceOf } from '../../workbench/diagnosis/turned-away.ts';
import type { GatewayHere } from './gateway-here.ts';

/** For as long as what AWS has is taken to be the same. */
const sameForMs = 60_000;

/** Explains deliveries by what is configured here. */
export function diagnosisHere(
  { config, paths, secrets }: Pick<GatewayHere, 'config' | 'paths' | 'secrets'>,
  evidenceOf: EvidenceOf,
): Diagnoses {
  const stamp = secrets ? () => stampOf(paths.secrets) : () => `${Math.floor(systemClock.now() / sameForMs)}`;
  return new Diagnoses({ endpoints: config.endpoints, evidenceOf, stamp });
}

function stampOf(path: string): string {
  const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs} ${size}`;
}
