import { oncePerText } from "../text/once-per-text.js";

/** What holds a setting of calls to a model, and what it is where nobody says it. */
export interface SdkSetting {
  /** Every name under which it may be given, in Python and JavaScript. */
  readonly names: RegExp;
  /** The name to write in Python. */
  readonly python: string;
}

/** How a client library of language models is called, and what it does where it is told nothing. */
export interface ProviderSdk {
  /** As in the tools table where it is one of it. */
  readonly id: string;
  /** Constructors that hold the settings of the calls on them, by full dotted name; JavaScript's under the names of their packages. */
  readonly clients?: RegExp;
  /** Methods that ask a model for text, whoever made the client, where they are given a model. */
  readonly methods?: RegExp;
  /** Calls that ask a model for text, by full dotted name or by a method that nothing else has. */
  readonly asks?: RegExp;
  /** Models of a framework: constructed with the settings of every call, and asked elsewhere. */
  readonly models?: RegExp;
  /** How long a call waits. `seconds`: the library's own limit, infinite where it has none; absent where the host decides. */
  readonly timeout?: SdkSetting & { readonly seconds?: number; readonly unit: "s" | "ms" };
  /** How often a failed call is tried again by itself. */
  readonly retries?: SdkSetting & { readonly byDefault: number };
  /** How long an answer may be. `model`: as long as the model allows · `required`: a call without it is refused · a number of tokens. */
  readonly cap?: SdkSetting & { readonly byDefault: "model" | "required" | number };
  /** The release whose source was read, and the day. */
  readonly version: string;
  readonly asOf: string;
  readonly source: string;
}

const seconds = {
  names: /^(?:timeout|request_timeout|default_request_timeout|http_client|http_async_client|requestTimeout)$/,
  python: "timeout",
  unit: "s",
} as const;
const maxRetries = { names: /^max_?retries$/i, python: "max_retries" } as const;
const maxTokens = { names: /^max_?(?:output_?|completion_?|new_?)?tokens(?:_to_sample)?$/i, python: "max_tokens" } as const;
const inConfig = { names: /^max_?output_?tokens$/i, python: "max_output_tokens" } as const;

