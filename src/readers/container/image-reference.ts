/** A container image taken apart. */
export interface ImageReference {
  /** With its registry, without tag and digest. */
  readonly image: string;
  readonly tag?: string;
  /** With its algorithm: `sha256:…`. */
  readonly digest?: string;
}

/** Takes `registry:5000/owner/name:tag@sha256:…` apart. Variables such as `${TAG:-latest}` stay as they are. */
export function imageReference(text: string): ImageReference {
  const at = text.indexOf("@");
  const tagged = at === -1 ? text : text.slice(0, at);
  const colon = tagColon(tagged);
  return {
    image: colon === -1 ? tagged : tagged.slice(0, colon),
    ...(colon !== -1 && { tag: tagged.slice(colon + 1) }),
    ...(at !== -1 && { digest: text.slice(at + 1) }),
  };
}

/** The first colon behind the last slash, colons and slashes in `${…}` left out; `-1` when there is none. */
function tagColon(text: string): number {
  let colon = -1;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === "{") depth++;
    else if (character === "}") depth--;
    else if (depth > 0) continue;
    else if (character === "/") colon = -1;
    else if (character === ":" && colon === -1) colon = index;
  }
  return colon;
}
