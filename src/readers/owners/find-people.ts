import type { Located } from "../../text/span.js";
import { firstOfEach } from "../first-of-each.js";

const person =
  /(?<![\w.@/+-])(?:@([a-z\d][\w-]{0,60}(?:\/[\w.-]{1,100})?)|([\w.+-]{1,64}@[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){1,5}))|https?:\/\/(?:www\.)?git(?:hub|lab)\.com\/([a-z\d][\w-]{0,60})(?![\w./-])/gi;

/** The people that a text names: `@handle`, `@org/team`, e-mail addresses, and links to profiles, which are read as handles. Each once. */
export function findPeople(text: string, offset: number): Located<string>[] {
  const people = [...text.matchAll(person)].map((match) => {
    const profile = match[3];
    const start = offset + match.index + (profile === undefined ? 0 : match[0].length - profile.length);
    return { value: profile === undefined ? match[0] : `@${profile}`, span: { start, end: offset + match.index + match[0].length } };
  });
  return firstOfEach(people);
}
