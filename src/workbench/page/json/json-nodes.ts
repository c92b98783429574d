/**
 * A value of a JSON text with the tokens as they stand there. `JSON.parse` and printing again would round big numbers,
 * put names that are numbers first and keep one of two equal names.
 */
export interface JsonNode {
  /** Its place among all values of the text. */
  readonly id: number;
  readonly parent: JsonNode | undefined;
  /** Token of its name, with quotes; elements and the whole have none. */
  readonly name: string | undefined;
  readonly kind: 'object' | 'array' | 'leaf';
  /** Token of a leaf; empty for the others. */
  readonly text: string;
  readonly children: readonly JsonNode[];
  readonly depth: number;
  /** Among its siblings, from 0. */
  readonly position: number;
}

type NodeInMaking = JsonNode & { readonly children: JsonNode[] };

/** @returns every value in the order of the text, the whole first; nothing where the text is not JSON */
export function readJsonNodes(text: string): readonly JsonNode[] {
  try {
    JSON.parse(text);
  } catch {
    return [];
  }
  const nodes: NodeInMaking[] = [];
  let parent: NodeInMaking | undefined;
  let name: string | undefined;
  const add = (kind: JsonNode['kind'], token: string): NodeInMaking => {
    const [depth, position] = parent === undefined ? [0, 0] : [parent.depth + 1, parent.children.length];
    const node = { id: nodes.length, parent, name, kind, text: token, children: [], depth, position };
    nodes.push(node);
    parent?.children.push(node);
    name = undefined;
    return node;
  };
  // An own stack: a text may nest deeper than calls can.
  const around: (NodeInMaking | undefined)[] = [];
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      around.push(parent);
      parent = add(token === '{' ? 'object' : 'array', '');
    } else if (token === '}' || token === ']') {
      parent = around.pop();
    } else if (parent?.kind === 'object' && name === undefined) {
      name = token;
    } else {
      add('leaf', token);
    }
  }
  return nodes;
}

/** Of a text that is known to be JSON. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]|[^\s[\]{},:"]+/g;

/** The names on the way to it. Elements of arrays have none, as in a pattern. */
export function pathOf(node: JsonNode): readonly string[] {
  const path: string[] = [];
  for (let at: JsonNode | undefined = node; at !== undefined; at = at.parent) {
    if (at.name !== undefined) path.unshift(JSON.parse(at.name));
  }
  return path;
}
