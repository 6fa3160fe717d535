import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { runCommands } from "../../practices/run-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { lazily, remembered } from "../../project/once-per.js";
import { ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { contains, startOf } from "../../text/span.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { onlyPackage } from "../parts/published-package.js";
import { isUnwritten, unwrittenGap } from "../parts/unwritten-document.js";
import type { Gap, Rule } from "../rule.js";

const path = ["governance", "access"] as const;
/** Resources of infrastructure code that say who may do what. */
const grant =
  /(?:^|_)iam_(?!instance_profile|server)|role_?assignments?\b|(?:Cluster)?RoleBinding$|^(?:Cluster)?Role$|^AWS::IAM::(?:\w*Policy|Role|Group)$|BucketPolicy|bucket_(?:policy|public_access_block)|lakeformation_permissions|LakeFormation::|_(?:grants?|grant_\w+|permissions?)$|access_polic(?:y|ies)|accessPolicies/i;
const accessDocument =
  /(?:^|\/)(?:data[_-]|model[_-])?(?:access|permissions|rbac)(?:[_-](?:control|policy|management|matrix))?\.(?:md|mdx|rst|adoc|pdf)$/i;
/** Roles and their rights in a data warehouse, as tools such as Permifrost read them. */
const rolesFile =
  /(?:^|\/)(?:snowflake|redshift|bigquery|warehouse|permissions?|access|permifrost|snowcap|titan)\/(?:[\w-]+\/)?(?:\w+__)?(?:roles|(?:role_)?grants)\.ya?ml$|(?:^|\/)(?:permifrost|rbac|grants|permissions)[\w-]*\.ya?ml$/i;
const accessHeading =
  /^\W*(?:(?:data|model|user) )?(?:access(?: (?:control|policy|management|rights))?|permissions|authori[sz]ation|who (?:has|may) access)\W*$/i;

export const access: Rule = {
  title: "It is written down who may reach data and models",
  why: {
    source: "A0 #1",
    text: "Data without direction: sensitive data that cannot be used freely, or a lack of data governance, leads to compliance and privacy issues.",
  },
  applies: "always",
  stage: "production",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`governance.access` is a link or text.",
    present: "A document, or a file of roles for a data warehouse, says who may reach data and models.",
    wired: "Infrastructure code, a command or SQL grants the rights: IAM policies, role assignments, grants, policies for rows.",
  },
  hollow: "The document holds little more than headings.",
  contradicted: "The file that `governance.access` names does not exist.",
  manifest: path,
  fixes: [{ kind: "manifest", title: "Say who may reach data and models", path, value: "TODO: docs/access.md" }],
  limits: "Whether the rights are as narrow as they should be, and what is granted in a vendor's console, is not seen.",
  appliesUnless: (project) => (project.manifest.value.governance === undefined ? onlyPackage(project) : undefined),
  offByDefault:
    "Who may reach data and models is mostly settled where no workspace shows it: of 69 findings on repositories read for the first time 15 were right, 9 wrong and 45 arguable.",
  check(project) {
    const claim = claimAt(project, path);
    const evidence: Evidence[] = [
      ...granted(project),
      ...grantedInCode(project),
      ...grantedInSql(project),
      ...grantedByCommand(project),
      ...documents(project),
    ];
    if (claim && !claim.exists) return { evidence, gaps: [absentFile(claim)] };
    const hollow = claim?.form === "path" ? unwrittenGap(project, claim.value) : undefined;
    if (hollow) return { evidence, gaps: [hollow] };
    if (claim) evidence.push(...claimEvidence(claim));
    const gaps: Gap[] = [];
    if (evidence.length === 0)
      gaps.push({
        kind: "missing",
        message:
          "Nothing in this project says who may reach data and models: no `governance.access`, no document, no grant in infrastructure code or SQL.",
        fixes: [{ kind: "scaffold", title: "Add a document of who may reach what", scaffold: "access" }],
      });
    else if (evidence.every(({ level }) => level === "claimed"))
      gaps.push({
        kind: "weak",
        message: "`governance.access` names no document, and no infrastructure code grants such rights.",
        at: claim?.at,
      });
    return { evidence, gaps };
  },
};

/** Roles that have no rights but by attachments beside them. */
const bareRole = /^aws_iam_role$/;

function granted(project: Project): readonly Evidence[] {
  const files = project.facts("infrastructure").filter(({ role }) => role !== "test" && role !== "example");
  const granting = files.flatMap(({ facts }) => facts.resources.filter(({ kind }) => grant.test(kind)));
  // Whoever may do everything is not told what data and models they may reach.
  const onlyAll = granting.some(({ allRights }) => allRights) && granting.every(({ kind, allRights }) => allRights || bareRole.test(kind));
  return files.flatMap(({ path, facts }) => {
    const resource = onlyAll ? undefined : facts.resources.find(({ kind, allRights }) => grant.test(kind) && !allRights);
    return resource ? [{ level: "wired" as const, what: `\`${resource.kind}\``, at: { path, span: resource.span } }] : [];
  });
}

