/** What stands between the tokens of JSON. */
export interface Layout {
  readonly comma: string;
  readonly colon: string;
  /** Within `{}` and `[]` that hold nothing. */
  readonly nothing: string;
  /** Before a member or an element, and behind the last one. */
  readonly lineBreak: (objects: number, lists: number, isInObject: boolean) => string;
}

export const layouts = {
  compact: { comma: ',', colon: ':', nothing: '', lineBreak: () => '' },
  spaced: { comma: ', ', colon: ': ', nothing: '', lineBreak: () => '' },
  indented2: indented('  ', '\n'),
  indented4: indented('    ', '\n'),
  indentedByTab: indented('\t', '\n'),
  indented2Crlf: indented('  ', '\r\n'),
  /** Its DefaultPrettyPrinter: a line for each member, and none for the elements of a list. */
  jackson: {
    comma: ',',
    colon: ' : ',
    nothing: ' ',
    lineBreak: (objects, _lists, isInObject) => (isInObject ? `\n${'  '.repeat(objects)}` : ' '),
  },
} as const satisfies Record<string, Layout>;

function indented(by: string, lineEnd: string): Layout {
  return {
    comma: ',',
    colon: ': ',
    nothing: '',
    lineBreak: (objects, lists) => lineEnd + by.repeat(objects + lists),
  };
}
