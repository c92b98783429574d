import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from './page-files.ts';

/** What `import … from 'sallyport…'` gets: the sources of what `package.json` exports. */
function sourcesOfExports(): Readonly<Record<string, string[]>> {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    /** Nothing where an address of a pattern is none. */
    readonly exports: Readonly<Record<string, string | null>>;
  };
  return Object.fromEntries(
    Object.entries(exports).flatMap(([entry, file]) =>
      file === null
        ? []
        : [[join(name, entry), [join(root, file.replace(/^\.\/dist\/lib\/(.*)\.js$/, '$1.ts'))]]],
    ),
  );
}

export interface Mistake {
  /** From the root of the repository. */
  readonly path: string;
  readonly message: string;
  /** The line that it is in. */
  readonly source: string | undefined;
}

/**
 * Compiles texts that need not be on the disk, as strictly as the repository itself, but for one rule: CDK was not
 * compiled with it, so that its users cannot be either.
 * @param files text by path from the root of the repository
 */
export function mistakesIn(files: ReadonlyMap<string, string>): readonly Mistake[] {
  const texts = new Map([...files].map(([path, text]) => [join(root, path), text]));
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const strict = { ...options, exactOptionalPropertyTypes: false, paths: sourcesOfExports() };
  const host = ts.createCompilerHost(strict);
  const { getSourceFile, fileExists, directoryExists } = host;
  const folders = new Set([...texts.keys()].map(dirname));
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.directoryExists = (path) => folders.has(path) || directoryExists?.(path) === true;
  host.getSourceFile = (path, language, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram([...texts.keys()], strict, host);
  return [...texts.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(toMistake);
  });
}

function toMistake({ file, start = 0, messageText }: ts.Diagnostic): Mistake {
  const { line = 0 } = file?.getLineAndCharacterOfPosition(start) ?? {};
  return {
    path: file?.fileName.slice(root.length) ?? '',
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    source: file?.text.split('\n')[line]?.trim(),
  };
}

/** The imports of a text, and the rest. */
export function splitImports(code: string): { readonly imports: string; readonly rest: string } {
  const file = ts.createSourceFile('block.ts', code, ts.ScriptTarget.Latest);
  const end = file.statements.findLast(ts.isImportDeclaration)?.end ?? 0;
  return { imports: code.slice(0, end), rest: code.slice(end) };
}