/** The one table of client libraries. An own default is never an absence: what is judged reads it from here. */
export const providerSdks: readonly ProviderSdk[] = [
  {
    id: "openai",
    clients: /^(?:langfuse\.)?openai\.(?:Async)?OpenAI$/,
    methods: /(?:^|\.)(?:chat\.completions|completions|responses)\.(?:create|parse|stream)$/,
    asks: /^openai\.(?:Chat)?Completion\.a?create$/,
    timeout: { ...seconds, seconds: 600 },
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, python: "max_completion_tokens", byDefault: "model" },
    version: "3.22.1",
    asOf: "2026-11",
    source: "https://github.com/openai/openai-python/blob/main/src/openai/_constants.py",
  },
  {
    id: "azure-openai",
    clients: /^(?:langfuse\.)?openai\.(?:Async)?AzureOpenAI$/,
    timeout: { ...seconds, seconds: 600 },
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, python: "max_completion_tokens", byDefault: "model" },
    version: "3.22.1",
    asOf: "2026-11",
    source: "https://github.com/openai/openai-python/blob/main/src/openai/lib/azure.py",
  },
  {
    id: "anthropic",
    clients: /^(?:anthropic\.(?:Async)?Anthropic(?:Bedrock|Vertex)?|@anthropic-ai\/sdk\.Anthropic)$/,
    methods: /(?:^|\.)messages\.(?:create|parse|stream)$/,
    timeout: { ...seconds, seconds: 600 },
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, byDefault: "required" },
    version: "1.13.0",
    asOf: "2026-11",
    source: "https://github.com/anthropics/anthropic-sdk-python/blob/main/src/anthropic/_constants.py",
  },
  {
    id: "groq",
    clients: /^(?:groq\.(?:Async)?Groq|groq-sdk\.Groq)$/,
    timeout: { ...seconds, seconds: 60 },
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, python: "max_completion_tokens", byDefault: "model" },
    version: "1.7.0",
    asOf: "2026-11",
    source: "https://github.com/groq/groq-python/blob/main/src/groq/_constants.py",
  },
  {
    // Tries again only where `http_options` has `retry_options`.
    id: "google-genai",
    clients: /^google\.genai\.Client$/,
    asks: /\.generate_content(?:_async|_stream)?$|\.generateContent(?:Stream)?$/,
    timeout: { names: /^http_options$/, python: "http_options", unit: "ms", seconds: Number.POSITIVE_INFINITY },
    retries: { names: /^http_options$/, python: "http_options", byDefault: 0 },
    cap: { ...inConfig, byDefault: "model" },
    version: "2.25.0",
    asOf: "2026-11",
    source: "https://github.com/googleapis/python-genai/blob/main/google/genai/_api_client.py",
  },
  {
    // Out of support since 2025-11; its settings go with each call.
    id: "google-generativeai",
    timeout: { names: /^request_options$/, python: "request_options", unit: "s", seconds: 600 },
    cap: { ...inConfig, byDefault: "model" },
    version: "0.8.5",
    asOf: "2025-11",
    source: "https://ai.google.dev/api/python/google/generativeai/types/RequestOptions",
  },
  {
    id: "bedrock",
    asks: /^(?:aio)?boto(?:3|core)\..*\.(?:converse|invoke_model)(?:_stream|_with_response_stream)?$|^@aws-sdk\/client-bedrock-runtime\.(?:Converse|InvokeModel)\w*Command$/,
    timeout: { names: /^(?:config|read_timeout)$/, python: "config", unit: "s", seconds: 60 },
    retries: { names: /^config$/, python: "config", byDefault: 4 },
    cap: { names: /^maxTokens$/, python: "inferenceConfig", byDefault: "model" },
    version: "botocore 1.43.107",
    asOf: "2026-11",
    source: "https://github.com/boto/botocore/blob/develop/botocore/endpoint.py",
  },
  {
    id: "mistral",
    clients: /^mistralai\.(?:client\.)?Mistral$/,
    methods: /\.chat\.(?:complete|stream)(?:_async|Async)?$/,
    timeout: {
      names: /^(?:timeout_ms|timeoutMs|client|async_client)$/,
      python: "timeout_ms",
      unit: "ms",
      seconds: Number.POSITIVE_INFINITY,
    },
    retries: { names: /^retry_config$/, python: "retry_config", byDefault: 0 },
    cap: { ...maxTokens, byDefault: "model" },
    version: "1.9.10",
    asOf: "2025-10",
    source: "https://github.com/mistralai/client-python/blob/main/src/mistralai/client/basesdk.py",
  },
  {
    id: "cohere",
    clients: /^cohere\.(?:Async)?Client(?:V2)?$/,
    asks: /^cohere\.(?:Async)?Client(?:V2)?\(\)\.chat(?:_stream)?$/,
    timeout: { ...seconds, seconds: 300 },
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, byDefault: "model" },
    version: "5.20",
    asOf: "2025-11",
    source: "https://github.com/cohere-ai/cohere-python/blob/main/src/cohere/base_client.py",
  },
  {
    id: "litellm",
    asks: /^litellm\.a?completion$/,
    timeout: { ...seconds, seconds: 600 },
    retries: { names: /^(?:num_retries|max_retries)$/, python: "num_retries", byDefault: 0 },
    cap: { ...maxTokens, byDefault: "model" },
    version: "1.80",
    asOf: "2025-12",
    source: "https://github.com/BerriAI/litellm/blob/main/litellm/main.py",
  },
  {
    id: "ai-sdk",
    asks: /^ai\.(?:generate|stream)(?:Text|Object)$/,
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, byDefault: "model" },
    version: "5",
    asOf: "2025-12",
    source: "https://ai-sdk.dev/docs/ai-sdk-core/settings",
  },
  {
    // Hands both on to OpenAI's client, which has the limits.
    id: "langchain-openai",
    models: /^(?:langchain(?:_\w+)?|@langchain\/[\w-]+)\.(?:chat_models\.(?:\w+\.)?)?(?:Azure)?ChatOpenAI$/,
    timeout: { ...seconds, seconds: 600 },
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, byDefault: "model" },
    version: "1.6.6",
    asOf: "2026-11",
    source: "https://github.com/langchain-ai/langchain/blob/master/libs/partners/openai/langchain_openai/chat_models/base.py",
  },
  {
    id: "langchain-anthropic",
    models: /^(?:langchain(?:_\w+)?|@langchain\/[\w-]+)\.(?:chat_models\.(?:\w+\.)?)?ChatAnthropic$/,
    timeout: { ...seconds, seconds: 600 },
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, byDefault: 1024 },
    version: "0.3",
    asOf: "2025-12",
    source: "https://github.com/langchain-ai/langchain/blob/master/libs/partners/anthropic/langchain_anthropic/chat_models.py",
  },
  {
    // `max_retries` counts the first attempt.
    id: "langchain-google-genai",
    models: /^(?:langchain(?:_\w+)?|@langchain\/[\w-]+)\.(?:chat_models\.(?:\w+\.)?)?ChatGoogleGenerativeAI$/,
    timeout: { ...seconds, seconds: Number.POSITIVE_INFINITY },
    retries: { ...maxRetries, byDefault: 5 },
    cap: { ...inConfig, byDefault: "model" },
    version: "4.4.0",
    asOf: "2026-11",
    source: "https://github.com/langchain-ai/langchain-google/blob/main/libs/genai/langchain_google_genai/_common.py",
  },
  {
    id: "langchain-other",
    models: /^(?:langchain(?:_\w+)?|@langchain\/[\w-]+)\.(?:chat_models\.(?:\w+\.)?)?Chat(?:VertexAI|MistralAI|Groq)$/,
    retries: { ...maxRetries, byDefault: 2 },
    cap: { ...maxTokens, byDefault: "model" },
    version: "0.3",
    asOf: "2025-12",
    source: "https://docs.langchain.com/oss/python/integrations/chat",
  },
  {
    id: "langchain-hosts",
    models:
      /^(?:langchain(?:_\w+)?|@langchain\/[\w-]+)\.(?:chat_models\.(?:\w+\.)?)?Chat(?:Cohere|Bedrock|BedrockConverse)$|^langchain\.chat_models\.(?:base\.)?init_chat_model$/,
    cap: { ...maxTokens, byDefault: "model" },
    version: "0.3",
    asOf: "2025-12",
    source: "https://docs.langchain.com/oss/python/integrations/chat",
  },
  {
    id: "llama-index-anthropic",
    models: /^llama_index\.llms\.anthropic\.\w+$/,
    cap: { ...maxTokens, byDefault: 512 },
    version: "0.8",
    asOf: "2025-12",
    source: "https://github.com/run-llama/llama_index/tree/main/llama-index-integrations/llms/llama-index-llms-anthropic",
  },
  {
    id: "llama-index",
    models: /^llama_index\.llms\.(?:openai|azure_openai|gemini|google_genai|mistralai|groq)\.\w+$/,
    timeout: { ...seconds, seconds: 60 },
    retries: { ...maxRetries, byDefault: 3 },
    cap: { ...maxTokens, byDefault: "model" },
    version: "0.6",
    asOf: "2025-12",
    source: "https://github.com/run-llama/llama_index/tree/main/llama-index-integrations/llms/llama-index-llms-openai",
  },
];

