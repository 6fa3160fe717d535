import { isPlaceholderSecret } from "./placeholder-secret.js";
import type { FoundToken } from "./token-formats.js";

/** User, password and host behind `://`. Brackets, `$` and a bare `%` belong to templates. */
const credentials = /([^\s:@/"'`<>{}()[\]$%\\]{0,100}):((?:[^\s,@/"'`<>{}()[\]$%\\]|%[0-9A-F]{2}){4,200})@([a-z0-9.-]+)/iy;

/** Machines that only the developer, or the Compose file beside it, can reach; and names reserved for examples. */
const privateHost =
  /^[^.]+$|^127\.|^0\.0\.0\.0$|^host\.docker\.internal$|(?:^|\.)(?:local|localhost|test|invalid|example|example\.(?:com|org|net))$/i;

/** Passwords written into addresses: `postgresql://app:…@db.acme.io/prod`. */
export function* findUrlPasswords(text: string): Generator<FoundToken> {
  for (let at = text.indexOf("://"); at !== -1; at = text.indexOf("://", at + 3)) {
    credentials.lastIndex = at + 3;
    const match = credentials.exec(text);
    if (!match) continue;
    const [whole, user = "", value = "", host = ""] = match;
    if (privateHost.test(host) || value === user || isPlaceholderSecret(value)) continue;
    const start = at + 3 + user.length + 1;
    yield { what: "password in a URL", start, end: start + value.length, value: whole };
  }
}
