import type { habits } from './json-habits.ts';
import type { layouts } from './json-layouts.ts';
import type { valueHabits } from './json-values.ts';

/** How JSON was written when it was signed, before somebody parsed it and wrote it anew. */
export interface Writing {
  readonly id: string;
  /** Ends "it was signed". */
  readonly as: string;
  readonly layout: keyof typeof layouts;
  /** Its strings stay as they came, where none is named. */
  readonly habit?: keyof typeof habits;
  readonly isSorted?: true;
  readonly values?: keyof typeof valueHabits;
  readonly end?: '\n' | '\r\n';
}

/** The likeliest first; of two that come out alike the second is passed over. */
export const writings: readonly Writing[] = [
  { id: 'json_was_compact', as: 'without white space', layout: 'compact' },
  {
    id: 'json_was_spaced',
    as: 'with a space behind each comma and colon, as Python writes it',
    layout: 'spaced',
  },
  { id: 'json_was_indented_by_2', as: 'with an indentation of two spaces', layout: 'indented2' },
  {
    id: 'json_was_compact_with_line_end',
    as: 'without white space but for a line end behind it',
    layout: 'compact',
    end: '\n',
  },
  {
    id: 'json_was_compact_with_crlf',
    as: 'without white space but for a CRLF behind it',
    layout: 'compact',
    end: '\r\n',
  },
  {
    id: 'json_was_indented_by_2_with_line_end',
    as: 'with an indentation of two spaces and a line end behind it',
    layout: 'indented2',
    end: '\n',
  },
  { id: 'json_was_indented_by_4', as: 'with an indentation of four spaces', layout: 'indented4' },
  {
    id: 'json_was_indented_by_tab',
    as: 'with an indentation of tabs and nothing escaped',
    layout: 'indentedByTab',
    habit: 'javascript',
  },
  {
    id: 'json_was_as_javascript',
    as: 'without white space and with no character escaped that need not be, as JavaScript, Ruby and Jackson write it',
    layout: 'compact',
    habit: 'javascript',
  },
  {
    id: 'json_was_as_python',
    as: 'as Python writes it: spaces behind commas and colons, and \\u escapes for what is not ASCII',
    layout: 'spaced',
    habit: 'python',
  },
  {
    id: 'json_was_as_python_compact',
    as: 'as Python writes it with separators=(",", ":"): no white space, and \\u escapes for what is not ASCII',
    layout: 'compact',
    habit: 'python',
  },
  {
    id: 'json_was_as_python_unescaped',
    as: 'as Python writes it with ensure_ascii=False: spaces behind commas and colons, and nothing escaped',
    layout: 'spaced',
    habit: 'javascript',
  },
  {
    id: 'json_was_as_go',
    as: 'as Go and Rails write it: no white space, and \\u003c, \\u003e and \\u0026 for <, > and &',
    layout: 'compact',
    habit: 'go',
  },
  {
    id: 'json_was_as_go_with_line_end',
    as: 'as an encoder of Go writes it: no white space, \\u003c, \\u003e and \\u0026 for <, > and &, and a line end behind it',
    layout: 'compact',
    habit: 'go',
    end: '\n',
  },
  {
    id: 'json_was_as_php',
    as: 'as PHP writes it: no white space, \\/ for a slash, and \\u escapes for what is not ASCII',
    layout: 'compact',
    habit: 'php',
  },
  {
    id: 'json_was_as_php_unicode',
    as: 'as PHP writes it with JSON_UNESCAPED_UNICODE: no white space, and \\/ for a slash',
    layout: 'compact',
    habit: 'phpUnicode',
  },
  {
    id: 'json_was_as_dotnet',
    as: "as System.Text.Json of .NET writes it: no white space, and \\u escapes in capitals for what is not ASCII and for <, >, &, ', + and quotes",
    layout: 'compact',
    habit: 'dotnet',
  },
  {
    id: 'json_was_as_gson',
    as: "as Gson of Java writes it: no white space, and \\u escapes for <, >, &, = and '",
    layout: 'compact',
    habit: 'gson',
  },
  {
    id: 'json_was_as_newtonsoft',
    as: 'as Newtonsoft.Json of .NET writes it: no white space, and \\u escapes for line separators alone',
    layout: 'compact',
    habit: 'newtonsoft',
  },
  {
    id: 'json_was_as_jackson_ascii',
    as: 'without white space and with \\u escapes in capitals for what is not ASCII, as Jackson writes it with ESCAPE_NON_ASCII',
    layout: 'compact',
    habit: 'jacksonAscii',
  },
  {
    id: 'json_was_unescaped_indented',
    as: 'with an indentation of two spaces and nothing escaped, as JavaScript and Ruby write it for readers',
    layout: 'indented2',
    habit: 'javascript',
  },
  {
    id: 'json_was_as_python_indented',
    as: 'as Python writes it with indent=2: \\u escapes for what is not ASCII',
    layout: 'indented2',
    habit: 'python',
  },
  {
    id: 'json_was_as_python_indented_by_4',
    as: 'as Python writes it with indent=4: \\u escapes for what is not ASCII',
    layout: 'indented4',
    habit: 'python',
  },
  {
    id: 'json_was_as_php_pretty',
    as: 'as PHP writes it with JSON_PRETTY_PRINT: an indentation of four spaces, \\/ for a slash, and \\u escapes for what is not ASCII',
    layout: 'indented4',
    habit: 'php',
  },
  {
    id: 'json_was_as_go_indented',
    as: 'as MarshalIndent of Go writes it: \\u003c, \\u003e and \\u0026 for <, > and &',
    layout: 'indented2',
    habit: 'go',
  },
  {
    id: 'json_was_as_dotnet_indented',
    as: 'as System.Text.Json of .NET writes it for readers on Linux: an indentation of two spaces, and its \\u escapes in capitals',
    layout: 'indented2',
    habit: 'dotnet',
  },
  {
    id: 'json_was_indented_with_crlf',
    as: 'with an indentation of two spaces and CRLF line ends, as .NET writes it on Windows',
    layout: 'indented2Crlf',
  },
  {
    id: 'json_was_as_jackson_pretty',
    as: 'as the DefaultPrettyPrinter of Jackson writes it: spaces before and behind colons, and lists on one line',
    layout: 'jackson',
    habit: 'javascript',
  },
  {
    id: 'json_was_sorted',
    as: 'without white space and with the members of each object by name',
    layout: 'compact',
    isSorted: true,
  },
  {
    id: 'json_was_sorted_and_spaced',
    as: 'with the members of each object by name, and a space behind each comma and colon',
    layout: 'spaced',
    isSorted: true,
  },
  {
    id: 'json_was_a_map_of_go',
    as: 'as Go writes a map: members by name, no white space, and \\u003c, \\u003e and \\u0026 for <, > and &',
    layout: 'compact',
    habit: 'go',
    isSorted: true,
  },
  {
    id: 'json_was_as_python_sorted',
    as: 'as Python writes it with sort_keys=True: members by name, spaces behind commas and colons, and \\u escapes for what is not ASCII',
    layout: 'spaced',
    habit: 'python',
    isSorted: true,
  },
  {
    id: 'json_was_as_python_sorted_compact',
    as: 'as Python writes it with sort_keys=True and separators=(",", ":"): members by name, no white space, and \\u escapes for what is not ASCII',
    layout: 'compact',
    habit: 'python',
    isSorted: true,
  },
  {
    id: 'json_was_sorted_and_indented',
    as: 'with the members of each object by name, and an indentation of two spaces',
    layout: 'indented2',
    isSorted: true,
  },
  {
    id: 'json_numbers_were_whole',
    as: 'with whole numbers as 1, where 1.0 came',
    layout: 'compact',
    values: 'withoutZeroFraction',
  },
  {
    id: 'json_numbers_were_whole_and_spaced',
    as: 'with whole numbers as 1, where 1.0 came, and a space behind each comma and colon',
    layout: 'spaced',
    values: 'withoutZeroFraction',
  },
  {
    id: 'json_numbers_had_two_decimals',
    as: 'with numbers as 9.90, where 9.9 came',
    layout: 'compact',
    values: 'withTwoDecimals',
  },
  {
    id: 'json_numbers_had_fraction',
    as: 'with numbers as 1.0, where 1 came',
    layout: 'compact',
    values: 'withZeroFraction',
  },
  {
    id: 'json_numbers_had_fraction_and_spaces',
    as: 'with numbers as 1.0, where 1 came, and a space behind each comma and colon',
    layout: 'spaced',
    values: 'withZeroFraction',
  },
  {
    id: 'json_numbers_had_no_exponent',
    as: 'with all digits of numbers, where an exponent came',
    layout: 'compact',
    values: 'withoutExponent',
  },
  {
    id: 'json_numbers_had_long_exponent',
    as: 'with exponents of two digits, as Python writes them',
    layout: 'spaced',
    values: 'withLongExponent',
  },
  {
    id: 'json_empty_lists_were_objects',
    as: 'with {} where [] came, which is what PHP makes of an empty object',
    layout: 'compact',
    values: 'withEmptyObjects',
  },
  {
    id: 'json_empty_objects_were_lists',
    as: 'with [] where {} came, which is what Lua makes of an empty list',
    layout: 'compact',
    values: 'withEmptyLists',
  },
];