/** Calls of infrastructure code that give rights: Pulumi and CDK. */
const grantCall =
  /^(?:@pulumi\/\w+|pulumi_\w+)(?:\.\w+)*\.(?:(?:Role|User|Group)?Policy(?:Attachment)?|BucketPolicy\w*|BucketPublicAccessBlock|RoleAssignment|\w*IAM(?:Member|Binding|Policy)|(?:Cluster)?RoleBinding)$|^aws[-_]cdk\S*iam\.(?:\w*Policy\w*|Role)$/;

const grantedInCode = remembered((project: Project): readonly Evidence[] => {
  const found = [...ownScripts(project), ...ownModules(project)].flatMap(({ facts, place }) => {
    const calls: readonly GrantCall[] = facts.calls.filter(({ name }) => grantCall.test(name));
    if (calls.length === 0) return [];
    const all = facts.calls.filter((call) => call.arguments.some(({ value }) => givesAll(value)));
    const limited = calls.filter(({ whole }) => !all.some(({ span }) => contains(whole, span)));
    const isBare = all.length > 0 && limited.every(({ name }) => /\.Role$/.test(name));
    return isBare ? [] : limited.map(({ name, span }) => ({ name, at: place(span) }));
  });
  return found.slice(0, 1).map(({ name, at }) => ({ level: "wired", what: `\`${name}()\` called`, at }));
});

type GrantCall = Pick<PythonCall, "name" | "span" | "whole">;

/** Whether a value is the policy of AWS that allows everything, or holds it. */
function givesAll(value: CodeValue): boolean {
  if (value.kind === "string") return /(?:^|[:/])AdministratorAccess$/.test(value.value);
  if (value.kind === "list") return value.items.some(givesAll);
  return value.kind === "dict" && value.entries.some((entry) => givesAll(entry.value));
}

/** The first file of SQL that gives rights. */
function grantedInSql(project: Project): readonly Evidence[] {
  const isCalled = lazily(() => callsOfMacros(project));
  const givesRights = (sign: string) => {
    const macro = /^sql-rights in macro (\w+)$/.exec(sign)?.[1];
    return macro === undefined ? sign === "sql-rights" : isCalled()(macro);
  };
  const found = project
    .facts("configuration")
    .filter(({ role }) => role !== "test" && role !== "example")
    .flatMap(({ path, facts }) => facts.signs.flatMap(({ value, span }) => (givesRights(value) ? [{ path, span }] : [])));
  return found.slice(0, 1).map((at) => ({ level: "wired", what: "rights in SQL", at }));
}

/** Macros that dbt calls by itself, or chooses by the database. */
const calledByDbt = /^(?:apply_grants|get_\w*grant\w*_sql|generate_\w+)$|__/;
const namedAfterRights = /grant|access|privilege|permission|right|polic/i;

/** Tells whether something calls a macro of dbt: a model, a hook, another macro or a command. Of those that are not named after rights calls are not known. */
function callsOfMacros(project: Project): (macro: string) => boolean {
  const signs = [...project.facts("configuration"), ...project.facts("pipeline")].flatMap(({ facts }) => facts.signs);
  const called = new Set(signs.flatMap(({ value }) => /^call of macro (\w+)$/.exec(value)?.[1] ?? []));
  return (macro) =>
    !namedAfterRights.test(macro) ||
    calledByDbt.test(macro) ||
    called.has(macro) ||
    runCommands(project).some(({ text }) => text.split(/\s+/).includes(macro));
}

const grantCommand =
  /\bgcloud\b.*\badd-iam-policy-binding\b|\bg(?:cloud\s+storage|sutil)\b.*\biam\s+ch\b|\baws\s+iam\s+(?:attach|put)-(?:role|user|group)-policy\b|\baws\s+s3api\s+put-bucket-policy\b|\baws\s+lakeformation\s+grant-permissions\b|\baz\s+role\s+assignment\s+create\b|\bkubectl\s+create\s+(?:cluster)?role(?:binding)?\b/;

/** The first command that gives rights. */
function grantedByCommand(project: Project): readonly Evidence[] {
  const found = runCommands(project).find(({ text, at }) => grantCommand.test(text) && project.role(at.path) !== "example");
  const command = found && grantCommand.exec(found.text)?.[0].replace(/\s+/g, " ");
  return found ? [{ level: "wired", what: `\`${command}\``, at: found.at }] : [];
}

function documents(project: Project): readonly Evidence[] {
  const files = filesLike(project, accessDocument)
    .filter((file) => !isUnwritten(project, file))
    .filter((file) => project.role(file) === "docs" || project.role(file) === "production")
    .map((file) => ({ level: "present" as const, what: `\`${project.relative(file)}\``, at: startOf(file) }));
  const sections = project
    .facts("document")
    .filter(({ role }) => role === "docs" || role === "production")
    .flatMap(({ path, facts }) => {
      const heading = facts.headings.find(({ text, prose }) => prose >= 60 && accessHeading.test(text));
      return heading ? [{ level: "present" as const, what: `section \`${heading.text}\``, at: { path, span: heading.span } }] : [];
    });
  const roles = filesLike(project, rolesFile)
    .filter((file) => project.role(file) === "production")
    .map((file) => ({ level: "present" as const, what: `\`${project.relative(file)}\``, at: startOf(file) }));
  return [...files, ...roles, ...sections];
}
