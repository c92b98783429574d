import { format } from 'node:util';

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut before an answer came',
  EPIPE: 'the connection was cut before an answer came',
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'the name of the host cannot be looked up now; is there a network?',
  ETIMEDOUT: 'the host does not answer',
  EHOSTUNREACH: 'there is no way to this host',
  ENETUNREACH: 'there is no way to this host; is there a network?',
  EPROTO: 'it does not speak TLS; is its address http://?',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is not trusted here; NODE_EXTRA_CA_CERTS can name one that is',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  HPE_INVALID_CONSTANT: 'what answers there does not speak HTTP; is its address https://?',
  EADDRINUSE: 'the port is taken',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOENT: 'it is not there',
  ENOTDIR: 'a file is where a folder should be',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be used; look at its owner and modes',
  EPERM: 'it may not be used; look at its owner and modes',
  EROFS: 'the disk may only be read',
  ENOSPC: 'the disk is full',
  EFBIG: 'the file may not grow any more',
  EMFILE: 'too many files and connections are open',
  SQLITE_BUSY: 'another process holds it; end that one, or try again',
  SQLITE_READONLY: 'it may only be read; look at its owner and modes',
  SQLITE_FULL: 'the disk is full',
  SQLITE_CANTOPEN: 'it cannot be opened; look at its folder, owner and modes',
  SQLITE_CORRUPT: 'it is damaged; move it away, and a new one is made',
  SQLITE_NOTADB: 'it is not a database of Sallyport; move it away, and a new one is made',
  CredentialsProviderError:
    'AWS credentials are missing; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE',
  RegionMissing: 'the AWS Region is missing; set AWS_REGION, such as eu-west-1',
  RegionNotAccepted: 'the AWS Region is empty or no name of one; set AWS_REGION, such as eu-west-1',
};

/** Codes that mean the same as one above. */
const sameAs: Readonly<Record<string, string>> = {
  EEXIST: 'ENOTDIR',
  SELF_SIGNED_CERT_IN_CHAIN: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  ERR_SSL_WRONG_VERSION_NUMBER: 'EPROTO',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'EPROTO',
};

/** Primary result codes: https://sqlite.org/rescode.html */
const sqlite: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

type Failure = Error & { readonly code?: unknown; readonly errcode?: number; readonly path?: string };

/** Why something failed and where, for a person. What is not known keeps its own words. */
export function failureWords(error: unknown): string {
  const { path } = Object(error) as Failure;
  return path === undefined ? reason(error) : `${path}: ${reason(error)}`;
}

/** What is wrong and what to do, with the code by which to search for more. */
export function reason(error: unknown): string {
  const failure = Object(error) as Failure;
  const code = codeOf(failure);
  if (Object.hasOwn(words, code)) return `${words[code]} (${code})`;
  const { name = 'Error', message = format('%s', error) } = failure;
  return name === 'Error' ? message : `${name}: ${message}`;
}

function codeOf({ name, message, code, errcode }: Failure): string {
  if (errcode !== undefined) return sqlite[errcode & 0xff] ?? '';
  if (name === 'CredentialsProviderError') return name;
  if (message === 'Region is missing') return 'RegionMissing';
  if (String(message).startsWith('Region not accepted: ')) return 'RegionNotAccepted';
  const own = String(code);
  if (own.startsWith('HPE_')) return 'HPE_INVALID_CONSTANT';
  return Object.hasOwn(sameAs, own) ? (sameAs[own] as string) : own;
}

export function isOfDatabase(error: unknown): boolean {
  return (Object(error) as Failure).errcode !== undefined;
}
