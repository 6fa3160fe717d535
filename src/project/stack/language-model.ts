import type { PythonImport } from "../../facts/python-facts.js";
import { forManyTexts } from "../../text/for-many-texts.js";
import { oncePerText } from "../../text/once-per-text.js";
import type { Place } from "../../text/span.js";
import { modulesWith } from "../modules-with.js";
import { productionModules } from "../production-code.js";
import type { Project, PythonModule } from "../project.js";
import { ownScripts, type ScriptModule } from "../scripts.js";
import type { Seen } from "./seen.js";
import { declared } from "./written-commands.js";

/** Who answers a model id. */
export type Provider = "openai" | "azure-openai" | "anthropic" | "google" | "mistral" | "cohere" | "bedrock" | "ollama" | "huggingface";

/** The id of a language model that the project calls. */
export interface LanguageModel extends Seen<string> {
  readonly provider: Provider;
}

/** The language models of a project. */
export interface LanguageModels {
  /** The provider of the first model, else of the SDK in use. */
  readonly provider?: Seen<Provider>;
  /** Ids in production code that generate text, the most used first; embedding models left out. */
  readonly models: readonly LanguageModel[];
}

const idPatterns: readonly { readonly pattern: RegExp; readonly provider: Provider }[] = [
  { pattern: /^(?:us\.|eu\.|apac\.)?(?:anthropic|amazon|meta|mistral|cohere|ai21)\.[\w.:-]+$/, provider: "bedrock" },
  { pattern: /^(?:gpt-[\w.-]+|chatgpt-[\w.-]+|o[134](?:-[\w.-]+)?|ft:gpt-[\w.:-]+)$/, provider: "openai" },
  { pattern: /^claude-(?!code)[\w.@-]+$/, provider: "anthropic" },
  { pattern: /^gemini-[\w.-]+$/, provider: "google" },
  { pattern: /^(?:open-)?(?:mistral|mixtral|codestral|ministral|magistral)-[\w.-]+$/, provider: "mistral" },
  { pattern: /^command-(?:a|r|r7b|light|nightly|text|xlarge)\b[\w.-]*$/, provider: "cohere" },
];

/** Providers as gateways write them before a slash: `anthropic/claude-…`, `ollama/llama3`. */
const prefixes: Readonly<Record<string, Provider>> = {
  openai: "openai",
  azure: "azure-openai",
  anthropic: "anthropic",
  gemini: "google",
  vertex_ai: "google",
  mistral: "mistral",
  cohere: "cohere",
  bedrock: "bedrock",
  ollama: "ollama",
  ollama_chat: "ollama",
  huggingface: "huggingface",
};

/** A text that may be such an id: of the many texts in code few are held against more. */
const mayBeId = new RegExp(
  [...idPatterns.map(({ pattern }) => pattern.source), `^(?:${Object.keys(prefixes).join("|")})/`].map((one) => `(?:${one})`).join("|"),
);

/** Calls whose `model` is a model of that provider although its name does not tell. */
const constructors: readonly { readonly pattern: RegExp; readonly provider: Provider }[] = [
  { pattern: /AzureOpenAI|AzureChatOpenAI/, provider: "azure-openai" },
  { pattern: /(?:^|\.)(?:ollama\.|ChatOllama|OllamaLLM|Ollama$)/, provider: "ollama" },
  { pattern: /HuggingFaceEndpoint|InferenceClient|ChatHuggingFace|transformers\.pipeline/, provider: "huggingface" },
];

/** SDKs by their modules, for projects whose code names no model. */
const modules: readonly { readonly pattern: RegExp; readonly provider: Provider }[] = [
  { pattern: /^(?:openai|langchain_openai|llama_index\.llms\.openai)(?:\.|$)/, provider: "openai" },
  { pattern: /^(?:anthropic|langchain_anthropic)(?:\.|$)/, provider: "anthropic" },
  { pattern: /^(?:google\.(?:genai|generativeai)|langchain_google_genai|vertexai)(?:\.|$)/, provider: "google" },
  { pattern: /^(?:mistralai|langchain_mistralai)(?:\.|$)/, provider: "mistral" },
  { pattern: /^(?:cohere|langchain_cohere)(?:\.|$)/, provider: "cohere" },
  { pattern: /^(?:ollama|langchain_ollama)(?:\.|$)/, provider: "ollama" },
];

/** The packages that all of these lie in. */
const sdk = /^(?:openai|anthropic|google|vertexai|mistralai|cohere|ollama|langchain_\w+|llama_index)(?:\.|$)/;

