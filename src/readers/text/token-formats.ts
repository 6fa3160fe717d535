import { longWords } from "./long-words.js";

/** A kind of credential that is recognised by its form alone. */
interface TokenFormat {
  readonly what: string;
  /** What its provider's own client reads from the environment. */
  readonly variable?: string;
  /** Sticky; the group, if any, is the secret part. */
  readonly pattern: RegExp;
}

/** How tokens begin that are one word, as far as it tells them. */
const prefix =
  /(?:sk-|[rs]k_live_|AKIA|ASIA|gh[opsru]_|github_pat_|glpat-|hf_|xox[abeoprs]-|AIza|gsk_|pcsk_|lsv2_|dapi|npm_|pypi-AgE|r8_|pplx-|xai-|tvly-|nvapi-|jina_|csk-|e2b_|fc-|sbp_|sb_secret_|wandb_v1_|phx_)[\w-]{15}/y;
const shortestPrefix = 18;
/** The letter of an escape is no part of the word behind it. */
const escapeEnd = /(?<=\\)[nrt]/y;
/** How the other credentials start. */
const marks = ["SG.", "hooks.slack.com/services/", "AccountKey=", "-----BEGIN "];

const formats: readonly TokenFormat[] = [
  { what: "Anthropic API key", variable: "ANTHROPIC_API_KEY", pattern: /sk-ant-(?=[a-z-]*[A-Z\d_])[\w-]{24,}/y },
  { what: "OpenRouter API key", variable: "OPENROUTER_API_KEY", pattern: /sk-or-v1-[0-9a-f]{48,}/y },
  { what: "Langfuse secret key", variable: "LANGFUSE_SECRET_KEY", pattern: /sk-lf-[0-9a-f-]{36}(?![\w-])/y },
  {
    what: "OpenAI API key",
    variable: "OPENAI_API_KEY",
    pattern: /sk-(?:(?:proj|svcacct|admin)-[\w-]{40,}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/y,
  },
  { what: "OpenAI-style API key", pattern: /sk-[A-Za-z0-9]{32,64}(?![\w-])/y },
  { what: "AWS access key id", variable: "AWS_ACCESS_KEY_ID", pattern: /(?:AKIA|ASIA)[A-Z0-9]{16}(?!\w)/y },
  { what: "GitHub token", variable: "GITHUB_TOKEN", pattern: /gh[opsru]_[A-Za-z0-9]{36,}|github_pat_\w{60,}/y },
  { what: "GitLab token", pattern: /glpat-[\w-]{20,}/y },
  { what: "Hugging Face token", variable: "HF_TOKEN", pattern: /hf_[A-Za-z0-9]{30,40}(?!\w)/y },
  { what: "Slack token", variable: "SLACK_BOT_TOKEN", pattern: /xox[abeoprs]-[A-Za-z0-9-]{20,}/y },
  { what: "Slack webhook", pattern: /hooks\.slack\.com\/services\/(T\w{6,}\/B\w{6,}\/\w{20,})/y },
  { what: "Google API key", variable: "GOOGLE_API_KEY", pattern: /AIza[\w-]{35}(?![\w-])/y },
  { what: "Stripe live key", variable: "STRIPE_SECRET_KEY", pattern: /[rs]k_live_[A-Za-z0-9]{20,}/y },
  { what: "Groq API key", variable: "GROQ_API_KEY", pattern: /gsk_[A-Za-z0-9]{40,}/y },
  { what: "Pinecone API key", variable: "PINECONE_API_KEY", pattern: /pcsk_\w{40,}/y },
  { what: "LangSmith API key", variable: "LANGSMITH_API_KEY", pattern: /lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}/y },
  { what: "Databricks token", variable: "DATABRICKS_TOKEN", pattern: /dapi[0-9a-f]{32}(?:-\d)?(?!\w)/y },
  { what: "Replicate token", variable: "REPLICATE_API_TOKEN", pattern: /r8_[A-Za-z0-9]{37}(?!\w)/y },
  { what: "Perplexity API key", variable: "PERPLEXITY_API_KEY", pattern: /pplx-[A-Za-z0-9]{48}(?![\w-])/y },
  { what: "xAI API key", variable: "XAI_API_KEY", pattern: /xai-[A-Za-z0-9]{80}(?![\w-])/y },
  { what: "Tavily API key", variable: "TAVILY_API_KEY", pattern: /tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}(?![\w-])/y },
  { what: "NVIDIA API key", variable: "NVIDIA_API_KEY", pattern: /nvapi-[\w-]{60,70}(?![\w-])/y },
  { what: "Jina API key", variable: "JINA_API_KEY", pattern: /jina_[0-9a-f]{32}[\w-]{28}(?![\w-])/y },
  { what: "Cerebras API key", variable: "CEREBRAS_API_KEY", pattern: /csk-[a-z0-9]{48}(?![\w-])/y },
  { what: "E2B API key", variable: "E2B_API_KEY", pattern: /e2b_[0-9a-f]{40}(?!\w)/y },
  { what: "Firecrawl API key", variable: "FIRECRAWL_API_KEY", pattern: /fc-[0-9a-f]{32}(?![\w-])/y },
  { what: "Supabase token", variable: "SUPABASE_ACCESS_TOKEN", pattern: /sbp_[0-9a-f]{40}(?!\w)/y },
  { what: "Supabase secret key", variable: "SUPABASE_SECRET_KEY", pattern: /sb_secret_[\w-]{31}(?![\w-])/y },
  { what: "Weights & Biases API key", variable: "WANDB_API_KEY", pattern: /wandb_v1_\w{60,}/y },
  { what: "SendGrid API key", variable: "SENDGRID_API_KEY", pattern: /(?:(?<![\w-])|(?<=\\[nrt]))SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/y },
  { what: "PostHog personal API key", variable: "POSTHOG_PERSONAL_API_KEY", pattern: /phx_[A-Za-z0-9]{40,}/y },
  { what: "npm token", pattern: /npm_[A-Za-z0-9]{36}(?!\w)/y },
  { what: "PyPI token", pattern: /pypi-AgE[\w-]{50,}/y },
  { what: "Azure storage account key", pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/y },
  // The header alone is what code that handles keys writes: a key has a body.
  { what: "private key", pattern: /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----(?:\s|\\[nr]|["'+,]){1,20}([A-Za-z0-9+/=]{40,})/y },
];

/** A credential found by its form. */
export interface FoundToken {
  readonly what: string;
  readonly variable?: string | undefined;
  /** Offsets of everything that belongs to it. */
  readonly start: number;
  readonly end: number;
  /** The part that must not be a placeholder. */
  readonly value: string;
}

/** All texts that have the form of a known credential. */
export function findTokens(text: string): FoundToken[] {
  const starts: number[] = [];
  for (const start of longWords(text, shortestPrefix)) {
    if (isAt(prefix, text, start)) starts.push(start);
    else if (isAt(escapeEnd, text, start) && isAt(prefix, text, start + 1)) starts.push(start + 1);
  }
  for (const mark of marks) {
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) starts.push(at);
  }
  return starts.flatMap((start) => tokenAt(text, start) ?? []);
}

function isAt(pattern: RegExp, text: string, start: number): boolean {
  pattern.lastIndex = start;
  return pattern.test(text);
}

function tokenAt(text: string, start: number): FoundToken | undefined {
  for (const { what, pattern, variable } of formats) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match) return { what, variable, start, end: pattern.lastIndex, value: match[1] ?? match[0] };
  }
  return undefined;
}
