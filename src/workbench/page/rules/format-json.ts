import { type JsonNode, readJsonNodes } from '../json/json-nodes.ts';

const widest = 80;

/** Laid out anew, every token as it was. What is no JSON stays as it is. */
export function formatJson(text: string): string {
  const [root] = readJsonNodes(text);
  return root === undefined ? text : printed(root, '');
}

function printed(node: JsonNode, indent: string): string {
  const short = inOneLine(node);
  const isArrayOrSmall =
    node.kind !== 'object' || (node.depth > 1 && node.children.every(({ kind }) => kind === 'leaf'));
  if (isArrayOrSmall && indent.length + short.length <= widest) return short;
  const [open, close] = node.kind === 'object' ? '{}' : '[]';
  if (node.kind === 'leaf' || node.children.length === 0) return short;
  const deeper = `${indent}  `;
  const lines = node.children.map((child) => `${deeper}${nameOf(child)}${printed(child, deeper)}`);
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function inOneLine(node: JsonNode): string {
  if (node.kind === 'leaf') return node.text;
  const within = node.children.map((child) => nameOf(child) + inOneLine(child)).join(', ');
  if (node.kind === 'array') return `[${within}]`;
  return within === '' ? '{}' : `{ ${within} }`;
}

function nameOf({ name }: JsonNode): string {
  return name === undefined ? '' : `${name}: `;
}
