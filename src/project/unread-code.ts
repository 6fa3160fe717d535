import { remembered } from "./once-per.js";
import type { Project } from "./project.js";

/** Languages in which services are written and whose code no reader reads, by the endings of their files. */
const languages: ReadonlyMap<string, string> = new Map([
  ["go", "Go"],
  ["java", "Java"],
  ["kt", "Kotlin"],
  ["scala", "Scala"],
  ["cs", "C#"],
  ["fs", "F#"],
  ["rs", "Rust"],
  ["rb", "Ruby"],
  ["php", "PHP"],
  ["ex", "Elixir"],
  ["swift", "Swift"],
  ["dart", "Dart"],
  ["r", "R"],
  ["jl", "Julia"],
]);
const read = /\.(?:py|[cm]?[jt]sx?|vue|svelte)$/;
const generated = /\.(?:pb|g|generated|designer)\.\w+$|_(?:pb2|generated)\.\w+$/i;

/** From this share of all files of code on, what the code that is read does not show may well be in the rest. */
const telling = 0.2;
/** A single file is a client for show. */
const fewest = 3;

/** Why what code shows may be there unseen: a good part of it is in a language that no reader reads. */
export const unreadCode = remembered((project: Project): string | undefined => {
  const counts = new Map<string, number>();
  let all = 0;
  for (const path of project.files) {
    const language = languages.get(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "");
    if (!language && !read.test(path)) continue;
    if (project.role(path) !== "production" || generated.test(path)) continue;
    all += 1;
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const unread = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (unread < fewest || unread < telling * all) return undefined;
  const [first] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
  return first && `A good part of the code is in ${first}, which is not read, so this may stand there.`;
});
