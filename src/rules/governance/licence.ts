import { startOf } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import type { Rule } from "../rule.js";

export const licence: Rule = {
  title: "The project has a licence",
  why: {
    source: "A4",
    text: "Using web data, models and code of others brings legal questions; say under which terms this project stands.",
  },
  applies: "always",
  stage: "pilot",
  weight: 1,
  asks: "claimed",
  evidence: {
    claimed: "`governance.licences` in the manifest, or `license` in pyproject.toml or package.json.",
    present: "A LICENSE or COPYING file.",
  },
  manifest: ["governance"],
  fixes: [
    {
      kind: "manifest",
      title: "State the licence",
      path: ["governance", "licences"],
      value: "TODO: proprietary, or an SPDX id",
    },
  ],
  limits: "Licences of models and data are declared per source and model.",
  check(project) {
    const file = [...project.files, ...project.shared].find((path) =>
      /^(?:LICEN[CS]E|COPYING|UNLICENSE)(?:[.-][\w.-]+)?$/i.test(project.relative(path)),
    );
    if (file) return { evidence: [{ level: "present", what: `\`${project.relative(file)}\``, at: startOf(file) }], gaps: [] };
    const claim = claimAt(project, ["governance", "licences"]);
    if (claim) return { evidence: [{ level: "claimed", what: `\`${claim.value}\``, at: claim.at }], gaps: [] };
    const stated = project.facts("dependencies").find(({ role, facts }) => role === "production" && facts.licence);
    if (stated?.facts.licence) {
      const { value, span } = stated.facts.licence;
      return { evidence: [{ level: "claimed", what: `\`${value}\``, at: { path: stated.path, span } }], gaps: [] };
    }
    return { evidence: [], gaps: [{ kind: "missing", message: "No licence: neither a LICENSE file nor `governance.licences`." }] };
  },
};
