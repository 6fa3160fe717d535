import type { OwnerFacts } from "../facts/owner-facts.js";
import { readableText } from "../text/readable-text.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import { prefixOf } from "../workspace/path-parts.js";
import { firstOfEach } from "./first-of-each.js";
import { findPeople } from "./owners/find-people.js";
import { ownedFolder } from "./owners/owned-folder.js";
import type { Reader } from "./reader.js";

const formerPeople = /\b(?:emeritus|emeriti|former|past|alumni|retired)\b/i;
const heading = /^(?:#{1,6}[ \t]|[^\n]{1,100}\r?\n(?:=+|-+)[ \t]*(?:\r?\n|$))/;

/**
 * Reads `MAINTAINERS`, `OWNERS` and the like, as Markdown, YAML (as Kubernetes has it) or plain lists: the people that they name answer for
 * the folder. Sections of former maintainers are left out.
 */
export const maintainersReader: Reader<"owners"> = {
  name: "maintainers",
  kind: "owners",
  files: { patterns: [/(?:^|\/)(?:maintainers|owners)(?:\.(?:md|txt|rst|ya?ml))?$/] },
  maxBytes: 500_000,
  read({ path, text: file }): OwnerFacts | undefined {
    const { text, notes } = readableText(file);
    const listed = /^["']?(?:approvers|reviewers|maintainers|filters)["']?[ \t]*:/m.test(text) ? listedPeople(text) : [];
    const owners = listed.length > 0 ? listed : currentPeople(text);
    const [first] = owners;
    if (!first) return undefined;
    const span = { start: first.span.start, end: owners.at(-1)?.span.end ?? first.span.end };
    return { rules: [{ pattern: ownedFolder(prefixOf(path)), owners, span }], signs: [], notes };
  },
};

function listedPeople(text: string): Located<string>[] {
  const { root } = readYaml(text);
  const places = [
    root,
    ...root
      .get("filters")
      .entries()
      .map(({ value }) => value),
  ];
  const lists = places.flatMap((place) => ["maintainers", "approvers", "reviewers"].map((key) => place.get(key)));
  return firstOfEach(lists.flatMap((list) => list.items()).flatMap((item) => item.textOr("github") ?? item.textOr("name") ?? []));
}

function currentPeople(text: string): Located<string>[] {
  const people: Located<string>[] = [];
  let isFormer = false;
  let start = 0;
  for (const line of text.split("\n")) {
    if (heading.test(text.slice(start, start + 210))) isFormer = formerPeople.test(line);
    if (!isFormer) people.push(...findPeople(line.slice(0, 2000), start));
    start += line.length + 1;
  }
  return firstOfEach(people);
}
