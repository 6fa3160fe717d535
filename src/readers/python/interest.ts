import type { PythonImport } from "../../facts/python-facts.js";
import { interestingModules } from "./interesting-modules.js";

/** What a rule looks at even in a file that imports nothing of note. */
const interestingWords = new RegExp(
  [
    // Entry points and tests.
    "__main__|(?:def |class )[Tt]est",
    // Code that runs text or commands.
    "(?<![.\\w])(?:eval|exec)\\(|__import__|os\\.(?:system|popen|exec)",
    // Code that shows text as HTML.
    "Markup\\(|mark_safe\\(|HTMLResponse\\(|unsafe_allow_html",
    // The environment, seeds, logging, and addresses other than web pages.
    "\\b(?:getenv|environ|basicConfig|dictConfig)\\b|seed\\w{0,20}\\(|(?<!https?):\\/\\/|https:\\/\\/api\\.",
    // Models, routes and data that come from a local module.
    "\\.(?:fit|predict|predict_proba|train|generate|invoke|embed\\w*|chat|completions?|messages|read_\\w+|to_sql|link_artifact)\\(",
    "@\\w[\\w.]*\\.(?:get|post|put|patch|delete|route|websocket|task|tool)\\(",
    // What training and evaluation of networks begin with.
    "zero_?grad|load_state_dict",
    // Numbers held in their range, what users say, and what watches a model.
    "isfinite\\(|isnan\\(|[=!]= ?(?:\\w+\\.)?nan\\b|\\b(?:ge|gt|le|lt)=|[Ff]eedback|[Dd]rift|max_age|trained_at",
    // Functions of one's own that guard, redact, measure or fall back, and that rules know by their names.
    "def \\w*(?:inject|jailbreak|guardrail|moderat|safeguard|redact|anonymi[sz]|pseudonym|mask_|ground|hallucinat|toxic|fallback|cached?_|_cached?\\b|retry|recall|precision|ndcg|mrr|hit_rate|parity|variant|dangerous|harmful|off_topic|out_of_(?:scope|domain))",
    "def _?(?:check|guard|moderate|saniti[sz]e|screen|filter|validate)_(?:\\w+_)?(?:inputs?|outputs?|prompts?|questions?|messages?|answers?|response|reply|completion)\\(",
    // The same for what keeps versions, holds spend to a limit, watches, and lets a new model in.
    "def \\w*(?:budget|quota|credits|spend|canary|rollout|retrain|snapshot|fingerprint|promot|anomal|should_replace|(?:save|write|update)_\\w*registry|champion|active_\\w*version)|\\b(?:rpd|tpd)_|_per_(?:day|month)\\b",
    "[A-Z]_(?:THRESHOLDS|PASS_MARKS)\\b|(?:exceeded\\w*|accepted|approved) ?=|(?:canary|rollout|traffic)_\\w+ ?[=:]",
    // Figures by parts of the cases, and limits on how long answers may take.
    "[\"']by_[a-z]|\\bSLO_|_SLO\\b|(?:max|target)_\\w*latency|latency_(?:slo|target|budget|limit|threshold|max)|[pP](?:50|9[059])\\b",
    // How far a judge is from people.
    "\\b(?:human|expert|annotator)s?_(?:\\w+_)?judge|judge_(?:\\w+_)?(?:human|expert|annotator)",
    // Versions that run in shadow or are brought back, and logs that are written as JSON.
    "shadow\\w* ?=|def \\w*roll_?back|logging\\.Formatter\\b|log\\w{0,20}\\.\\w+\\(json\\.dumps\\(",
    // Model names and prompts.
    "\\b[A-Z_]*(?:MODEL|CHECKPOINT|REPO)[A-Z_]*(?:: ?str)? ?= ?[\"']",
    "gpt-|claude-|gemini-|embedding|llama|mistral",
    "PROMPT|_prompt|prompt_|[Pp]rompt\\w{0,30} ?=|You are ",
  ].join("|"),
);

/**
 * Whether a Python file has to be parsed whole. Which of its modules belong to the project cannot be known from one file, so what counts
 * are the modules known to matter and a few words in the text. In doubt the answer is yes.
 */
export function isInteresting(imports: readonly PythonImport[], text: string): boolean {
  const known = interestingModules();
  for (const { level, module } of imports) {
    if (level > 0) continue;
    if (known.has(module.split(".", 1)[0] ?? module) || known.has(module)) return true;
  }
  return interestingWords.test(text);
}
