/** What stands between the tokens of JSON, as those write it who write it for machines and for readers. */
export type Layout = (tokens: readonly string[]) => string;

export const layouts = {
  compact: (tokens) => tokens.join(''),
  spaced: (tokens) => tokens.map((token) => (token === ',' || token === ':' ? `${token} ` : token)).join(''),
  indented2: indented('  ', '\n'),
  indented4: indented('    ', '\n'),
  indentedByTab: indented('\t', '\n'),
  indented2Crlf: indented('  ', '\r\n'),
  jackson,
} as const satisfies Record<string, Layout>;

/** Empty objects and lists stay `{}` and `[]`. */
function indented(by: string, lineEnd: string): Layout {
  const breaks: string[] = [];
  const lineBreak = (depth: number) => (breaks[depth] ??= lineEnd + by.repeat(depth));
  return (tokens) => {
    let [text, depth] = ['', 0];
    tokens.forEach((token, at) => {
      if (token === '{' || token === '[') {
        depth += 1;
        text += isEnd(tokens[at + 1]) ? token : token + lineBreak(depth);
      } else if (isEnd(token)) {
        depth -= 1;
        text += isStart(tokens[at - 1]) ? token : lineBreak(depth) + token;
      } else if (token === ',') {
        text += token + lineBreak(depth);
      } else {
        text += token === ':' ? ': ' : token;
      }
    });
    return text;
  };
}

/** Its DefaultPrettyPrinter: a line for each member, and none for the elements of a list. */
function jackson(tokens: readonly string[]): string {
  const open: string[] = [];
  let [text, objects] = ['', 0];
  const between = () => (open.at(-1) === '{' ? `\n${'  '.repeat(objects)}` : ' ');
  tokens.forEach((token, at) => {
    if (isStart(token)) {
      open.push(token);
      if (token === '{') objects += 1;
      text += isEnd(tokens[at + 1]) ? `${token} ` : token + between();
    } else if (isEnd(token)) {
      const isEmpty = isStart(tokens[at - 1]);
      if (token === '}') objects -= 1;
      text += isEmpty ? token : between() + token;
      open.pop();
    } else if (token === ',') {
      text += token + between();
    } else {
      text += token === ':' ? ' : ' : token;
    }
  });
  return text;
}

function isStart(token: string | undefined): boolean {
  return token === '{' || token === '[';
}

function isEnd(token: string | undefined): boolean {
  return token === '}' || token === ']';
}
