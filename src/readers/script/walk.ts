import type { TreeCursor } from "@lezer/common";
import { parser } from "@lezer/javascript";
import type { CodeValue } from "../../facts/code-value.js";
import type {
  ScriptAssignment,
  ScriptCall,
  ScriptCondition,
  ScriptFunction,
  ScriptImport,
  ScriptLoop,
  ScriptParameter,
  ScriptReturn,
} from "../../facts/script-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Located, Span } from "../../text/span.js";
import { newScope, type Origin, type Scope } from "../code/scope.js";
import { acceptedSyntax } from "./accepted-syntax.js";

type Mutable<Facts> = { -readonly [Key in keyof Facts]: Facts[Key] };

export type OpenCall = Mutable<ScriptCall>;
export type CallValue = Mutable<Extract<CodeValue, { kind: "call" }>>;

/** Which syntax a file may use. In TypeScript without JSX `<T>x` is a cast. */
export type Dialect = "jsx" | "ts" | "ts jsx";

/** The one pass over the syntax tree: where it stands and what it has found. */
export interface Walk {
  readonly code: string;
  readonly cursor: TreeCursor;
  readonly imports: ScriptImport[];
  readonly calls: OpenCall[];
  readonly assignments: ScriptAssignment[];
  readonly parameters: ScriptParameter[];
  readonly returns: ScriptReturn[];
  readonly loops: ScriptLoop[];
  readonly conditions: ScriptCondition[];
  /** What JSX is told to take for HTML. */
  readonly html: ScriptReturn[];
  readonly strings: Located<string>[];
  /** Components used as elements, where first. */
  readonly jsx: Map<string, Span>;
  /** Environment variables that are read. */
  readonly environment: Sign[];
  /** Names from packages that are called, passed on or used as elements, where first. */
  readonly used: Map<string, Span>;
  /** Calls whose callee starts with a name that was not known when the call was read. */
  readonly unsettled: { readonly call: OpenCall; readonly value: CallValue; readonly origin: Origin }[];
  /** Dotted names read since the statement began; an expression's own are those after its start. */
  readonly reads: string[];
  /** The values that are functions, and whether they are `async`. */
  readonly functionValues: Map<CodeValue, boolean>;
  /** What the module's own names stand for, if it can be called: whether it is an `async` function. */
  readonly callables: Map<string, boolean>;
  /** What is exported: a function, or a name of the module, which may be bound further down. */
  readonly exports: { readonly name: string; readonly span: Span; readonly local?: string; readonly async?: boolean }[];
  scope: Scope;
  /** Whether a `try` around has a `catch` that throws nothing. */
  caught: boolean;
  depth: number;
  /** Reads the expression under the cursor, records what it holds, and leaves the cursor on it. */
  read(): Expression;
  /** Reads the statements under the cursor, which stands on a script or block. */
  readStatements(): void;
}

/** What an expression is worth, and what it stands for when a call or a name continues from it. */
export interface Expression {
  readonly value: CodeValue;
  readonly origin?: Origin;
}

/** Beyond this depth nothing is read, so that no input exhausts the stack. */
export const deepest = 300;

const parsers = { jsx: configured("jsx"), ts: configured("ts"), "ts jsx": configured("ts jsx") } as const;

/** V8 keeps what `configure` gives as a dictionary, which makes parsing half as slow again; a copy by spread it keeps as an object. */
function configured(dialect: Dialect): typeof parser {
  return Object.setPrototypeOf({ ...parser.configure({ dialect }) }, Object.getPrototypeOf(parser));
}

/** The parser of a dialect. */
export function parserOf(dialect: Dialect): typeof parser {
  return parsers[dialect];
}

/** A walk at the start of a script; the two functions read what stands under its cursor. */
export function startWalk(code: string, dialect: Dialect, read: (walk: Walk) => Expression, readStatements: (walk: Walk) => void): Walk {
  return {
    code,
    cursor: parserOf(dialect)
      .parse(dialect === "jsx" ? code : acceptedSyntax(code))
      .cursor(),
    imports: [],
    calls: [],
    assignments: [],
    parameters: [],
    returns: [],
    loops: [],
    conditions: [],
    html: [],
    strings: [],
    jsx: new Map(),
    environment: [],
    used: new Map(),
    unsettled: [],
    reads: [],
    functionValues: new Map(),
    callables: new Map(),
    exports: [],
    scope: newScope("module", ""),
    caught: false,
    depth: 0,
    read() {
      return read(this);
    },
    readStatements() {
      readStatements(this);
    },
  };
}

const expressionTypes = parser.nodeSet.types.map((type) => type.is("Expression"));
const patternTypes = parser.nodeSet.types.map(({ name }) => /^(?:VariableDefinition|ArrayPattern|ObjectPattern)$/.test(name));
/** Types, and what is only declared, are gone when the code runs. */
const typeTypes = parser.nodeSet.types.map(
  (type) =>
    type.is("Type") ||
    /^(?:Type(?:Annotation|ArgList|ParamList|Predicate|AliasDeclaration)|(?:Interface|Ambient)Declaration|.*Comment)$/.test(type.name),
);

export function isExpression(cursor: TreeCursor): boolean {
  return expressionTypes[cursor.type.id] === true;
}

export function isPattern(cursor: TreeCursor): boolean {
  return patternTypes[cursor.type.id] === true;
}

/** Whether the node says nothing about what the code does. */
export function isErased(cursor: TreeCursor): boolean {
  return typeTypes[cursor.type.id] === true;
}

/** Whether a value is a function, or what a call gives and may be one: whether it is `async`; `undefined` for other values. */
export function callableValue({ functionValues }: Walk, value: CodeValue): ScriptFunction["async"] | undefined {
  return functionValues.get(value) ?? (value.kind === "call" ? false : undefined);
}
