import { remembered } from "../../../project/once-per.js";
import type { Project, PythonModule } from "../../../project/project.js";
import { parsedAnswers } from "../../../rules/parts/parsed-answers.js";
import { settingNames } from "../../../semantics/provider-sdks.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const cutAnswer: CodeCheck = {
  flags: "An answer with a cap on its length that is parsed as JSON, where nothing asks whether it was cut there or refused.",
  silent:
    "Files that read how an answer ended, parsing whose failure is caught, libraries that check it themselves, and answers without a cap.",
  source: "OpenAI's guide to Structured Outputs: handle edge cases; Anthropic's guide to stop reasons",
  languages: ["Python"],
  offByDefault: "Its one finding in 150 repositories was wrong.",
  find: (project) => look(project),
};

const cap = settingNames("cap");
/** Texts that an end is compared with, and names by which it is asked for. */
const ends = /^(?:length|content_filter|finish_reason|stop_reason|refusal|incomplete)$/;

const look = remembered((project: Project): readonly CodeProblem[] =>
  parsedAnswers(project).flatMap(({ request, at, call }): CodeProblem[] => {
    if (call.caught || /\.parse$/.test(request.name)) return [];
    const modules = [request.module as PythonModule, ...request.modules.filter(({ path }) => path === at.path)];
    if (modules.some(({ facts }) => facts.answerEnds.length > 0 || facts.strings.some(({ value }) => ends.test(value)))) return [];
    const limit = request.option(cap);
    if (!limit || !request.known(limit).some(({ value }) => value.kind === "number")) return [];
    return [
      {
        kind: "partial",
        message: `What \`${request.label}\` answers may be cut at its cap or refused, and is then no JSON. Look at ${endOf(request.name)} before parsing it.`,
        at,
        related: [{ message: "The cap is set here.", at: request.module.place(limit.span) }],
      },
    ];
  }),
);

/** Where the API says how an answer ended. */
function endOf(name: string): string {
  if (/messages\./.test(name)) return "`stop_reason`";
  return /responses\./.test(name) ? "`status` and `incomplete_details`" : "`finish_reason`";
}
