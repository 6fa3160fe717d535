import type { ModelModule } from "../model-module.js";
import { commentText } from "../quote.js";

/** `model-calls.ts`, or `.mjs`: asks models one after the other, within a limit of time. */
export function fallbackScript({ language, name: from, usedIn }: ModelModule): string {
  const isTyped = language === "typescript";
  const as = (type: string) => (isTyped ? `: ${type}` : "");
  const settings = `export const settings = {
  /** The first answers, the next stand in for it. TODO: name two models, the second better of another provider. */
  models: [${isTyped ? "] as string[]" : "]"},
  /** Milliseconds: of one call, of all calls and pauses together, and of the first pause. */
  callTimeout: 20_000,
  totalTimeout: 45_000,
  pause: 500,
  /** How often one model is asked again. */
  retries: 2,
};`;
  return `/**
 * Asks a language model, again, and then another. Written by Roadworthy; look for TODO.
 *
 * TODO: ask through it${usedIn ? ` (${commentText(usedIn)})` : ""}:
 *
 *   import { answerWithModelFallback } from "${from}";
 *
 *   const reply = await answerWithModelFallback((model, signal) =>
 *     client.chat.completions.create({ model, messages }, { signal, maxRetries: 0 }),
 *   );
 *
 * The clients try again by themselves unless maxRetries is 0: together both would wait for longer
 * than anybody does. When nothing answers it throws ModelsUnavailable; say so to the user, or
 * answer without a model.
 */

${settings}

/** Overload and faults of the provider pass; a wrong request or key does not. */
const passing = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529]);

/** No model answered in time; the last failure is its cause. */
export class ModelsUnavailable extends Error {
  ${isTyped ? "override " : ""}name = "ModelsUnavailable";
}

/** Whether the same call may succeed a moment later. */
export function isPassing(error${as("unknown")})${as("boolean")} {
  const { status, name, code } = Object(error)${isTyped ? " as { status?: unknown; name?: unknown; code?: unknown }" : ""};
  if (typeof status === "number") return passing.has(status);
  return /Timeout|Connection|AbortError/.test(String(name)) || /^E(?:CONN|TIMEDOUT|PIPE|AI_AGAIN)/.test(String(code));
}

/** What \`ask\` gives for the first model that answers. What cannot pass, such as a wrong request, is thrown at once. */
export async function answerWithModelFallback${isTyped ? "<Answer>" : ""}(
  ask${as("(model: string, signal: AbortSignal) => PromiseLike<Answer>")},
  { models, callTimeout, totalTimeout, pause, retries } = settings,
)${as("Promise<Answer>")} {
  const end = Date.now() + totalTimeout;
  let failure${as("unknown")};
  for (const model of models) {
    for (let attempt = 0; attempt <= retries; attempt++) {
      const left = end - Date.now();
      if (left <= 0) throw new ModelsUnavailable(\`nothing in \${totalTimeout} ms\`, { cause: failure });
      try {
        return await ask(model, AbortSignal.timeout(Math.min(callTimeout, left)));
      } catch (error) {
        if (!isPassing(error)) throw error;
        failure = error;
      }
      if (attempt === retries) break;
      // Twice as long each time, and not all callers at once.
      const wait = Math.min(pause * 2 ** attempt * (0.5 + Math.random()), end - Date.now());
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
    }
  }
  throw new ModelsUnavailable("no model answered", { cause: failure });
}
`;
}
