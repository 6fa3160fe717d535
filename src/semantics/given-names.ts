import { outerScope } from "../project/outer-scope.js";

/** What names were given on the way through a module; where that comes from is not known of all of it. */
export interface GivenNames<Origin> {
  /** Notes what a name is given at an offset (UTF-16 units), in the order of the code. */
  give(scope: string, name: string, at: number, origin: Origin | undefined): void;
  /** What the longest known start of a dotted name was given last before an offset, in its scope or those around it, and the members behind. */
  last(name: string, scope: string, offset: number): { readonly origin: Origin | undefined; readonly members: string } | undefined;
}

/** An empty list of what names are given, each in the scope that owns it. */
export function givenNames<Origin>(ownerOf: (scope: string, name: string) => string = (scope) => scope): GivenNames<Origin> {
  const given = new Map<string, { readonly at: number; readonly origin: Origin | undefined }[]>();
  const keyOf = (scope: string, name: string) => `${ownerOf(scope, name)}\n${name}`;
  return {
    give(scope, name, at, origin) {
      const key = keyOf(scope, name);
      const known = given.get(key);
      if (known) known.push({ at, origin });
      else given.set(key, [{ at, origin }]);
    },
    last(name, scope, offset) {
      const parts = name.split(".");
      for (let length = parts.length; length > 0; length--) {
        const start = parts.slice(0, length).join(".");
        for (let current: string | undefined = scope; current !== undefined; current = outerScope(current)) {
          const known = given.get(keyOf(current, start));
          if (!known) continue;
          const last = current === scope ? (known.findLast(({ at }) => at < offset) ?? known[0]) : known.findLast((one) => one.origin);
          return { origin: last?.origin, members: parts.slice(length).join(".") };
        }
      }
      return undefined;
    },
  };
}
