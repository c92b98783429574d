import { asText, called, compared, entriesOf, literal } from './functions.ts';
import type { Node } from './parsed-module.ts';
import { segmentsOf } from './text-segments.ts';

/** What a name stands for: `var`, `local`, `each`, `data`, a variable of a loop. Nothing for the type of a resource. */
export type Names = (name: string) => unknown;

/** A resource, or one of several, as an expression names it. */
export class Named {
  readonly type: string;
  readonly name: string;
  readonly key: string | undefined;

  constructor(type: string, name: string, key?: string) {
    this.type = type;
    this.name = name;
    this.key = key;
  }
}

/** Terraform's expressions, as far as the module has them. Of a resource an attribute is what `attribute` makes of it. */
export class Evaluation {
  readonly #trees: ReadonlyMap<string, Node>;
  readonly #attribute: (resource: Named, attribute: string) => unknown;

  constructor(trees: ReadonlyMap<string, Node>, attribute: (resource: Named, attribute: string) => unknown) {
    this.#trees = trees;
    this.#attribute = attribute;
  }

  /** @param value of an argument, as the parser has it */
  valueOf(value: unknown, names: Names): unknown {
    if (Array.isArray(value)) return value.map((one) => this.valueOf(one, names));
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(([key, member]) => [key, this.valueOf(member, names)]);
      return Object.fromEntries(members);
    }
    if (typeof value !== 'string') return value;
    const values = segmentsOf(value).map((segment) => {
      if ('literal' in segment) return segment.literal;
      if ('expression' in segment) return this.#node(this.#treeOf(segment.expression), names);
      const { condition, yes, no } = segment;
      return this.valueOf(this.#node(this.#treeOf(condition), names) === true ? yes : no, names);
    });
    return values.length === 1 ? values[0] : values.map(asText).join('');
  }

  #treeOf(expression: string): Node {
    const tree = this.#trees.get(expression);
    if (!tree) throw new Error(`nobody has parsed ${expression}`);
    return tree;
  }

  #node(node: Node, names: Names): unknown {
    const { type, children, meta } = node;
    const child = (at: number) => this.#node(children[at] as Node, names);
    switch (type) {
      case 'literalValue':
        return literal(meta);
      case 'template':
        return children.map((one) => asText(this.#node(one, names))).join('');
      case 'templateWrap':
        return child(0);
      case 'tuple':
        return children.map((one) => this.#node(one, names));
      case 'object':
        return this.#object(node, names);
      case 'scopeTraversal':
        return this.#traversal(names, meta.traversal as unknown as readonly Step[]);
      case 'relativeTraversal':
        return this.#after(child(0), meta.traversal as unknown as readonly Step[]);
      case 'index':
        return this.#oneOf(child(0), String(child(1)));
      case 'function':
        return called(
          String(meta.name),
          children.map((one) => this.#node(one, names)),
        );
      case 'conditional':
        return child(0) === true ? child(1) : child(2);
      case 'binaryOp':
        return compared(String(meta.operator), child(0), child(1));
      case 'unaryOp':
        return meta.operator === 'negate' ? -Number(child(0)) : child(0) !== true;
      case 'for':
        return this.#loop(node, names);
      default:
        throw new Error(`an expression of the type ${type}: ${meta.value}`);
    }
  }

  /** The parser has no name for a key without quotes in its tree, so that values are found by how they are written. */
  #object({ children, meta }: Node, names: Names): unknown {
    const items = Object.entries(meta.items as unknown as Readonly<Record<string, string>>);
    const members = items.map(([key, written]) => {
      const value = children.find((child, at) => at % 2 === 1 && child.meta.value === written);
      if (!value) throw new Error(`nothing is written as ${written}`);
      return [key.startsWith('"') ? JSON.parse(key) : key, this.#node(value, names)];
    });
    return Object.fromEntries(members);
  }

  #traversal(names: Names, [root, ...steps]: readonly Step[]): unknown {
    const segment = root?.segment ?? '';
    const value = names(segment);
    const [first, ...rest] = steps;
    if (value !== undefined || !first) return this.#after(value, steps);
    return this.#after(new Named(segment, first.segment), rest);
  }

  #after(value: unknown, steps: readonly Step[]): unknown {
    return steps.reduce((one, { type, segment }) => {
      if (type === 'indexTraversal') return this.#oneOf(one, segment.replaceAll('"', ''));
      return one instanceof Named ? this.#attribute(one, segment) : memberOf(one, segment);
    }, value);
  }

  #oneOf(value: unknown, key: string): unknown {
    return value instanceof Named ? new Named(value.type, value.name, key) : memberOf(value, key);
  }

  #loop({ children, meta }: Node, names: Names): unknown {
    const [collection, ...others] = children as readonly [Node, ...Node[]];
    const isObject = meta.openRangeValue === '{';
    const [keyNode, valueNode, condition] = isObject ? others : [undefined, ...others];
    const result: [unknown, unknown][] = [];
    for (const [key, value] of entriesOf(this.#node(collection, names))) {
      const inner: Names = (name) => {
        if (name === meta.valVar) return value;
        return name === meta.keyVar ? key : names(name);
      };
      if (condition && this.#node(condition, inner) !== true) continue;
      result.push([keyNode && this.#node(keyNode, inner), this.#node(valueNode as Node, inner)]);
    }
    return isObject ? Object.fromEntries(result as [string, unknown][]) : result.map(([, value]) => value);
  }
}

interface Step {
  readonly type: 'nameTraversal' | 'indexTraversal';
  readonly segment: string;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value === 'object' && value !== null && key in value)
    return (value as Record<string, unknown>)[key];
  throw new Error(`no ${key} in ${JSON.stringify(value)}`);
}
