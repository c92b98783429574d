/** https://en.wikipedia.org/wiki/Luhn_algorithm */
export function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/** Of a network that issues cards: what counts in millionths of seconds begins otherwise. */
export function isCardNumber(digits: string): boolean {
  return /^(?:4\d{12}(?:\d{3})?|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|6\d{15})$/.test(digits) && isCard(digits);
}

/** ISO 13616: all of it as one number, its first four characters last, is 1 more than a multiple of 97. */
export function isIban(text: string): boolean {
  return ibanRest(text) === 1;
}

export function ibanRest(text: string): number {
  const compact = text.replaceAll(' ', '');
  const turned = compact.slice(4) + compact.slice(0, 4);
  return [...turned].reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
}
