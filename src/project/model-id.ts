/** Who a model is asked from, as gateways and frameworks write it before the model: `openai/`, `google_genai:`, `us.anthropic.`. */
const providerPrefix =
  /^(?:(?:openai|azure|azure_openai|anthropic|google|google_genai|google_vertexai|vertex_ai|gemini|mistral|mistralai|cohere|bedrock|bedrock_converse)[/:])?(?:(?:(?:us|eu|apac|global)\.)?(?:anthropic|mistral|cohere)\.)?/;

/** Model ids of providers that repoint an undated name to a newer model: the name alone does not say which model answers. */
const providerModel =
  /^(?:gpt-(?:3\.5|4|4o|4\.1|4\.5|5)[\w.-]*|chatgpt-[\w.-]+|o[134](?:-[\w-]+)?|claude-(?!code\b)[\w.-]+(?::\d)?|gemini-[\w.-]+|(?:open-)?mi[sx]tral-[\w.-]+(?::\d)?|codestral-[\w.-]+|ministral-[\w.-]+|command(?:-[\w-]+)?|text-(?:davinci|curie|babbage|ada)-\d{3})$/;

/** A date (`2024-08-06`, `20241022`, `0613`, `2407`), a numbered revision (`-001`), or a Bedrock version (`-v2:0`). */
const pinned = /-(?:20\d\d-\d\d-\d\d|20\d{6}|\d{4}|00\d|\d\d-20\d\d)(?:$|[-:@])|-v\d+:\d+$|@20\d{6}$/;

/** A stable Gemini name (`gemini-2.0-flash`) stands for one model since 2.0; only previews, `-latest` and the 1.x names move. */
const stableGemini = /^gemini-(?:[2-9]|\d\d)(?:\.\d+)?-(?:pro|flash|flash-lite)$/;

/** Since Claude 4.6 the name without a date (`claude-opus-4-6`, `claude-opus-5`) is itself the snapshot: no dated one exists. */
const stableClaude = /^claude-[a-z]+-(?:4-(?:[6-9]|[1-9]\d)|(?:[5-9]|[1-9]\d)(?:-\d{1,2})?)$/;

/** OpenAI's names since GPT-5.6 (`gpt-5.6-sol`): no dated id of theirs is known, as of 2026-11. */
const undatedFamily = /^gpt-(?:5\.[6-9]|[6-9](?:\.\d+)?)-[a-z]+$/;

/** A file of weights, or its quantisation: it runs here, whoever made it. */
const weights = /\.(?:gguf|ggml|bin|safetensors|onnx)$|[.-]q\d_(?:k|\d)/i;

/** Whether a text is the id of a rented model that exists in dated versions. */
export function isProviderModel(id: string): boolean {
  return providerModel.test(bareName(id)) && !weights.test(id) && !/embed|whisper|tts|image|audio|realtime|transcribe|moderation/.test(id);
}

/** Whether a model id says exactly which model answers. */
export function isPinned(id: string): boolean {
  return pinned.test(id) || stableGemini.test(bareName(id)) || stableClaude.test(bareName(id)) || undatedFamily.test(bareName(id));
}

function bareName(id: string): string {
  return id.replace(providerPrefix, "");
}
