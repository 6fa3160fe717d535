import type { CodeValue } from "../../../facts/code-value.js";
import { remembered } from "../../../project/once-per.js";
import type { Project } from "../../../project/project.js";
import { type ScriptModule, scriptsOf } from "../../../project/scripts.js";
import { entryOf, productionScripts } from "../../../rules/parts/model-requests.js";
import { answersOf, modelTextRules } from "../../../rules/parts/script-model-text.js";
import { scriptFlow } from "../../../semantics/script-flow.js";
import { lastPart } from "../../../text/last-part.js";
import type { Span } from "../../../text/span.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const scriptTextToHtml: CodeCheck = {
  flags:
    "Text that a model wrote, or messages of a chat's hook, put into a page as HTML: `dangerouslySetInnerHTML`, `innerHTML`, `insertAdjacentHTML`, `document.write`.",
  silent: "React's `{text}`, `textContent`, Markdown components, files that sanitise or escape, and HTML that people or the project wrote.",
  source: "OWASP LLM05:2025; Semgrep's rules for LLMs; React on `dangerouslySetInnerHTML`",
  languages: ["JavaScript"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in more than 140 repositories.",
  find: (project) => look(project),
};

/** Hooks that hold what a model answers. */
const hooks =
  /^(?:@ai-sdk\/(?:react|vue|svelte)|ai\/(?:react|vue|svelte|rsc))\.(?:useChat|useCompletion|useObject|experimental_useObject|useAssistant)$/;
/** What makes HTML of Markdown and keeps the HTML in it; `markdown-it` and `micromark` escape it. */
const markdown = /(?:^|\.)(?:marked|marked\.parse|marked\.parseInline|parseInline|makeHtml)$/;
const sanitizes = /sanit|purify|escape|(?:^|\W)xss\b|encodeHTML|he\.encode|rehype-sanitize/i;
const inserted = /\.(?:innerHTML|outerHTML)$/;
const inserts = /\.insertAdjacentHTML$|^document\.writeln?$/;

interface Insertion {
  readonly by: string;
  readonly value: CodeValue;
  readonly scope: string;
  readonly span: Span;
}

const look = remembered((project: Project): readonly CodeProblem[] => {
  const asked = answersOf(project);
  const isSource = (call: Parameters<typeof asked.has>[0]) => asked.has(call) || hooks.test(call.name);
  const passesOn = new RegExp(`${modelTextRules.passesOn.source}|${markdown.source}`);
  const followOf = scriptFlow(scriptsOf(project), { ...modelTextRules, isSource, passesOn });
  return productionScripts(project).flatMap((module): CodeProblem[] => {
    const all = insertionsIn(module);
    if (all.length === 0 || isSanitised(module)) return [];
    const [first, ...others] = all.flatMap((one) => {
      const origin = followOf(module)(one.value, one.scope, one.span.start);
      return origin?.kind === "source" ? [{ ...one, from: origin.at }] : [];
    });
    if (!first) return [];
    return [
      {
        kind: "partial",
        message: `\`${first.by}\` takes what a model wrote for HTML: a prompt injection could put scripts and links into the page. Show it as text or Markdown, or sanitise it.`,
        at: module.place(first.span),
        related: [
          { message: "The model writes it here.", at: first.from },
          ...others.map(({ span }) => ({ message: "Here too.", at: module.place(span) })),
        ],
      },
    ];
  });
});

function insertionsIn({ facts }: ScriptModule): readonly Insertion[] {
  const jsx = facts.html.flatMap(({ value, scope, span }) => {
    const text = entryOf([value], /^__html$/);
    return text ? [{ by: "dangerouslySetInnerHTML", value: text, scope, span }] : [];
  });
  const assigned = facts.assignments.flatMap(({ targets, value, scope, span }) => {
    const target = targets.find((one) => inserted.test(one));
    return target ? [{ by: lastPart(target), value, scope, span }] : [];
  });
  const called = facts.calls.flatMap(({ name, arguments: given, scope, span }) => {
    const text = inserts.test(name) ? given.at(-1) : undefined;
    return text ? [{ by: lastPart(name), value: text.value, scope, span }] : [];
  });
  return [...jsx, ...assigned, ...called];
}

/** Whether a file has anything that makes HTML harmless. */
function isSanitised({ facts }: ScriptModule): boolean {
  return (
    facts.imports.some(({ module, as }) => sanitizes.test(`${module} ${as}`)) ||
    facts.calls.some(({ name }) => sanitizes.test(name)) ||
    facts.strings.some(({ value }) => value.includes("&lt;"))
  );
}
