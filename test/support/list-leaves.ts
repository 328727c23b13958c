import ts from 'typescript';

/** A scalar, `{}` or `[]` of a JSON text, seen by another parser than the project's. */
export interface Leaf {
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  /** A text as it reads, anything else as it is written. */
  readonly value: string;
  readonly isText: boolean;
}

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

function keyOf(name: ts.PropertyName): string {
  if (ts.isStringLiteral(name) || ts.isIdentifier(name) || ts.isNumericLiteral(name)) return name.text;
  throw new Error(`not a key: ${ts.SyntaxKind[name.kind]}`);
}

/** Every leaf of a JSON text in its order, those under a key that occurs again included. TypeScript's parser reads it. */
export function listLeaves(text: string): Leaf[] {
  const withoutMark = text.replace(/^\ufeff/, '');
  const file = ts.parseJsonText('a.json', withoutMark);
  const leaves: Leaf[] = [];
  const add = (node: ts.Expression, pointer: string): void => {
    const start = node.getStart(file);
    // Lines end as editors count them: JSON knows no other line ends.
    const before = withoutMark.slice(0, start).split(/\r\n|\r|\n/);
    leaves.push({
      pointer,
      line: before.length,
      column: before.at(-1)!.length + 1,
      value: ts.isStringLiteral(node) ? node.text : node.getText(file),
      isText: ts.isStringLiteral(node),
    });
  };
  const visit = (node: ts.Expression, pointer: string): void => {
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 0) {
      for (const property of node.properties) {
        if (!ts.isPropertyAssignment(property)) throw new Error(`not JSON: ${property.getText(file)}`);
        visit(property.initializer, `${pointer}/${escape(keyOf(property.name))}`);
      }
    } else if (ts.isArrayLiteralExpression(node) && node.elements.length > 0)
      node.elements.forEach((element, index) => visit(element, `${pointer}/${index}`));
    else add(node, pointer);
  };
  const [statement] = file.statements;
  if (statement && withoutMark.trim() !== '') visit(statement.expression, '');
  return leaves;
}
