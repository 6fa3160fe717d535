import type { Located, Span } from "../text/span.js";
import type { CodeValue } from "./code-value.js";
import type { CommonFacts } from "./sign.js";

/** One name brought in by `import`, `export … from`, `require()` or `import()`. */
export interface ScriptImport {
  /** The module as written: `@langchain/openai`, `next/server`, `node:fs`, `./prompts`. */
  readonly module: string;
  /** The export that is brought in: `default` for `import x from` and `require()`, `*` for all; none where it is only loaded. */
  readonly name?: string;
  /** The name it is bound to in the file, or exported by; `""` where it is bound to none. */
  readonly as: string;
  /** Whether only its type is brought in, so that nothing of the module is loaded. */
  readonly typeOnly: boolean;
  /** The module, quotes left out. */
  readonly span: Span;
}

/** An argument of a call; `...rest` has `unpacked`. */
export interface ScriptArgument {
  readonly unpacked?: true;
  readonly value: CodeValue;
}

/** A call, `new X()`, or tagged template (its one argument is the text), in source order. */
export interface ScriptCall {
  /**
   * The callee's dotted name, resolved through imports, and through variables that were assigned a call:
   * `client.chat.completions.create` after `const client = new OpenAI()` reads `openai.OpenAI().chat.completions.create`.
   *
   * An imported name is `<module>.<export>`; the members of a namespace (`import * as x`, `await import()`) are those of the module.
   * A default import, and what `require()` gives, is the export of its own name when it is capitalised, as classes are, else the module:
   * `import OpenAI from "openai"` and `import { OpenAI } from "openai"` both give `openai.OpenAI`, and
   * `import client from "prom-client"` gives `prom-client.Counter` for `client.Counter`.
   * Modules stand as written, but without `node:`, and without `npm:` and version. `?.` and `!` are left out.
   *
   * A callee that has no name (`f()()`, `x[0]()`) is written from its last member, with a leading dot: `.map`.
   */
  readonly name: string;
  readonly arguments: readonly ScriptArgument[];
  /** The callee. */
  readonly span: Span;
  /** The call with its arguments. */
  readonly whole: Span;
  /**
   * Dotted name of the enclosing functions and classes, `""` at module level. A function is named as it is declared, or by the variable
   * or key that holds it; others are `<anonymous>`.
   */
  readonly scope: string;
  /** Whether it is `new X()`. */
  readonly constructs: boolean;
  /** Whether it stands in a `try` whose `catch` throws nothing. */
  readonly caught?: true;
  /** What the callee is a member of, where `name` does not say so: `reply.choices[0]` of `reply.choices[0].trim()`. */
  readonly receiver?: CodeValue;
}

/** A variable, field or enum member and what it is first given, or an assignment, at any level. */
export interface ScriptAssignment {
  /** As written: `model`, `this.client`, `module.exports`; both of `const { a, b: c }`, as they are bound; `default` for `export default`. */
  readonly targets: readonly string[];
  readonly value: CodeValue;
  /** For a pattern, how each target is taken out of the value. */
  readonly taken?: readonly ScriptTaken[];
  readonly scope: string;
  readonly span: Span;
}

/** How a pattern takes a name out of a value. */
export interface ScriptTaken {
  readonly name: string;
  /** The members that lead to it: `["a", "b"]` for `c` in `{ a: { b: c } }`; absent where they are not known. */
  readonly path?: readonly string[];
  /** What it is where there is no such member. */
  readonly default?: CodeValue;
}

/** A name that a parameter of a function binds. */
export interface ScriptParameter extends ScriptTaken {
  /** Which parameter: the first is 0. */
  readonly index: number;
  /** Dotted name of the function's own scope. */
  readonly scope: string;
  readonly span: Span;
}

/** A value that a function gives back: by `return`, or the body of an arrow function that is an expression. */
export interface ScriptReturn {
  readonly value: CodeValue;
  readonly scope: string;
  readonly span: Span;
}

/** A `for`, `while` or `do` statement. */
export interface ScriptLoop {
  /** `each` for `for … of` and `for … in`. */
  readonly form: "for" | "each" | "while";
  /** What it goes on for: the condition; none for `for (;;)` and `each`. */
  readonly value?: CodeValue;
  readonly scope: string;
  /** The whole statement. */
  readonly span: Span;
}

/** What an `if` or `switch` decides by: the dotted names that its condition reads. */
export interface ScriptCondition {
  readonly names: readonly string[];
  readonly scope: string;
  readonly span: Span;
}

/** A function that the file exports, or a constant that a call gives, as in `export const POST = withAuth(…)`. */
export interface ScriptFunction {
  /** What it is exported as: `GET`, `handler`; `default` for the default export and `module.exports`. */
  readonly name: string;
  /** Whether it is written as an `async` function. */
  readonly async: boolean;
  /** The name where it is exported, or the word `default`. */
  readonly span: Span;
}

/** What a JavaScript or TypeScript file says. Types say nothing but what variables and parameters hold. */
export interface ScriptFacts extends CommonFacts {
  /** `imports`: nothing in the file can interest a rule, so only what it imports was read. */
  readonly depth: "full" | "imports";
  readonly imports: readonly ScriptImport[];
  readonly calls: readonly ScriptCall[];
  readonly assignments: readonly ScriptAssignment[];
  readonly functions: readonly ScriptFunction[];
  readonly parameters: readonly ScriptParameter[];
  readonly returns: readonly ScriptReturn[];
  readonly loops: readonly ScriptLoop[];
  readonly conditions: readonly ScriptCondition[];
  /** What JSX is told to take for HTML: the values of `dangerouslySetInnerHTML`. */
  readonly html: readonly ScriptReturn[];
  /** Whether it starts with `"use client"`, so that it is sent to browsers. */
  readonly client?: true;
  /** Components used as JSX elements, resolved like calls, each once. */
  readonly jsx: readonly Located<string>[];
  /** String literals and the literal pieces of templates, without modules, directives and JSX attributes; the first 2,000. */
  readonly strings: readonly Located<string>[];
  /** Number of non-blank, non-comment lines. */
  readonly codeLines: number;
}
