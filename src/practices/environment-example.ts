import { startOf } from "../text/span.js";
import { filesNamed, seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

const exampleFile =
  /(?:^|\/)(?:\.?env(?:rc)?[._-](?:example|sample|template|dist|tmpl|local[._-]example)|(?:example|sample|template)[._-]?\.?env(?:rc)?|[\w.-]*\.env[._-](?:example|sample|template|dist)|\.env[\w.-]*\.(?:example|sample|template)|secrets[\w.-]*\.(?:example|sample|template)[\w.]*|secrets\.example\.toml)$/i;

export const environmentExample: Practice = {
  title: "An example environment file or instructions say how secrets are given",
  find: (project) => [
    ...project
      .facts("environment")
      .filter(({ facts }) => facts.role === "example")
      .map(({ path }) => seen("present", `\`${project.relative(path)}\``, startOf(path))),
    ...filesNamed(project, exampleFile),
  ],
};