/** The language models that the manifest and production code name. Never throws. */
export function findLanguageModels(project: Project): LanguageModels {
  const production = productionModules(project);
  const mayBe = forManyTexts(mayBeId);
  const providerOfCall = oncePerText((name) => constructors.find(({ pattern }) => pattern.test(name))?.provider);
  const found = new Map<string, { model: LanguageModel; count: number }>();
  const add = (id: string, provider: Provider, at: Place, count: number) => {
    const known = found.get(id);
    if (known) known.count += count;
    else found.set(id, { model: { value: id, provider, at }, count });
  };
  for (const [index] of (project.manifest.value.models ?? []).entries()) {
    const version = declared(project, "models", index, "version");
    const provider = version && providerOf(version.value);
    if (version?.at && provider) add(version.value, provider, version.at, 1000);
  }
  const calling = new Set(modulesWith(production, { calls: (name) => providerOfCall(name) !== undefined }));
  for (const module of production) {
    for (const { value, span } of module.facts.strings) {
      const provider = mayBe.test(value) ? providerOf(value) : undefined;
      if (provider) add(value, provider, module.place(span), 1);
    }
    if (calling.has(module)) for (const [id, provider, at] of namedByCalls(module, providerOfCall)) add(id, provider, at, 1);
  }
  // What a page or a tool beside Python code names is not what that calls.
  const scripts = found.size === 0 && production.length === 0 ? ownScripts(project) : [];
  for (const { facts, place } of scripts)
    for (const { value, span } of facts.strings) {
      const provider = providerOf(value);
      if (provider) add(value, provider, place(span), 1);
    }
  const models = [...found.values()].sort((a, b) => b.count - a.count).map(({ model }) => model);
  const [first] = models;
  const provider = first
    ? { value: first.provider, ...(first.at && { at: first.at }) }
    : (imported(production) ?? importedByScripts(scripts));
  return { ...(provider && { provider }), models };
}

function providerOf(id: string): Provider | undefined {
  if (id.length > 120 || id.length < 2) return undefined;
  const provider = id.includes("/") ? providerBeforeSlash(id) : idPatterns.find(({ pattern }) => pattern.test(id))?.provider;
  return provider !== undefined && /embed/i.test(id) ? undefined : provider;
}

function providerBeforeSlash(id: string): Provider | undefined {
  const prefix = id.slice(0, id.indexOf("/"));
  return Object.hasOwn(prefixes, prefix) && /^[\w./:@-]+$/.test(id) ? prefixes[prefix] : undefined;
}

function* namedByCalls(module: PythonModule, providerOfCall: (name: string) => Provider | undefined): Generator<[string, Provider, Place]> {
  for (const call of module.facts.calls) {
    const provider = providerOfCall(call.name);
    if (!provider) continue;
    const value = call.arguments.find(
      ({ name }) => name === "model" || name === "model_name" || name === "azure_deployment" || name === "repo_id",
    )?.value;
    if (value?.kind === "string" && providerOf(value.value) === undefined && !/embed/i.test(value.value))
      yield [value.value, provider, module.place(value.span)];
  }
}

function imported(production: readonly PythonModule[]): Seen<Provider> | undefined {
  const found: { readonly one: PythonImport; readonly at: Place }[] = [];
  for (const module of production)
    for (const one of module.facts.imports) if (sdk.test(one.module)) found.push({ one, at: module.place(one.span) });
  for (const { pattern, provider } of modules) {
    const first = found.find(
      ({ one: { module, name } }) => pattern.test(module) || (name !== undefined && pattern.test(`${module}.${name}`)),
    );
    if (first) return { value: provider, at: first.at };
  }
  return undefined;
}

/** SDKs of JavaScript by their packages. */
const scriptModules: readonly { readonly pattern: RegExp; readonly provider: Provider }[] = [
  { pattern: /^(?:openai|@ai-sdk\/openai|@langchain\/openai|@llamaindex\/openai)(?:\/|$)/, provider: "openai" },
  { pattern: /^(?:@ai-sdk\/azure|@azure\/openai)(?:\/|$)/, provider: "azure-openai" },
  { pattern: /^(?:@anthropic-ai\/sdk|@ai-sdk\/anthropic|@langchain\/anthropic)(?:\/|$)/, provider: "anthropic" },
  { pattern: /^(?:@google\/(?:genai|generative-ai)|@ai-sdk\/google|@langchain\/google-genai)(?:\/|$)/, provider: "google" },
  { pattern: /^(?:@mistralai\/mistralai|@ai-sdk\/mistral|@langchain\/mistralai)(?:\/|$)/, provider: "mistral" },
  { pattern: /^(?:cohere-ai|@ai-sdk\/cohere|@langchain\/cohere)(?:\/|$)/, provider: "cohere" },
  { pattern: /^(?:@aws-sdk\/client-bedrock-runtime|@ai-sdk\/amazon-bedrock)(?:\/|$)/, provider: "bedrock" },
  { pattern: /^(?:ollama|ollama-ai-provider|@langchain\/ollama)(?:\/|$)/, provider: "ollama" },
  { pattern: /^@huggingface\/inference(?:\/|$)/, provider: "huggingface" },
];

function importedByScripts(scripts: readonly ScriptModule[]): Seen<Provider> | undefined {
  for (const { pattern, provider } of scriptModules)
    for (const { facts, place } of scripts) {
      const found = facts.imports.find(({ module, typeOnly }) => !typeOnly && pattern.test(module));
      if (found) return { value: provider, at: place(found.span) };
    }
  return undefined;
}
