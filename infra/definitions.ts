import {
  CfnElement,
  CfnResource,
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  Reference,
  StringConcat,
  Tokenization,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** What CloudFormation will fill into a value, as far as synthesis can tell. */
export interface Definitions {
  /** Of each resource that it is named by, and of those that name these: another text is, perhaps, another name. */
  readonly texts: readonly string[];
  /** False where something else decides: a parameter, an import, a condition, a custom resource. */
  readonly areAll: boolean;
}

/** Looks behind the references in a value, in this stack and in others of the app. */
export function definitionsBehind(scope: IConstruct, value: unknown): Definitions {
  const texts = new Map<IConstruct, string>();
  let areAll = true;
  const lookAt = (seen: Seen) => {
    if (late.test(seen.text)) areAll = false;
    for (const target of seen.targets) lookBehind(target);
  };
  const lookBehind = (target: IConstruct) => {
    // other targets are stacks: what they are called, and where they are, is decided once
    if (!CfnElement.isCfnElement(target) || texts.has(target)) return;
    if (!CfnResource.isCfnResource(target) || answersForOthers.test(target.cfnResourceType)) {
      areAll = false;
      return;
    }
    const { text, properties, markers } = definitionOf(target);
    texts.set(target, text);
    // a property that another resource fills in may replace this one only if it names it
    const names = Object.entries(properties).filter(([property]) => property.endsWith('Name'));
    lookAt(seenIn(JSON.stringify(names), markers));
  };
  const reader = new Reader();
  lookAt(seenIn(reader.read(scope, value), reader.markers));
  return { texts: [...texts.values()], areAll };
}

interface Seen {
  readonly text: string;
  readonly targets: readonly IConstruct[];
}

type Markers = ReadonlyMap<string, IConstruct>;

/** Stands for what only CloudFormation knows. */
const lateMarker = '{late}';
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
const late = /\{late\}|\{\{resolve:/;
/** Resources whose attributes may change while their definition does not. */
const answersForOthers = /^Custom::|^AWS::CloudFormation::(?:CustomResource|Stack)$/;
/** Functions that decide nothing by themselves. */
const structural = ['Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::Base64'];

function seenIn(text: string, markers: Markers): Seen {
  const found = [...markers].filter(([marker]) => text.includes(marker));
  return { text, targets: found.map(([, target]) => target) };
}

function definitionOf(resource: CfnResource) {
  const reader = new Reader();
  // not in the types of CDK, whose own hash of a function is made of it
  const { _toCloudFormation: definition } = resource as unknown as { _toCloudFormation(): object };
  const { Resources } = JSON.parse(reader.read(resource, definition.call(resource))) as {
    Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
  };
  const [{ Type = '', Properties = {} } = {}] = Object.values(Resources);
  return { text: JSON.stringify([Type, Properties]), properties: Properties, markers: reader.markers };
}

/** Writes a value down, with a marker for each reference and for each function that decides something. */
class Reader extends DefaultTokenResolver {
  readonly markers = new Map<string, IConstruct>();

  constructor() {
    super(new StringConcat());
  }

  read(scope: IConstruct, value: unknown): string {
    return JSON.stringify(Tokenization.resolve(value, { scope, resolver: this }) ?? '');
  }

  override resolveToken(token: IResolvable, context: IResolveContext, post: IPostProcessor): unknown {
    if (Reference.isReference(token)) {
      const marker = `{${token.target.node.path}.${token.displayName}}`;
      this.markers.set(marker, token.target);
      return marker;
    }
    const resolved: unknown = super.resolveToken(token, context, post);
    const [name, argument] = functionIn(resolved);
    if (name === undefined) return resolved;
    return isKnownFunction(name, argument) ? `{${name}:${JSON.stringify(argument)}}` : lateMarker;
  }
}

function functionIn(value: unknown): [name?: string, argument?: unknown] {
  if (typeof value !== 'object' || value === null) return [];
  const [[name = '', argument] = [], ...others] = Object.entries(value);
  return others.length === 0 && /^(?:Ref$|Fn::)/.test(name) ? [name, argument] : [];
}

function isKnownFunction(name: string, argument: unknown): boolean {
  if (name === 'Ref') return String(argument).startsWith('AWS::');
  if (name === 'Fn::Sub') return !/\$\{(?!!|AWS::)/.test(String(argument));
  return structural.includes(name);
}
