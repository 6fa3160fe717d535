import { oncePerObservation } from "../project/once-per.js";
import { startOf } from "../text/span.js";
import { filesNamed, onePerFile, seen } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

const example = "(?:example|sample|template|dist|tmpl)";
/** Examples by name: `.env.example`, `env_sample`, `example.env`, `prod.env.template`, `.env.local.example`, `.envrc.example`. */
const environmentFile = new RegExp(
  `(?:^|/)(?:\\.?env(?:rc)?[._-](?:local[._-])?${example}|${example}[._-]?\\.?env(?:rc)?|[\\w.-]*\\.env[._-]${example}|\\.env[\\w.-]*\\.${example})$`,
  "i",
);
const secretsFile = /(?:^|\/)secrets[\w.-]*\.(?:example|sample|template)[\w.]*$/i;

export const environmentExample: Practice = {
  title: "An example environment file or instructions say how secrets are given",
  find: oncePerObservation((project) =>
    onePerFile([
      ...ownFacts(project, "environment")
        .filter(({ facts }) => facts.role === "example")
        .map(({ path }) => seen("present", `\`${project.relative(path)}\``, startOf(path))),
      ...filesNamed(project, environmentFile),
      ...filesNamed(project, secretsFile),
    ]),
  ),
};
