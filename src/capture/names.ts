import type { Kind } from './edit.ts';

/** What a member, a field or a header is called in words: `firstName`, `first-name` and `FIRST_NAME` are one. */
function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '')
    .toLowerCase();
}

/**
 * What says how a delivery is read, and nothing of anybody. By their shape an address or a token is replaced here too.
 */
const ofProtocol =
  /(?:^|_)(?:types?|events?|action|objects?|status|state|kind|topic|methods?|currency|locale|language|lang|country|country_code|time_?zone|tz|version|mode|reason|level|severity|environment|resource|category|scopes?|encoding|format|algorithm|operation|trigger|model|at|time|timestamp|date|datetime|count|content_type|mime_?type|event_name|type_name|class_name|table_name|field_name|property_name|action_name|model_name|ref|error_code|status_code|response_code|area_code|dial_code|user_agent|accept|accept_encoding)$/;

/** The first that fits counts: those that are more than their last word come before those that are less. */
const byName: readonly (readonly [shape: RegExp, kind: Kind])[] = [
  [/(?:^|_)(?:zip|zip_?code|post_?code|postal_?code|postal)$/, 'postcode'],
  [/(?:^|_)(?:birth_?day|birth_?date|date_of_birth|dob|born|born_on)$/, 'birthday'],
  [/(?:^|_)(?:e_?mail|mail)(?:_?address)?(?:es)?s?$/, 'email'],
  [/(?:^|_)(?:phone|mobile|cell|fax|tel|telephone|msisdn|whats_?app|caller)(?:_?numbers?|_?no)?$/, 'phone'],
  [/(?:^|_)(?:ip|ip_?address|remote_?addr|client_?ip|source_?ip)$/, 'ip'],
  [/(?:^|_)(?:card|cc|pan|card_?number|last_?4|last_?four|iin|bin|first_?6)$/, 'card'],
  [/(?:^|_)(?:iban|account_?number|routing_?number|sort_?code|bic|swift)$/, 'iban'],
  [/(?:^|_)(?:lat|latitude|lng|lon|long|longitude)$/, 'coordinate'],
  [
    /(?:^|_)(?:token|secret|passw(?:or)?d|pass_?code|pass_?phrase|credentials?|cookie|session|api_?key|access_?key|private_?key|signature|sig|hmac|(?:signature|hmac)_(?:sha_?)?\d+|otp|cvv|cvc|nonce|ticket|authorization|verification_?code)$/,
    'secret',
  ],
  [/(?:^|_)(?:host|host_?name|domain|sub_?domain|shop|shop_domain|site_?name|fqdn|server_?name)$/, 'host'],
  [/(?:^|_)(?:user_?name|login|handle|screen_?name|nick|nick_?name|slug|user|actor|sub)$/, 'user'],
  [/(?:^|_)(?:street|street_?\d|address|address_?\d|address_?line_?\d?|line_?[123])$/, 'street'],
  [/(?:^|_)(?:city|town|county|suburb|locality|district|village|province|region_name)$/, 'city'],
  [
    /(?:^|_)(?:message|messages|title|body|description|notes?|comments?|text|content|subject|summary|caption|bio|about|html|plain|snippet|excerpt|headline|memo|remarks?|feedback|question|answer|transcript|prompt|reply|greeting|signature_text|statement_descriptor)$/,
    'text',
  ],
  [
    /(?:^|_)(?:names?|first|last|given|family|surname|fullname|firstname|lastname|company|organi[sz]ation)$/,
    'name',
  ],
  [
    /(?:^|_)(?:from|to|cc|bcc|sender|recipients?|author|owner|customer|contact|assignee|reply_to)$/,
    'contact',
  ],
  [
    /(?:^|_)(?:id|ids|uuid|guid|sid|gid|uid|urn|arn|key|number|reference|ref_?no|external_?ref|hash|sha|digest)$/,
    'id',
  ],
];

/** @returns nothing where the name says nothing of what it holds */
export function kindByName(name: string): Kind | 'protocol' | undefined {
  const words = wordsOf(name);
  // the zip code is one, and the code of an error is none
  const [, kind] = byName.find(([shape]) => shape.test(words)) ?? [];
  return ofProtocol.test(words) && kind !== 'birthday' ? 'protocol' : kind;
}

/** One or two digits name nobody. */
export function isShortNumber(text: string): boolean {
  return /^-?\d{1,2}$/.test(text);
}
