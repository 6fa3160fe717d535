import type { EnvironmentFacts } from "../facts/environment-facts.js";
import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
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

const secretName = /(?:^|_)(?:(?:API_?)?KEY|TOKEN|SECRET|PASSWORD)$/i;

/** Whether a file of variables is kept for others to fill in: some secret waits for its value, and none has a real one. */
function leavesSecretsBlank({ variables }: EnvironmentFacts): boolean {
  const secrets = variables.filter(({ name }) => secretName.test(name));
  return secrets.some(({ open }) => open) && !secrets.some(({ filled }) => filled);
}

export const environmentExample: Practice = {
  title: "An example environment file or instructions say how secrets are given",
  find: remembered((project) => [...exampleFiles(project), ...instructions(project)]),
};

/** The files that are written to be copied and filled in with secrets. */
export const exampleFiles = remembered((project: Project) =>
  onePerFile([
    ...ownFacts(project, "environment")
      .filter(({ facts }) => facts.role === "example" || leavesSecretsBlank(facts))
      .map(({ path }) => seen("present", `\`${project.relative(path)}\``, startOf(path))),
    ...filesNamed(project, environmentFile),
    ...filesNamed(project, secretsFile),
  ]),
);

function instructions(project: Project): readonly Evidence[] {
  return ownFacts(project, "document").flatMap(({ path, facts: { secrets } }) =>
    secrets ? [seen("present", `instructions in \`${project.relative(path)}\``, { path, span: secrets })] : [],
  );
}
