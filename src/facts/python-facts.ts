import type { Located, Span } from "../text/span.js";
import type { CodeValue } from "./code-value.js";
import type { CommonFacts } from "./sign.js";

/** A value in Python source. */
export type PythonValue = CodeValue;

/** One name brought in by an import statement. */
export interface PythonImport {
  /** The dotted module without leading dots: `sklearn.model_selection`. Empty for `from . import x`. */
  readonly module: string;
  /** The imported member in `from module import name`; `*` for a star import. */
  readonly name?: string;
  /** The name it is bound to in the file. */
  readonly as: string;
  /** Leading dots: 0 for an absolute import. */
  readonly level: number;
  /** Whether the code goes on without it, by a `try` around it, or because only type checkers read it. */
  readonly optional?: true;
  readonly span: Span;
}

/** An argument of a call; positional ones have no `name`; `*args` and `**kwargs` have `unpacked`. */
export interface PythonArgument {
  readonly name?: string;
  readonly unpacked?: true;
  readonly value: PythonValue;
}

/** A call, in source order. */
export interface PythonCall {
  /**
   * The callee's dotted name, resolved through imports, and through variables that were assigned a call:
   * `client.chat.completions.create` after `client = OpenAI()` reads `openai.OpenAI().chat.completions.create`.
   * A callee that has no name (`f()()`, `x[0]()`) is written from its last attribute, with a leading dot: `.fit`.
   */
  readonly name: string;
  readonly arguments: readonly PythonArgument[];
  /** The callee. */
  readonly span: Span;
  /** The call with its arguments. */
  readonly whole: Span;
  /** Dotted name of the enclosing functions and classes, `""` at module level. */
  readonly scope: string;
  /** The names that the call's value is assigned to, or unpacked into, if it is the whole right-hand side. */
  readonly assignedTo: readonly string[];
  /** Whether the call is awaited, or is inside a loop (`for`, `while`, comprehension). */
  readonly awaited: boolean;
  readonly inLoop: boolean;
  /** Whether it stands in a `try` that has a handler which raises nothing. */
  readonly caught?: true;
  /** Whether it stands in a `try` that has a handler, which may raise something else. */
  readonly tried?: true;
  /**
   * What the callee is a member of, where `name` does not say so: `response.choices[0]` of `response.choices[0].strip()`, and `client` of
   * `client.close()`, which is named after what was assigned to it.
   */
  readonly receiver?: PythonValue;
  /** The blanks before it, where it is a statement of its own that begins a line: what an edit writes before or after it takes as many. */
  readonly indent?: string;
}

/** An assignment to names, at any level. */
export interface PythonAssignment {
  readonly targets: readonly string[];
  readonly value: PythonValue;
  readonly scope: string;
  readonly span: Span;
}

/** A statement that changes what a name holds by an operator: `x += [1]`, `x["key"] += 1`. */
export interface PythonUpdate {
  /** The dotted name, as in a value of kind `name`. */
  readonly of: string;
  /** Whether only a part of it is changed. */
  readonly isPart?: true;
  readonly scope: string;
  readonly span: Span;
}

/** What is put into a part of something, or deleted out of it: `df["age"] = …`, `df.loc[rows, "age"] = …`, `del df["age"]`. */
export interface PythonStore {
  /** The dotted name, as in a value of kind `name`: `df.loc`. */
  readonly of: string;
  /**
   * What stands between the brackets, blanks outside of texts left out; more brackets stay as they are: `"a"]["b"`. Absent where it is too
   * long, or a part of a part that no literal keys name: `x[k][j] = …`, `x[0].y = …`.
   */
  readonly index?: string;
  /** Absent for what is deleted. */
  readonly value?: PythonValue;
  readonly scope: string;
  readonly span: Span;
}

/** A value that a function gives back, by `return` or `yield`. */
export interface PythonReturn {
  readonly value: PythonValue;
  readonly scope: string;
  readonly span: Span;
}

