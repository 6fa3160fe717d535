import type { CodeValue } from "../../../facts/code-value.js";
import { remembered } from "../../../project/once-per.js";
import type { Project } from "../../../project/project.js";
import type { ScriptModule } from "../../../project/scripts.js";
import { productionScripts } from "../../../rules/parts/model-requests.js";
import { namesRead } from "../../../semantics/names-in.js";
import { groupedBy } from "../../../text/grouped-by.js";
import { lastPart } from "../../../text/last-part.js";
import type { Span } from "../../../text/span.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const keyInBrowser: CodeCheck = {
  flags:
    "The key of a model's provider that is built into what browsers load: a variable with a public prefix, one that the bundler's configuration hands over, or a client with `dangerouslyAllowBrowser` and a key of the project's own.",
  silent: "Keys that users enter themselves, public keys, addresses and names of models, and the same variables on the server.",
  source: "Next.js and Vite on environment variables; openai-node's README on browsers, as of 2026-11",
  languages: ["JavaScript"],
  find: (project) => look(project),
};

const provider =
  "(?:OPEN_?AI|ANTHROPIC|CLAUDE|GEMINI|GOOGLE_(?:AI|GENERATIVE_AI|GENAI)|GENAI|GROQ|MISTRAL|COHERE|HUGGING_?FACE(?:HUB)?|HF|REPLICATE|TOGETHER(?:_?AI)?|PERPLEXITY|DEEPSEEK|OPEN_?ROUTER|XAI|GROK|FIREWORKS|ELEVEN_?LABS|TAVILY|PINECONE|LLM)";
const secret = new RegExp(`(?:^|_)${provider}_(?:\\w+_)?(?:KEY|TOKEN|SECRET)$`);
const publicVariable = /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|PUBLIC|VUE_APP)_/;
const configuration = /(?:^|\/)(?:vite|next|webpack|rsbuild|vue|nuxt)\.config\.[cm]?[jt]s$/;

const look = remembered((project: Project): readonly CodeProblem[] => {
  const scripts = productionScripts(project);
  const read = groupedBy(
    scripts.flatMap(({ facts, place }) =>
      facts.signs.flatMap(({ kind, value, span }) =>
        kind === "env" && publicVariable.test(value) && secret.test(value) ? [{ name: value, at: place(span) }] : [],
      ),
    ),
    ({ name }) => name,
  );
  const named = [...read].map(
    ([name, [first, ...others]]): CodeProblem => ({
      kind: "partial",
      message: `\`${name}\` is built into what browsers load, so every visitor can read and spend this key. Call the provider from the server, under a name without that prefix; revoke the key.`,
      at: first.at,
      related: others.slice(0, 10).map(({ at }) => ({ message: "Read here too.", at })),
    }),
  );
  return [...named, ...scripts.flatMap((module) => [...handedOver(module), ...allowedClients(module, read)])];
});

/** Keys that the configuration of a bundler puts into the page: Vite's `define`, Next's `env`. */
function handedOver(module: ScriptModule): readonly CodeProblem[] {
  if (!configuration.test(module.path)) return [];
  const { assignments, returns, calls } = module.facts;
  const found = new Map<number, { readonly name: string; readonly span: Span }>();
  const search = (value: CodeValue, isInside: boolean): void => {
    if (value.kind === "list") for (const item of value.items) search(item, isInside);
    if (value.kind !== "dict") return;
    for (const { key, value: inner } of value.entries) {
      if (key.kind !== "string") continue;
      const name = /(?:^|\.)(\w+)$/.exec(key.value)?.[1] ?? "";
      if (isInside && (secret.test(name) || (name === "API_KEY" && namesSecret(inner, calls)))) {
        if (inner.kind !== "string" || inner.value !== "") found.set(key.span.start, { name, span: key.span });
      } else search(inner, isInside || /^(?:define|env|publicRuntimeConfig|public)$/.test(key.value));
    }
  };
  for (const { value } of [...assignments, ...returns]) search(value, false);
  for (const call of calls) for (const { value } of call.arguments) search(value, false);
  const [first, ...others] = [...found.values()];
  if (!first) return [];
  return [
    {
      kind: "partial",
      message: `This configuration builds \`${first.name}\` into what browsers load, so every visitor can read and spend this key. Call the provider from the server; revoke the key.`,
      at: module.place(first.span),
      related: others.map(({ span }) => ({ message: "So does this.", at: module.place(span) })),
    },
  ];
}

/** Whether a value is made of a variable that is a provider's key: `JSON.stringify(env.GEMINI_API_KEY)`. */
function namesSecret(value: CodeValue, calls: ScriptModule["facts"]["calls"]): boolean {
  if (value.kind === "call") return calls[value.call]?.arguments.some((one) => namesSecret(one.value, calls)) === true;
  return namesRead(value).some((name) => secret.test(lastPart(name)));
}

/** Clients that are told to run in a browser with a key of the project's own; those of public variables are told of where these are read. */
function allowedClients(module: ScriptModule, read: ReadonlyMap<string, unknown>): readonly CodeProblem[] {
  const isBrowser = module.facts.client === true;
  return module.facts.calls.flatMap((call): CodeProblem[] => {
    for (const { value } of call.arguments) {
      if (value.kind !== "dict") continue;
      const at = (wanted: string) => value.entries.find(({ key }) => key.kind === "string" && key.value === wanted);
      const allowed = at("dangerouslyAllowBrowser");
      const key = at("apiKey")?.value;
      if (allowed?.value.kind !== "boolean" || !allowed.value.value) continue;
      const variable = key?.kind === "name" ? /(?:^|\.)env\.(\w+)$/.exec(key.value)?.[1] : undefined;
      if (variable !== undefined && read.has(variable)) continue;
      const isOwn = key?.kind === "string" ? key.value.length > 20 : isBrowser && variable !== undefined && secret.test(variable);
      if (isOwn)
        return [
          {
            kind: "partial",
            message:
              "`dangerouslyAllowBrowser: true` with a key of the project's own gives that key to every visitor. Call the provider from the server; revoke the key.",
            at: module.place(allowed.key.span),
          },
        ];
    }
    return [];
  });
}
