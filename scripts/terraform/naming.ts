import { resourceTypes } from './types.ts';

/** What CDK puts behind a logical id, once or more. */
const hash = /(?:[0-9A-F]{8})+$/;

export function snakeCase(id: string): string {
  const words = id.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2');
  return words.toLowerCase();
}

/** What Terraform calls a resource, in words: `ParkingDeadLetters`. */
export function wordsOf(type: string, logicalId: string): string {
  const id = logicalId.replace(hash, '').replace(/Endpoint1/, 'Endpoint');
  const words = resourceTypes[type]?.called(id) ?? id;
  return words.length > 'Endpoint'.length ? words.replace(/Endpoint$/, '') : words;
}
