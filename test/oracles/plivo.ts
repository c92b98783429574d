import { validateV3Signature } from 'plivo/dist/utils/v3Security.js';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: 'plivo',
  secret: 'ZTJkNzY4OWQ0ZjE1YzgxYmE5ZjM2MGI4ZDI0ZTNm',
  other: 'ATJkNzY4OWQ0ZjE1YzgxYmE5ZjM2MGI4ZDI0ZTNm',
  publicUrl: 'https://hooks.example.com/plivo?tenant=gr%C3%B6%C3%9Fer+42&env=live',
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'x-plivo-signature-v3-nonce': '24725744043720739450',
  },
  bodies: ['CallUUID=97ceeb52&Duration=300&Name=Gr%C3%B6%C3%9Fe+M&Tag=b&Tag=a', 'MessageUUID=1'],
  accepts: ({ method, url, headers, body }, secret) => {
    const fields = new URLSearchParams(body);
    return validateV3Signature(
      method,
      url,
      headers['x-plivo-signature-v3-nonce'] ?? '',
      String(secret),
      headers['x-plivo-signature-v3'] ?? '',
      Object.fromEntries([...fields.keys()].map((name) => [name, fields.getAll(name)])),
    );
  },
};