/** A `for` or `while` statement. */
export interface PythonLoop {
  readonly form: "for" | "while";
  /** The names that a `for` binds. */
  readonly targets: readonly string[];
  /** What is iterated over, or the condition. */
  readonly value: PythonValue;
  readonly scope: string;
  /** The whole statement. */
  readonly span: Span;
}

/** A function or method definition. */
export interface PythonFunction {
  readonly name: string;
  readonly scope: string;
  readonly async: boolean;
  readonly parameters: readonly { readonly name: string; readonly annotation?: string; readonly default?: PythonValue }[];
  readonly decorators: readonly { readonly name: string; readonly arguments: readonly PythonArgument[]; readonly span: Span }[];
  /** The name. */
  readonly span: Span;
  /** Whether the body does nothing: only a docstring, `pass`, `...`, `return`, or `raise NotImplementedError`. */
  readonly empty: boolean;
  /** Number of `assert` statements and of calls on `self.assert…`, `pytest.raises`, `np.testing…` in the body; or else in the functions of the file that it calls. */
  readonly assertions: number;
}

/** A class definition. */
export interface PythonClass {
  readonly name: string;
  readonly bases: readonly string[];
  /** Annotated fields of the body: name and annotation source. */
  readonly fields: readonly { readonly name: string; readonly annotation: string }[];
  readonly span: Span;
}

/** An order comparison that an `assert` or an `if` decides by, in source order. */
export interface PythonCheck {
  readonly form: "assert" | "if";
  /** Both sides as written, blanks folded, at most 120 UTF-16 units each; of `all(x > floor for x in scores)` `scores` and `floor`. */
  readonly left: string;
  readonly operator: "<" | "<=" | ">" | ">=";
  readonly right: string;
  /** For an `if`: the calls of its branches by name, and `raise`, where one raises; empty for an `assert`. */
  readonly does: readonly string[];
  readonly scope: string;
  /** The comparison. */
  readonly span: Span;
}

/** `==` or `!=` with NaN, which is equal to nothing. */
export interface PythonNanComparison {
  readonly operator: "==" | "!=";
  /** The side that is held against NaN. */
  readonly value: PythonValue;
  readonly scope: string;
  /** The comparison. */
  readonly span: Span;
}

/** A question whether something is one of others: `name in allowed`, `name not in allowed`. */
export interface PythonMembership {
  /** The dotted names that the left side reads. */
  readonly names: readonly string[];
  readonly scope: string;
  readonly span: Span;
}

/** What a Python file, or all code cells of a notebook in order, says. */
export interface PythonFacts extends CommonFacts {
  /** `imports`: nothing in the file can interest a rule, so only its import statements were read. */
  readonly depth: "full" | "imports";
  readonly imports: readonly PythonImport[];
  readonly calls: readonly PythonCall[];
  readonly assignments: readonly PythonAssignment[];
  readonly updates: readonly PythonUpdate[];
  readonly stores: readonly PythonStore[];
  readonly functions: readonly PythonFunction[];
  readonly classes: readonly PythonClass[];
  readonly returns: readonly PythonReturn[];
  readonly loops: readonly PythonLoop[];
  /** The first 500. */
  readonly checks: readonly PythonCheck[];
  readonly nanComparisons: readonly PythonNanComparison[];
  /** Of names, not of literals. */
  readonly memberships: readonly PythonMembership[];
  /** String literals that are not docstrings, the first 2,000. */
  readonly strings: readonly Located<string>[];
  /** What it reads of how a model's answer ended, by attribute or key, each once: `finish_reason`, `stop_reason`, `refusal` … */
  readonly answerEnds: readonly string[];
  /** The `if __name__ == "__main__"` line, if any. */
  readonly mainGuard?: Span;
  /** Number of non-blank, non-comment lines. */
  readonly codeLines: number;
}
