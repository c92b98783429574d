/** A rule's name as each place takes it. */
export interface RuleNames {
  /** Of the rule itself: what EventBridge takes. */
  readonly rule: string;
  /** `PullRequests`: a construct, a logical id. */
  readonly pascal: string;
  /** `pullRequests` */
  readonly camel: string;
  /** `pull_requests` */
  readonly snake: string;
}

const longest = 64;

/** Letters, digits and what is between them; whatever the name, there is something left. */
export function ruleNames(name: string): RuleNames {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  const words = plain.match(/[A-Z]*[a-z\d]+|[A-Z]+/g) ?? [];
  const safe = /^[a-z]/i.test(words[0] ?? '') ? words : ['rule', ...words];
  const pascal = safe
    .map((word) => capital(word[0] ?? '') + word.slice(1))
    .join('')
    .slice(0, longest);
  return {
    rule: safe.join('-').toLowerCase().slice(0, longest).replace(/-$/, ''),
    pascal,
    // behind a word of more, it is no word of the language
    camel: `${pascal[0]?.toLowerCase()}${pascal.slice(1)}Rule`,
    snake: safe.join('_').toLowerCase().slice(0, longest).replace(/_$/, ''),
  };
}

function capital(letter: string): string {
  return letter.toUpperCase();
}
