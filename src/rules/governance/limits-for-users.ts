import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { scriptsOf } from "../../project/scripts.js";
import { forManyTexts } from "../../text/for-many-texts.js";
import { contains, type Located, type Place, type Span } from "../../text/span.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { embedsOnly } from "../parts/embeds-only.js";
import { noModel } from "../parts/no-model.js";
import { unwrittenGap } from "../parts/unwritten-document.js";
import type { Rule } from "../rule.js";

const path = ["governance", "disclosure"] as const;
/** Texts that tell somebody that a machine made what they see. What tells a model who it is starts otherwise. */
const toldIsAi =
  /\bAI[- ](?:generated|powered|written|assisted|based|driven)\b|\b(?:generated|written|answered|created|powered|produced|predicted|estimated) (?:by|with|using) (?:an? )?(?:AI|artificial intelligence|(?:large )?language model|LLM|machine[- ]learning|GPT|neural|statistical model|model|OpenAI|Claude|Gemini|Mistral|Llama(?:Index)?|LangChain)\b|\b(?:talking|chatting|speaking) (?:to|with) an? (?:AI|bot|chatbot|virtual|automated)\b|\b(?:uses?|using) (?:an? )?(?:AI|artificial intelligence|(?:large )?language models?|LLMs?|(?:Chat)?GPT[-\w.]*) to (?:generate|answer|write|create|produce|summari[sz]e)\b|\b(?:this|our) (?:AI )?chatbot (?:is|can|may|might|does|uses|cannot)\b|\bI(?:'|’)?(?: a)?m an? (?:AI|virtual|automated|chatbot|language model)\b/i;
const toldLimits =
  /\b(?:can|may|might|could|will) (?:sometimes |occasionally )?(?:make (?:mistakes|errors)|(?:not )?(?:always )?be (?:wrong|incorrect|inaccurate|incomplete|biased|out ?dated|accurate|correct)|contain (?:errors|mistakes|inaccura\w+)|(?:produce|generate|give) (?:incorrect|inaccurate|false|wrong|offensive|harmful|inappropriate|biased)|hallucinate)|\b(?:verify|double[- ]check|fact[- ]check) (?:\w+ ){0,3}(?:answers?|results?|responses?|information|facts|outputs?)\b|\bnot (?:intended as |meant as |constitute |provide )?(?:an? )?(?:financial|medical|legal|professional|investment) advice\b|\bfor (?:informational|educational|demonstration) purposes only\b|\bnot a substitute for\b|\b(?:not|n[o’']t) (?:always |necessarily )?(?:100 ?% |fully |completely |entirely )(?:accurate|correct|reliable)\b|\b(?:sometimes|occasionally) (?:makes? (?:mistakes|errors)|hallucinates?)\b|\bprone to (?:hallucinat\w+|mistakes|errors)\b/i;
const limitsHeading =
  /\b(?:limitations?|known (?:limits|failures)|intended use|out[- ]of[- ]scope|what (?:it|this) (?:cannot|can(?:'|’)t|does not))\b/i;
/** Screens whose texts are not read, by what their code imports and by their endings. */
const drawsScreens = /^(?:react|react-dom|preact|solid-js|next\/(?:image|link|head|router|navigation))(?:\/|$)/;
const screen = /\.(?:tsx|jsx|vue|svelte|astro|html?|jinja2?|j2|ejs|hbs|dart|swift|kt)$/i;

export const limitsForUsers: Rule = {
  title: "Users are told that it is AI, and its limits",
  why: {
    source: "A1",
    text: "AI literacy means that people use AI while they understand its limitations and risks; data scientists play a key role in that.",
  },
  applies: "serves",
  stage: "production",
  weight: 1,
  asks: "present",
  shownByCode: true,
  evidence: {
    claimed: "`governance.disclosure` is a link or text.",
    present: "`governance.disclosure` names a file; or code shows users such a text; or a document has a section on limits.",
  },
  hollow: "The document holds little more than headings.",
  contradicted: "The file that `governance.disclosure` names does not exist.",
  manifest: path,
  fixes: [{ kind: "manifest", title: "Say how users are told", path, value: "TODO: docs/limits.md" }],
  limits: "Reads texts in Python and scripts, and headings of documents. Texts of HTML, JSX, Vue and Svelte are not read.",
  appliesUnless: embedsOnly,
  offByDefault:
    "What users are told stands in pages, terms and prompts that cannot be told apart: 7 of 14 findings that could be decided were right on repositories read for the first time.",
  check(project) {
    const claim = claimAt(project, path);
    if (claim && !claim.exists) return { evidence: [], gaps: [absentFile(claim)] };
    const hollow = claim?.form === "path" ? unwrittenGap(project, claim.value) : undefined;
    if (hollow) return { evidence: [], gaps: [hollow] };
    const [section] = limitSections(project);
    const { isAi, limits } = toldInCode(project);
    // That something may be wrong is said of prices and dates too.
    const shown = isAi ? [isAi, limits].filter((one) => one !== undefined) : [];
    const evidence: Evidence[] = [
      ...(claim ? claimEvidence(claim) : []),
      ...(section ? [section] : []),
      ...shown.map(({ text, at }) => ({ level: "present" as const, what: `“${text}”`, at })),
    ];
    if (claim || section || (isAi && limits)) return { evidence, gaps: [] };
    const unread =
      filesLike(project, screen).find((file) => project.role(file) === "production") ??
      scriptsOf(project).find(({ role, facts }) => role === "production" && facts.imports.some(({ module }) => drawsScreens.test(module)))
        ?.path;
    if (unread) return { evidence: [], gaps: [], unknown: `The texts of screens such as \`${project.relative(unread)}\` are not read.` };
    if (isAi) {
      const message = "Users are told that it is AI, but not that it can be wrong. Say both.";
      return { evidence, gaps: [{ kind: "partial", message, at: isAi.at }], share: 0.5 };
    }
    if (noModel(project)) return { evidence, gaps: [], unknown: "No model is seen here whose limits users could be told." };
    if (answersPrograms(project))
      return {
        evidence,
        gaps: [],
        unknown: "Predictions are given to other programs; what those tell their users is not in the workspace.",
      };
    const message =
      "Nothing tells users that answers come from a model, nor where it fails: no `governance.disclosure`, no such text in code or README.";
    return { evidence, gaps: [{ kind: "missing", message }] };
  },
};

/** Whether figures go to whatever calls an API: no language model answers, and no screen shows them. */
function answersPrograms({ traits, withCapability }: Project): boolean {
  return !traits.llm.value && !withCapability("app-framework").some(({ level }) => level === "wired");
}

function limitSections(project: Project): readonly Evidence[] {
  return project
    .facts("document")
    .filter(({ role }) => role === "production" || role === "docs")
    .flatMap(({ path, facts }) => {
      const heading = facts.headings.find(({ text, prose }) => prose >= 40 && limitsHeading.test(text));
      return heading ? [{ level: "present" as const, what: `section \`${heading.text}\``, at: { path, span: heading.span } }] : [];
    });
}

interface Told {
  readonly text: string;
  readonly at: Place;
}

interface ToldUsers {
  readonly isAi?: Told;
  readonly limits?: Told;
}

function toldInCode(project: Project): ToldUsers {
  const python = toldInPython(productionModules(project));
  const scripts = toldInScripts(project);
  return { isAi: python.isAi ?? scripts.isAi, limits: python.limits ?? scripts.limits };
}

const toldInPython = oncePerModules(toldIn);
const toldInScripts = remembered((project: Project) => toldIn(scriptsOf(project).filter(({ role }) => role === "production")));

/** What of Python or of scripts is looked at. */
interface Writing {
  readonly facts: {
    readonly strings: readonly Located<string>[];
    readonly calls: readonly { readonly name: string; readonly whole: Span }[];
    readonly assignments: readonly {
      readonly targets: readonly string[];
      readonly value: { readonly span: Span };
      readonly scope: string;
    }[];
  };
  place(span: Span): Place;
}

function toldIn(modules: readonly Writing[]): ToldUsers {
  const find = (told: RegExp): Told | undefined => {
    const pattern = forManyTexts(told);
    for (const module of modules) {
      const found = module.facts.strings.find(
        ({ value, span }) => pattern.test(value) && !/\bYou are\b/.test(value) && !isForModel(module, span) && !isHelp(module, span),
      );
      const [text] = found ? (pattern.exec(found.value) ?? []) : [];
      if (found && text) return { text, at: module.place(found.span) };
    }
    return undefined;
  };
  const isAi = find(toldIsAi);
  const limits = find(toldLimits);
  return { ...(isAi && { isAi }), ...(limits && { limits }) };
}

/** Whether a text explains an option of a command line to whoever runs it. */
function isHelp({ facts }: Writing, span: Span): boolean {
  return facts.calls.some(({ name, whole }) => /\.add_argument$/.test(name) && contains(whole, span));
}

/** Whether a text tells a model what a tool is for, or what to do. */
function isForModel({ facts }: Writing, span: Span): boolean {
  return facts.assignments.some(
    ({ targets, value, scope }) =>
      contains(value.span, span) &&
      targets.some(
        (one) => /prompt|instruction|examples?$|few_?shot/i.test(one) || (/(?:^|\.)description$/.test(one) && /tool\w*$/i.test(scope)),
      ),
  );
}
