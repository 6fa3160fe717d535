import { toggle, value, words } from "../option.js";
import { parseShard } from "./shard.js";

/** The options of `check` that make it judge many repositories. */
export const fleetOptions = {
  reports: words({
    name: "reports",
    value: "DIR",
    form: "a folder",
    says: "take each path for a repository, and write what comes of it there",
  }),
  repositories: words({
    name: "repositories",
    value: "LIST",
    form: "a file or a folder",
    says: "the repositories: a file with one to a line, - for standard input, or a folder that holds them",
  }),
  shard: value(
    {
      name: "shard",
      value: "I/N",
      form: "1/4 to 4/4; auto/4 where the engine that runs it says which, or auto where it also says of how many",
      says: "judge part I of N only; auto/N and auto ask the engine, such as an Indexed Job",
    },
    (words) => parseShard(words, process.env),
  ),
  list: toggle("list", "print the repositories of the shard, one to a line, and judge none"),
  timeLimit: value(
    { name: "time-limit", value: "SECONDS", form: "a number of seconds", says: "what one repository may take (default: 300)" },
    (words) => (Number(words) > 0 && Number(words) < 1e6 ? Number(words) : undefined),
  ),
  force: toggle("force", "judge again what has a result of this version, day and content"),
};
