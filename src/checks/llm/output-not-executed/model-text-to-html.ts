import type { CodeValue } from "../../../facts/code-value.js";
import type { PythonCall } from "../../../facts/python-facts.js";
import { oncePerModules, productionModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import { type Sink, shortName, sinksReached } from "../../../rules/parts/model-text-sinks.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const modelTextToHtml: CodeCheck = {
  flags: "What a model answers is shown as HTML, unescaped: `Markup`, `mark_safe`, `HTMLResponse`, `unsafe_allow_html=True` and the like.",
  silent: "Templates that escape by themselves, text that is escaped or cleaned first, Markdown without HTML, and JSON.",
  source: "OWASP LLM05:2025; Semgrep's rules for LLMs",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in more than 140 repositories.",
  find: (project) => look(productionModules(project)),
};

const look = oncePerModules((modules): readonly CodeProblem[] =>
  sinksReached(modules, { sinkOf, isGuarded: isCleaned }).flatMap(({ sink: { call, module }, from, through, isGuarded }) => {
    if (isGuarded) return [];
    return [
      {
        kind: "partial",
        message: `\`${shortName(call.name)}\` shows what a model wrote as HTML: a prompt injection could put scripts and links into the page. Escape it with \`html.escape\`, or clean it with \`nh3\`.`,
        at: module.place(call.span),
        related: [
          ...(through ? [{ message: "Handed over here.", at: through }] : []),
          ...(from ? [{ message: "The model writes it here.", at: from }] : []),
        ],
      },
    ];
  }),
);

const takesHtml =
  /^(?:fastapi|starlette)\.responses\.HTMLResponse$|^sanic\.(?:response\.)?html$|^(?:markupsafe|flask)\.Markup$|^django\.utils\.(?:safestring\.mark_safe|html\.format_html)$|^flask\.render_template_string$|^streamlit\.components\.v1\.html$|^fasthtml\.(?:common\.)?NotStr$/;
const takesType = /^(?:fastapi|starlette|flask|quart|django\.http|aiohttp\.web)\.(?:responses\.)?(?:Http)?Response$/;

function sinkOf(call: PythonCall, module: PythonModule): Sink | undefined {
  const option = (name: RegExp) => call.arguments.find((one) => one.name !== undefined && name.test(one.name))?.value;
  const positional = call.arguments[0]?.name === undefined && !call.arguments[0]?.unpacked ? call.arguments[0]?.value : undefined;
  const type = option(/^(?:media_type|mimetype|content_type)$/);
  const isHtml =
    takesHtml.test(call.name) ||
    isOn(option(/^unsafe_allow_html$/)) ||
    (takesType.test(call.name) && type?.kind === "string" && /^text\/html\b/.test(type.value));
  const text = isHtml ? (positional ?? option(/^(?:content|body|text|html|response|source)$/)) : undefined;
  return text && { call, module, text };
}

function isOn(value: CodeValue | undefined): boolean {
  return value?.kind === "boolean" && value.value;
}

const cleans = /escape|saniti[sz]|bleach|(?:^|\.)nh3\.|clean|strip_tags|purif|striptags|conditional_escape/i;

/** Whether a function escapes or cleans something before it is shown: what, is not followed. */
function isCleaned({ facts }: PythonModule, { scope, whole }: PythonCall): boolean {
  return facts.calls.some((call) => {
    if (call.scope !== scope || call.span.start >= whole.end) return false;
    const [first] = call.arguments;
    return cleans.test(call.name) || (/\.replace$/.test(call.name) && first?.value.kind === "string" && first.value.value === "<");
  });
}
