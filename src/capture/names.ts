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

/** What says how a delivery is read, and nothing of anybody. By their shape an address or a token is replaced here too. */
const ofProtocol =
  /(?:^|_)(?:types?|events?|action|objects?|status|state|kind|topic|methods?|currency|locale|language|lang|country|country_code|time_?zone|tz|version|mode|reason|level|severity|environment|resource|category|scopes?|encoding|format|algorithm|operation|trigger|model|at|time|timestamp|date|datetime|count|content_type|mime_?type|event_name|type_name|class_name|table_name|field_name|property_name|action_name|model_name|error_code|status_code|response_code|area_code|dial_code|user_agent|accept|accept_encoding)$/;

/** Many of them: how many there are is a number that says nothing of anybody. */
const people =
  /(?:^|_)(?:recipients|authors|owners|customers|contacts|assignees|agents|applicants|approvers|attendees|beneficiaries|buyers|candidates|clients|collaborators|contributors|creators|employees|followers|guests|invitees|maintainers|managers|members|mentions|operators|organi[sz]ers|participants|passengers|patients|people|persons|profiles|reporters|reviewers|sellers|signers|students|subscribers|teachers|user_?names|users|viewers|visitors|watchers)$/;

/** The first that fits counts: those that are more than their last word come before those that are less. */
const byName: readonly (readonly [shape: RegExp, kind: Kind])[] = [
  [/(?:^|_)(?:zip|zip_?code|post_?code|postal_?code|postal)$/, 'postcode'],
  [
    /(?:^|_)(?:birth_?(?:day|date|month|year)|(?:date|day|month|year)_of_birth|(?:dob|birth_?day|birth_?date|date_of_birth)_(?:day|month|year)|dob|born|born_on)$/,
    'birthday',
  ],
  // that of a cookie is another
  [
    /^(?:age|ages|age_(?:in_)?years|age_(?:group|range|bracket))$|(?:^|_)(?:user|customer|client|contact|person|member|guest|patient|applicant|child|employee|student|subscriber)_age$/,
    'age',
  ],
  [
    /(?:^|_)branch(?:es|_?name)?$|^ref(?:_?name)?$|(?:^|_)(?:head|base|git|commit|source|target)_ref$/,
    'branch',
  ],
  [/(?:^|_)(?:e_?mail|mail)(?:_?address)?(?:es)?s?$/, 'email'],
  [/(?:^|_)(?:phone|mobile|cell|fax|tel|telephone|msisdn|whats_?app|caller)(?:_?numbers?|_?no)?$/, 'phone'],
  [/(?:^|_)(?:ip|ip_?address(?:es)?|ips|remote_?addr|client_?ip|source_?ip)$/, 'ip'],
  [/(?:^|_)(?:card|cc|pan|card_?number|last_?4|last_?four|iin|bin|first_?6)$/, 'card'],
  [/(?:^|_)(?:iban|account_?number|routing_?number|sort_?code|bic|swift)$/, 'iban'],
  [
    /(?:^|_|ip_?|city_?)(?:lat|latitude|lng|lon|long|longitude|coordinates?|geo|geo_?location|lat_?(?:lng|lon|long))$/,
    'coordinate',
  ],
  [
    /(?:^|_)(?:tokens?|secrets?|passw(?:or)?ds?|passw?|pwd|pin|auth|jwt|csrf|xsrf|bearer|pass_?code|pass_?phrase|credentials?|cookie|session|api_?key|access_?key|private_?key|signature|sig|hmac|(?:signature|hmac)_(?:sha_?)?\d+|otp|digits|cvv|cvc|nonce|ticket|authorization|(?:verification|auth|authorization|access|activation|confirmation|invite|invitation|recovery|backup|security|reset|two_?factor|2fa|sms)_?codes?)$/,
    'secret',
  ],
  [
    /(?:^|_)(?:ssn|vat|ein|tin|nin|passport|social_?security|driver_?s?_?licen[cs]e|licen[cs]e_?plate|plate|mac|mac_?address|serial|iccid|imsi|imei|meid|udid|idfa|idfv|gaid|fingerprint)(?:_?numbers?|_?no)?$/,
    'id',
  ],
  [/(?:^|_)(?:host|host_?name|domain|sub_?domain|shop|shop_domain|site_?name|fqdn|server_?name)$/, 'host'],
  [
    /(?:^|_)(?:user_?name|login|handle|screen_?name|nick|nick_?name|slug|user|actor|sub|twitter|instagram|facebook|linked_?in|skype|telegram|discord|tiktok|tenant|workspace)$/,
    'user',
  ],
  [/(?:^|_)(?:street|street_?\d|address|address_?\d|address_?line_?\d?|line_?[123])$/, 'street'],
  [
    /(?:^|_|ip_?)(?:city|location|place|birth_?place|hometown|town|county|suburb|locality|district|village|province|region_name)$/,
    'city',
  ],
  [
    /(?:^|_)(?:message|messages|title|body|description|notes?|comments?|text|content|subject|summary|caption|bio|about|html|plain|snippet|excerpt|headline|memo|remarks?|feedback|question|answer|transcript|prompt|reply|greeting|signature_text|statement_descriptor|gender|sex|religion|ethnicity|nationality|diagnosis|salutation)$/,
    'text',
  ],
  [
    /(?:^|_)(?:names?|first|last|given|family|surname|fullname|firstname|lastname|company|organi[sz]ation|employer|merchant|file|filename|attachment|computer|repo|repository|project|namespace|card_?holder|account_?holder|holder)$/,
    'name',
  ],
  [
    /(?:^|_)(?:from|to|cc|bcc|by|sender|recipient|author|owner|customer|contact|contact_?person|assignee|reply_to|addressee|agent|applicant|approver|attendee|beneficiary|buyer|candidate|cardholder|client|commenter|committer|creator|doctor|donor|driver|editor|employee|follower|guest|initiator|invitee|maintainer|manager|member|modifier|operator|organi[sz]er|participant|passenger|patient|payee|payer|person|principal|pusher|receiver|reporter|requester|requestor|reviewer|seller|signatory|signer|student|submitter|subscriber|teacher|uploader|visitor|watcher)$/,
    'contact',
  ],
  [people, 'name'],
  [
    /(?:^|_)(?:id|ids|uuid|guid|sid|gid|uid|urn|arn|key|number|reference|ref|ref_?no|external_?ref|hash|sha|digest|account|team|cert|certificate|client_?cert|id_str|(?:user|account|entity|customer|client|member|order|tenant|realm|team|org|company|group|project|device|message|profile|contact)id)$/,
    'id',
  ],
];