/** What HTTP clients wait for where nobody says it: `requests` and `urllib` for ever, `httpx` 5 s, `aiohttp` 300 s; Axios for ever. As of 2026-11. */
export const endlessHttp = /^(?:requests|urllib)\.|^axios\b/;

/** Where providers answer requests without a client library, and the paths that ask for text. As of 2026-11. */
export const providerAddress =
  /^https?:\/\/(?:api\.(?:openai|anthropic|mistral|groq|cohere|together|deepseek|perplexity|fireworks|x)\.(?:com|ai|xyz)\/|[^/]*\.openai\.azure\.com\/|generativelanguage\.googleapis\.com\/|openrouter\.ai\/api\/)/;
export const providerPath = /\/(?:completions?|responses|messages|chat|complete|generate)\b|:(?:stream)?[gG]enerateContent/;

/** The library whose client, model or call has a full dotted name; the most particular entry speaks first. */
export const sdkOf = oncePerText((name) =>
  providerSdks.find(({ clients, methods, asks, models }) => [clients, methods, asks, models].some((one) => one?.test(name))),
);

/** One expression for what any of the libraries that fit has under a key. Made once: give it to what looks for calls. */
export function namesOf(key: "clients" | "methods" | "asks" | "models", fits: (sdk: ProviderSdk) => boolean = () => true): RegExp {
  const sources = providerSdks.flatMap((sdk) => (fits(sdk) && sdk[key] ? [sdk[key].source] : []));
  return new RegExp(sources.join("|"));
}

/** One expression for every name under which any of the libraries takes a setting. */
export function settingNames(key: "timeout" | "retries" | "cap"): RegExp {
  return new RegExp([...new Set(providerSdks.flatMap((sdk) => sdk[key]?.names.source ?? []))].join("|"));
}
