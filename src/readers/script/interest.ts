import type { ScriptImport } from "../../facts/script-facts.js";
import { isEveryday } from "../../tools/is-everyday.js";
import { toolsOfSign } from "../../tools/tools-of-sign.js";
import { moduleName } from "./module-name.js";

/** What a rule looks at even in a file that imports nothing of note. */
const interestingWords = new RegExp(
  [
    // The environment, requests, and addresses other than web pages.
    "process\\.env|import\\.meta\\.env|Deno\\.env|Bun\\.env|\\bfetch\\(|(?<!https?):\\/\\/|https:\\/\\/api\\.",
    // Code that runs text or commands.
    "(?<![.\\w])eval\\(|new Function\\(|child_process|JSON\\.parse\\(|JSON\\.stringify\\([^;]{0,200}\\b(?:level|message|msg)\\b|\\.query\\(\\s*`[^`]{0,2000}\\$\\{",
    // Model names, settings and prompts.
    "role:\\s*[\"']system|gpt-|claude-|gemini-|embedding|llama|mistral|[Mm]odel\\b|temperature|max_?[tT]okens|PROMPT|[Pp]rompt|You are ",
    // Settings of clients, and what is taken for HTML.
    "maxRetries|dangerously[AS]|[iI]nnerHTML",
    // Tests by functions that the runner provides without an import.
    "(?:^|\\n)[ \\t]*(?:it|test)\\(\\s*[\"'`]",
    // What users say of answers.
    "[Ff]eedback",
    // Models that come from a local module.
    "\\.(?:chat|completions?|messages|responses|embeddings?|generate\\w*|stream\\w*|invoke|embed\\w*)\\b[^\\n]{0,40}\\(",
    // Handlers of requests.
    "export\\s+(?:const|(?:async\\s+)?function)\\s+(?:GET|POST|PUT|PATCH|DELETE|handler|fetch|load|actions)\\b|export\\s+default\\s+(?:async\\s+)?function\\s+handler",
    "\\b(?:module\\.)?exports\\.\\w+ ?=|\\.(?:get|post|put|patch|delete|route)\\(\\s*[\"'`]\\/",
  ].join("|"),
);

/**
 * Whether a script has to be parsed whole: it imports a package of a tool whose calls tell something, or has a few words in its text.
 * In doubt the answer is yes.
 */
export function isInteresting(imports: readonly ScriptImport[], text: string): boolean {
  return imports.some(({ module, typeOnly }) => !typeOnly && isKnown(module)) || interestingWords.test(text);
}

const known = new Map<string, boolean>();

function isKnown(module: string): boolean {
  const { name, from } = moduleName(module);
  if (from !== "npm") return false;
  const found =
    known.get(name) ??
    toolsOfSign({ kind: "import", value: name, ecosystem: "npm", span: { start: 0, end: 0 } }).some(({ tool }) => !isEveryday(tool));
  known.set(name, found);
  return found;
}
