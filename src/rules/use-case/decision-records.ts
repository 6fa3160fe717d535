import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import type { Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { absentFile, type Claim, claimsAt } from "../parts/claim.js";
import { noModel } from "../parts/no-model.js";
import { isUnwritten } from "../parts/unwritten-document.js";
import type { Gap, Rule } from "../rule.js";

const path = ["project", "decisions"] as const;
const recordFile =
  /(?:^|\/)(?:adrs?|decisions?|decision[-_]?(?:records?|log)|(?:architecture|architectural|design)[-_]decisions?|rfcs?)\/(?:[^/]+\/)*[^/]+\.(?:md|mdx|rst|adoc)$|(?:^|\/)(?:decisions|decision[-_]log|adr[-_]?\d+[\w-]*|(?:design|architecture|architectural|technology|tech)[-_](?:decisions?|choices?))\.(?:md|mdx|rst|adoc)$/i;
const document = /\.(?:md|mdx|rst|adoc|txt|pdf|docx?)$/i;
/** Files beside records, and the first record of every tool for them, which only says that there shall be records. */
const noRecord =
  /template|(?:^|\/)(?:readme|index|contributing)\.|(?:record|use|adopt)[-_](?:markdown[-_])?(?:any[-_]|architectur\w+[-_])?(?:decisions?(?:[-_]records?)?|adrs?|madr)\.\w+$/i;
const section =
  /\b(?:design|architect\w+|technology|technical|tech|stack|model|engineering|product|scope|ratified|key|core|main|major) (?:decisions?|choices?|rationale|trade-?offs?)\b|\bdecision (?:log|records?)\b/i;

export const decisionRecords: Rule = {
  title: "Technology choices are recorded",
  why: {
    source: "A0 #7",
    text: "Buy or build, fine-tune or prompt, which store: tools change so fast that teams adopt them before they understand what they gain. A choice should be a reasoned one.",
  },
  applies: "always",
  stage: "production",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`project.decisions` is a link or text.",
    present:
      "Decision records with text, in the folder that `project.decisions` names or one such as `docs/adr`; or a section of a document.",
  },
  hollow: "Only a template is there, headings without text, or the record that says records will be kept.",
  contradicted: "What `project.decisions` names does not exist.",
  manifest: path,
  fixes: [{ kind: "manifest", title: "Name the decision records", path, value: "TODO: docs/decisions/" }],
  limits: "Whether the reasons are good ones is for people to say. Of reStructuredText and AsciiDoc only the names are looked at.",
  check(project) {
    const claims = claimsAt(project, path);
    const absent = claims.filter(({ exists }) => !exists).map(absentFile);
    const declared = claims.filter(({ form, exists }) => form === "path" && exists);
    const files = [...declared.flatMap((claim) => filesOf(project, claim)), ...recordFiles(project)];
    const records = files.filter((file) => !noRecord.test(file) && !isUnwritten(project, file));
    const evidence: Evidence[] = [
      ...records.map((file) => ({ level: "present" as const, what: `\`${project.relative(file)}\``, at: startOf(file) })),
      ...(records.length === 0 ? sections(project).filter(({ at }) => !files.includes(at?.path ?? "")) : []),
      ...claims
        .filter(({ form }) => form !== "path")
        .map(({ value, at }) => ({ level: "claimed" as const, what: `the manifest says \`${value}\``, at })),
    ];
    if (absent.length > 0 || evidence.length > 0) return { evidence, gaps: absent };
    const [file] = files;
    const [claim] = declared;
    const choices = project.traits.pipeline.value && noModel(project) ? "the stores and the tools" : "the model, the stores and the tools";
    const gap: Gap = file
      ? {
          kind: "hollow",
          message: `\`${project.relative(file)}\` is there, but no choice is recorded: ${because(file)}.`,
          at: startOf(file),
        }
      : claim
        ? {
            kind: "hollow",
            message: `\`${claim.value}\` holds no record. Write down why ${choices} were chosen.`,
            at: claim.at,
          }
        : {
            kind: "missing",
            message: `No decision record was found in \`docs/adr\`, \`docs/decisions\` or the like. Write down why ${choices} were chosen.`,
            fixes: [{ kind: "scaffold", title: "Add the first decision record", scaffold: "decision-record" }],
          };
    return { evidence, gaps: [gap] };
  },
};

function filesOf(project: Project, { value }: Claim): readonly string[] {
  const target = project.resolve(value);
  const folder = `${target.replace(/\/$/, "")}/`;
  return project.files.filter((file) => file === target || (file.startsWith(folder) && document.test(file)));
}

function recordFiles(project: Project): readonly string[] {
  return filesLike(project, recordFile).filter((file) => project.role(file) === "production" || project.role(file) === "docs");
}

function because(file: string): string {
  if (!noRecord.test(file)) return "it holds little more than headings";
  return /template/i.test(file) ? "it is a template" : "it only says that records are kept";
}

function sections(project: Project): readonly Evidence[] {
  return project
    .facts("document")
    .filter(({ role }) => role === "production" || role === "docs")
    .flatMap(({ path, facts }) => {
      const heading = facts.headings.find(({ text, prose }) => prose >= 120 && section.test(text));
      return heading ? [{ level: "present" as const, what: `section \`${heading.text}\``, at: { path, span: heading.span } }] : [];
    });
}
