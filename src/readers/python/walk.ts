import type {
  PythonArgument,
  PythonAssignment,
  PythonCall,
  PythonCheck,
  PythonClass,
  PythonFunction,
  PythonImport,
  PythonLoop,
  PythonMembership,
  PythonNanComparison,
  PythonReturn,
  PythonStore,
  PythonUpdate,
  PythonValue,
} from "../../facts/python-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Located, Span } from "../../text/span.js";
import { newScope, type Origin, type Scope } from "../code/scope.js";
import type { SyntaxCursor } from "../syntax/syntax-cursor.js";
import { nodeTypes } from "./syntax-tree.js";

type Mutable<Facts> = { -readonly [Key in keyof Facts]: Facts[Key] };

export type OpenCall = Mutable<PythonCall>;
export type CallValue = Mutable<Extract<PythonValue, { kind: "call" }>>;

/** The one pass over the syntax tree: where it stands and what it has found. */
export interface Walk {
  readonly code: string;
  readonly cursor: SyntaxCursor;
  readonly imports: PythonImport[];
  readonly calls: OpenCall[];
  readonly assignments: PythonAssignment[];
  readonly updates: PythonUpdate[];
  /** Attributes that tell how an answer ended. */
  readonly answerEnds: Set<string>;
  readonly stores: PythonStore[];
  readonly functions: Mutable<PythonFunction>[];
  readonly classes: Mutable<PythonClass>[];
  readonly returns: PythonReturn[];
  readonly loops: PythonLoop[];
  readonly checks: PythonCheck[];
  readonly nanComparisons: PythonNanComparison[];
  readonly memberships: PythonMembership[];
  readonly strings: Located<string>[];
  /** Environment variables that are read. */
  readonly environment: Sign[];
  /** Names from imported modules that are called or used as decorators, where first. */
  readonly used: Map<string, Span>;
  /** Calls whose callee starts with a name that was not known when the call was read. */
  readonly unsettled: { readonly call: OpenCall; readonly value: CallValue; readonly origin: Origin }[];
  /** Dotted names read since the statement began; an expression's own are those after its start. */
  readonly reads: string[];
  scope: Scope;
  inLoop: boolean;
  /** Whether a `try` around has a handler that raises nothing. */
  caught: boolean;
  /** Whether a `try` around has any handler. */
  tried: boolean;
  depth: number;
  /** Assertions seen in the function being read. */
  assertions: number;
  /** Annotated fields of the class being read. */
  fields: { readonly name: string; readonly annotation: string }[];
  mainGuard: Span | undefined;
}

/** What an expression is worth, and what it stands for when a call or a name continues from it. */
export interface Expression {
  readonly value: PythonValue;
  readonly origin?: Origin;
  /** For `receiver.attribute`. */
  readonly receiver?: PythonValue;
}

/** Reads the expression under the cursor and leaves the cursor on it. */
export type ReadExpression = (walk: Walk) => Expression;

/** Reads the arguments under the cursor, which stands on an argument list. */
export type ReadArguments = (walk: Walk) => PythonArgument[];

/** Beyond this depth nothing is read, so that no input exhausts the stack. */
export const deepest = 300;

/** Begins a walk at `cursor`, which stands on the tree of `code`. */
export function startWalk(code: string, cursor: SyntaxCursor): Walk {
  return {
    code,
    cursor,
    imports: [],
    calls: [],
    assignments: [],
    updates: [],
    answerEnds: new Set(),
    stores: [],
    functions: [],
    classes: [],
    returns: [],
    loops: [],
    checks: [],
    nanComparisons: [],
    memberships: [],
    strings: [],
    environment: [],
    used: new Map(),
    unsettled: [],
    reads: [],
    scope: newScope("module", ""),
    inLoop: false,
    caught: false,
    tried: false,
    depth: 0,
    assertions: 0,
    fields: [],
    mainGuard: undefined,
  };
}

const expressionTypes = nodeTypes.map(({ name }) =>
  /^(?:\w+Expression|VariableName|Number|String|FormatString|ContinuedString|Ellipsis|None|Boolean)$/.test(name),
);

export function isExpression(cursor: SyntaxCursor): boolean {
  return expressionTypes[cursor.type.id] === true;
}

/** The names an assignment target binds, as written: `x`, `self.x`, both of `a, b`. Subscripts bind none. */
export function targetNames(code: string, target: PythonValue): string[] {
  if (target.kind === "list") return target.items.flatMap((item) => targetNames(code, item));
  if (target.kind !== "name") return [];
  return [code.slice(target.span.start, target.span.end).replace(/\s+/g, "")];
}
