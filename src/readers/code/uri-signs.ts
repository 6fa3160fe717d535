import type { Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";

const uri = /^(?:jdbc:)?([a-z][a-z0-9+.-]{0,30}):\/\/[^\s"'<>?#]*/i;
const userInfo = /^([^/]*:\/\/)[^/@]*@/;
const mostWebAddresses = 200;

/**
 * Signs for the texts that begin with an address of any scheme, `http` and `https` only the first 200.
 * User names, passwords and query strings are left out: they may be secrets.
 */
export function uriSigns(strings: readonly Located<string>[]): Sign[] {
  const signs: Sign[] = [];
  let webAddresses = 0;
  for (const { value, span } of strings) {
    const match = value.includes("://") ? uri.exec(value) : null;
    if (!match) continue;
    if (/^https?$/i.test(match[1] ?? "") && ++webAddresses > mostWebAddresses) continue;
    signs.push({ kind: "uri", value: match[0].replace(userInfo, "$1"), span });
  }
  return signs;
}
