/** Model ids of providers that repoint an undated name to a newer model: the name alone does not say which model answers. */
const providerModel =
  /^(?:(?:openai|anthropic|google|mistral|cohere|azure|vertex_ai|bedrock|gemini)[/:])?(?:gpt-(?:3\.5|4|4o|4\.1|4\.5|5)[\w.-]*|chatgpt-[\w.-]+|o[134](?:-[\w-]+)?|claude-[\w.-]+|gemini-[\w.-]+|(?:open-)?mi[sx]tral-[\w.-]+|codestral-[\w.-]+|ministral-[\w.-]+|command(?:-[\w-]+)?)$/;

/** A date (`2024-08-06`, `20241022`, `0613`, `2407`), a numbered revision (`-001`), or a Bedrock version (`-v2:0`). */
const pinned = /-(?:20\d\d-\d\d-\d\d|20\d{6}|\d{4}|00\d|\d\d-20\d\d)(?:$|[-:@])|-v\d+:\d+$|@20\d{6}$/;

/** A stable Gemini name (`gemini-2.0-flash`) stands for one model since 2.0; only previews, `-latest` and the 1.x names move. */
const stableGemini = /^(?:(?:google|vertex_ai|gemini)[/:])?gemini-(?:[2-9]|\d\d)(?:\.\d+)?-(?:pro|flash|flash-lite)$/;

/** Whether a text is the id of a rented model that exists in dated versions. */
export function isProviderModel(id: string): boolean {
  return providerModel.test(id) && !/embed|whisper|tts|image|audio|realtime|transcribe|moderation/.test(id);
}

/** Whether a model id says exactly which model answers. */
export function isPinned(id: string): boolean {
  return pinned.test(id) || stableGemini.test(id);
}
