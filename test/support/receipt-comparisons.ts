import { relative } from 'node:path';
import ts from 'typescript';

const statuses = ['published', 'parked', 'duplicate', 'refused', 'unavailable'];
const equalities = [
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
];
const lookUps = ['has', 'get', 'includes', 'indexOf', 'test', 'match'];

interface Found {
  /** Each as `path:line: source`. */
  readonly comparisons: readonly string[];
  /** Expressions that are receipts, of which each could have been compared. */
  readonly receipts: number;
}

/**
 * Where a program decides by which object a receipt is, or by its code: equality, `switch`, and looking it up. It goes by
 * types, so that no name hides one.
 */
export function receiptComparisons(program: ts.Program, paths: readonly string[]): Found {
  const checker = program.getTypeChecker();
  const comparisons: string[] = [];
  let receipts = 0;

  const isReceipt = (node: ts.Node): boolean => isReceiptType(checker, checker.getTypeAtLocation(node));
  const isCode = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node)) return node.name.text === 'code' && isReceipt(node.expression);
    if (!ts.isIdentifier(node)) return false;
    const declared = checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (!declared || !ts.isBindingElement(declared)) return false;
    return (declared.propertyName ?? declared.name).getText() === 'code' && isReceipt(declared.parent);
  };
  const decidesBy = (node: ts.Node): boolean => {
    if (ts.isBinaryExpression(node) && equalities.includes(node.operatorToken.kind)) {
      const sides = [node.left, node.right];
      return sides.some(isCode) || sides.every(isReceipt);
    }
    if (ts.isSwitchStatement(node)) return isCode(node.expression) || isReceipt(node.expression);
    if (ts.isElementAccessExpression(node)) return isCode(node.argumentExpression);
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
    const { expression: object, name } = node.expression;
    return (
      isCode(object) ||
      (lookUps.includes(name.text) && node.arguments.some((one) => isCode(one) || isReceipt(one)))
    );
  };
  const visit = (node: ts.Node): void => {
    if (ts.isExpression(node) && isReceipt(node)) receipts += 1;
    if (decidesBy(node)) {
      const file = node.getSourceFile();
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      comparisons.push(
        `${relative(process.cwd(), file.fileName)}:${line + 1}: ${node.getText().split('\n')[0]}`,
      );
    }
    ts.forEachChild(node, visit);
  };
  for (const path of paths) {
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`${path} is not part of the program`);
    visit(file);
  }
  return { comparisons, receipts };
}

/** An object whose `status` can only be what a receipt's is, whatever the type is called. */
function isReceiptType(checker: ts.TypeChecker, type: ts.Type): boolean {
  const parts = (type.isUnion() ? type.types : [type]).filter(
    ({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)),
  );
  return parts.length > 0 && parts.every((part) => hasStatus(checker, part));
}

function hasStatus(checker: ts.TypeChecker, type: ts.Type): boolean {
  const status = type.flags & ts.TypeFlags.Object ? type.getProperty('status') : undefined;
  if (!status) return false;
  const values = checker.getTypeOfSymbol(status);
  return (values.isUnion() ? values.types : [values]).every(
    (value) => value.isStringLiteral() && statuses.includes(value.value),
  );
}