/**
 * @param holder what the object is called in which it stands: `"dob": { "year": 1815 }`
 * @returns nothing where the name says nothing of what it holds
 */
export function kindByName(name: string, holder = ''): Kind | 'protocol' | undefined {
  const words = wordsOf(name);
  if (/^(?:day|month|year)$/.test(words) && kindByName(holder) === 'birthday') return 'birthday';
  const [, kind] = byName.find(([shape]) => shape.test(words)) ?? [];
  // a `birth_date` is a date as well
  return ofProtocol.test(words) && kind !== 'birthday' ? 'protocol' : kind;
}

/** Whether what is called so holds people, perhaps each under what they are called. */
export function isOfPeople(name: string): boolean {
  return people.test(wordsOf(name));
}

/** Whether one word with a capital letter, called so, is one of a few that all have: `"plan": "Pro"`. */
export function isOfFew(name: string): boolean {
  return /(?:^|_)(?:access|brand|browser|colou?r|conclusion|condition|day|decision|device|frequency|funding|interval|month|network|os|outcome|period|permissions?|phase|plan|platform|priority|privacy|result|role|size|stage|tier|type_?name|unit|visibility|weekday)s?$/.test(
    wordsOf(name),
  );
}

/** Whether it is the number of somebody, and not of something, be it that of the object in which it stands. */
function isIdOfSomebody(name: string, holder = ''): boolean {
  const words = wordsOf(name);
  const [, whose = words] = /^(?:(.*)_)?(?:id|ids)$/.exec(words) ?? [];
  const of = /^ids?$/.test(words) ? wordsOf(holder) : whose;
  const kind = kindByName(of);
  return kind === 'contact' || kind === 'user' || people.test(of);
}

/** One or two digits name nobody, but where somebody is numbered: there 0 is nobody. */
export function isShortNumber(
  text: string,
  { name, holder }: { name: string; holder?: string | undefined },
): boolean {
  return /^-?\d{1,2}$/.test(text) && (!/[1-9]/.test(text) || !isIdOfSomebody(name, holder));
}
