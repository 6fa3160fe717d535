import type { EnvironmentFacts } from "../../facts/environment-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { MappedText } from "../../text/mapped-text.js";
import { isPlaceholder } from "../../text/placeholder.js";
import type { Located } from "../../text/span.js";
import { environmentSigns } from "../configuration-signs.js";
import { isPlaceholderSecret } from "../text/placeholder-secret.js";

const secretName = /(?:key|token|secret|passw(?:or)?d|pwd|pass|credentials?|dsn)s?$/i;
const hint = /^(?:your|my|some|enter|insert|put|add)[-_ ]|^x{3,}$|^\*{3,}$|\.{3}|^<[^\n]*>$|^\[[a-z][^\]"']*\]$|_here$/i;
/** `${OTHER}`, `$(pass show key)`: what is looked up elsewhere. */
const reference = /^\$(?:\{[^{}\n]*\}|\([^()\n]*\)|\w+)$/;

/** A variable with whether its value is one that could be used as it stands; the value itself is not kept. */
export function environmentVariable(name: Located<string>, value: string): EnvironmentFacts["variables"][number] {
  const isHeld = isPlaceholder(value) || hint.test(value) || reference.test(value);
  const filled = !isHeld && !(secretName.test(name.value) && isPlaceholderSecret(value));
  return { name: name.value, filled, ...(isHeld && { open: true }), span: name.span };
}

/** The name of a variable as a sign, and the addresses in its value, cut before any part that may be a key: a digit, or a long word. */
export function variableSigns(name: Located<string>, value: MappedText): Sign[] {
  const signs = environmentSigns(name, { value: value.value.slice(0, 2000), span: (start, end) => value.span(start, end) });
  return signs.map((sign) => (sign.kind === "uri" ? { ...sign, value: withoutKeys(sign.value) } : sign));
}

function withoutKeys(uri: string): string {
  const [, authority = "", path = ""] = /^([a-z][\w+.-]*:\/\/[^/?#]*)(\/[^?#]*)?/i.exec(uri) ?? [];
  const parts = path.split("/");
  const first = parts.findIndex((part) => /\d/.test(part) || part.length > 24);
  return authority + (first === -1 ? path : `${parts.slice(0, first).join("/")}/`);
}
