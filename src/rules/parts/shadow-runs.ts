import type { Evidence } from "../../project/evidence.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules } from "../../project/production-code.js";

/** What says of a prediction that it is one of a version that nobody is shown: `is_shadow=True`. */
const inShadow = /^(?:is_|as_|in_|run_)?shadow(?:_mode)?$/;

/** Where code has a new version predict beside the one in use. */
export const shadowRuns = oncePerModules((modules): readonly Evidence[] =>
  modulesWith(modules, { options: inShadow }).flatMap(({ facts, place }) =>
    facts.calls
      .filter(({ arguments: given }) =>
        given.some(({ name, value }) => name !== undefined && inShadow.test(name) && value.kind === "boolean" && value.value),
      )
      .map(({ name, span }) => ({ level: "wired", what: `\`${name}()\` runs a version in shadow`, at: place(span) })),
  ),
);
