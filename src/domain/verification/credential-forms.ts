import type { Credential, CredentialForm, StoredValue } from './credential.ts';
import { type Digest, hash } from './crypto.ts';
import { decode } from './encoding.ts';

type Maker = CredentialForm['madeBy'];

interface TextRules {
  readonly means?: string;
  readonly madeBy?: Maker;
  readonly pattern?: RegExp;
  readonly make?: (random: string) => string;
}

/** The secret as text, all of it: what most senders sign with, and every token. */
export function text({
  means,
  madeBy = 'sender',
  pattern = /./su,
  make = (random) => random,
}: TextRules = {}): CredentialForm {
  return {
    ...(means === undefined ? {} : { means }),
    madeBy,
    fits: (stored) => typeof stored === 'string' && pattern.test(stored),
    read: (stored) => (typeof stored === 'string' ? key(Buffer.from(stored)) : undefined),
    make,
  };
}

/** A text that whoever sets up the webhook may choose. */
export const chosenText = text({
  means: '16 characters or more',
  madeBy: 'receiver',
  pattern: /^.{16,}$/u,
});

const leastKeyBytes = 16;

/** `<prefix><base64>`: the key is what the base64 says, and the prefix need not be stored. */
export function base64Key(prefix = '', madeBy: Maker = 'sender'): CredentialForm {
  const bytesOf = (stored: StoredValue) =>
    typeof stored === 'string' ? decode(withoutPrefix(stored, prefix), 'base64') : undefined;
  return {
    means: `${prefix}, and behind it ${leastKeyBytes} bytes or more in base64`.replace(
      /^, and behind it /,
      '',
    ),
    madeBy,
    fits: (stored) => (bytesOf(stored)?.length ?? 0) >= leastKeyBytes,
    read: (stored) => key(bytesOf(stored)),
    make: (random) => prefix + Buffer.from(random, 'hex').toString('base64'),
  };
}

/** Hexadecimal digits: the key is the bytes that they say. */
export function hexKey(madeBy: Maker = 'sender'): CredentialForm {
  const bytesOf = (stored: StoredValue) =>
    typeof stored === 'string' ? decode(stored.toLowerCase(), 'hex') : undefined;
  return {
    means: `${leastKeyBytes * 2} hexadecimal digits or more`,
    madeBy,
    fits: (stored) => (bytesOf(stored)?.length ?? 0) >= leastKeyBytes,
    read: (stored) => key(bytesOf(stored)),
    make: (random) => random,
  };
}

/** A text whose hash is the key. */
export function hashedKey(digest: Digest, rules: TextRules = {}): CredentialForm {
  return {
    ...text(rules),
    read: (stored) => (typeof stored === 'string' && stored !== '' ? key(hash(digest, [stored])) : undefined),
  };
}

/** User and password of basic authentication, as one text. */
export function userAndPassword(madeBy: Maker = 'receiver'): CredentialForm {
  return text({
    means: '<user>:<password>, with a password of 16 characters or more',
    madeBy,
    pattern: /^[^:]+:.{16,}$/su,
    make: (random) => `sallyport:${random}`,
  });
}

/**
 * The same, but only for texts that match. Two forms by patterns that exclude each other never read one text both ways: a
 * token, which every request shows, must not be taken for a key.
 */
export function matching(pattern: RegExp, form: CredentialForm): CredentialForm {
  const matches = (stored: StoredValue) => typeof stored === 'string' && pattern.test(stored);
  return {
    ...form,
    fits: (stored) => matches(stored) && form.fits(stored),
    read: (stored) => (matches(stored) ? form.read(stored) : undefined),
  };
}

/**
 * Several secrets of one sender that are stored together: `{"appSecret": "…", "verifyToken": "…"}`. The first of them may
 * stand alone, as text; what needs another one then has none.
 * @returns a form for each name, which reads that one
 */
export function fields<const Name extends string>(
  forms: Readonly<Record<Name, CredentialForm>>,
): Readonly<Record<Name, CredentialForm>> {
  const names = Object.keys(forms) as Name[];
  const firstForm = forms[names[0] as Name];
  const partOf = (name: Name, stored: StoredValue) =>
    typeof stored === 'string' ? (name === names[0] ? stored : undefined) : stored[name];
  const all = names.map((name) => [name, forms[name]] as const);
  const fits = (stored: StoredValue) =>
    partOf(names[0] as Name, stored) !== undefined &&
    all.every(([name, form]) => {
      const value = partOf(name, stored);
      return value === undefined || form.fits(value);
    });
  const whole: Omit<CredentialForm, 'read'> = {
    means: all.map(([name, { means = 'text' }]) => `${name} (${means})`).join(' and '),
    madeBy: firstForm.madeBy,
    fields: names,
    fits,
    ...(firstForm.make && { make: firstForm.make }),
    makeAll: (random) =>
      Object.fromEntries(all.flatMap(([name, { make }]) => (make ? [[name, make(random())]] : []))),
  };
  const reading = ([name, form]: readonly [Name, CredentialForm]) => {
    const read = (stored: StoredValue) => {
      const value = partOf(name, stored);
      return value === undefined ? undefined : form.read(value);
    };
    return [name, { ...whole, read }] as const;
  };
  return Object.fromEntries(all.map(reading)) as Record<Name, CredentialForm>;
}

function withoutPrefix(stored: string, prefix: string): string {
  return stored.startsWith(prefix) ? stored.slice(prefix.length) : stored;
}

function key(bytes: Uint8Array | undefined): Credential | undefined {
  return bytes && bytes.length > 0 ? { kind: 'key', bytes } : undefined;
}
