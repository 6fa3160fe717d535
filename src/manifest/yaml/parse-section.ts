import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import type { Steps } from "../../text/steps.js";

/** What the sections of one text may still cost together. A lexeme takes the parser some 5 µs, an error some 20. */
export interface ParseBudget {
  lexemes: number;
  errors: number;
}

/** Enough for a megabyte of manifest, and spent in about a second. */
export function newBudget(): ParseBudget {
  return { lexemes: 250_000, errors: 1000 };
}

/** Open brackets and indentations. Composing much deeper ones could overflow the stack. */
const maxDepth = 200;

/** That keys are unique is our own check: the library's takes quadratic time. Tags of YAML 1.1 would make dates and bytes of texts. */
const options = {
  schema: "core",
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: "error",
} as const;

/** A step takes the parser a few milliseconds, the first time that its code runs. */
const lexemesPerStep = 1_000;

/** Parses a text as one YAML document; `undefined` when it is nested too deeply or the budget runs out. Never throws. */
export function* parseSection(text: string, budget: ParseBudget): Steps<Document | undefined> {
  try {
    const tokens: CST.Token[] = [];
    const parser = new Parser();
    for (const lexeme of new Lexer().lex(text)) {
      budget.lexemes--;
      for (const token of parser.next(lexeme)) {
        if (token.type === "error" || token.type === "directive") budget.errors--;
        tokens.push(token);
      }
      if (parser.stack.length > maxDepth || budget.lexemes <= 0 || budget.errors <= 0) return undefined;
      if (budget.lexemes % lexemesPerStep === 0) yield;
    }
    tokens.push(...parser.end());
    yield;
    const [document] = new Composer(options).compose(tokens, true, text.length);
    budget.errors -= document?.errors.length ?? 0;
    return document;
  } catch {
    return undefined;
  }
}
