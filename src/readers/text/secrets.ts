import type { SecretHit } from "../../facts/text-facts.js";
import { isPlaceholderSecret } from "./placeholder-secret.js";
import { findAssignedSecrets } from "./secret-assignments.js";
import { type FoundToken, findTokens } from "./token-formats.js";
import { findUrlPasswords } from "./url-passwords.js";

const mostSecrets = 200;

/** The secrets in a text, in order, each once under its most telling name. Their values are not kept. */
export function findSecrets(text: string, path: string): SecretHit[] {
  const found: FoundToken[] = [];
  const sources = [tokens(text), findUrlPasswords(text), findAssignedSecrets(text, path)];
  for (const source of sources) {
    for (const token of source) {
      if (found.length >= mostSecrets) break;
      if (!found.some((other) => token.start < other.end && other.start < token.end)) found.push(token);
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ what, start, end }) => ({ what, span: { start, end } }));
}

function* tokens(text: string): Generator<FoundToken> {
  for (const token of findTokens(text)) if (!isPlaceholderSecret(token.value)) yield token;
}
