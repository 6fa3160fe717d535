import type { CiJob, CiStep, CiTriggers, SwallowedFailure } from "../../facts/ci-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Located, Span } from "../../text/span.js";
import { environmentSigns } from "../configuration-signs.js";
import { commandLines } from "./command-lines.js";
import { type GroovyToken, groovyTokens } from "./groovy-tokens.js";
import { startedBy } from "./triggers.js";

/** What a Jenkinsfile says. */
export interface JenkinsPipeline {
  readonly jobs: readonly CiJob[];
  readonly schedules: readonly Located<string>[];
  /** Names of its other triggers, such as `pollSCM`. */
  readonly triggers: readonly string[];
  readonly signs: readonly Sign[];
}

/** Reads declarative and scripted pipelines. Stages are jobs; each needs those before it that do not run beside it. Never throws. */
export function jenkinsPipeline(source: string): JenkinsPipeline {
  return new PipelineWalk(source).read();
}

const maxJobs = 1000;
/** Stages before it that one stage is said to need. */
const maxNeeds = 200;
/** Blocks in blocks that are followed. */
const maxDepth = 50;
/** Tokens of a statement that are looked at, and UTF-16 units of a condition or a `catch`. */
const maxStatement = 400;
const maxText = 5000;
const shells = new Set(["sh", "bat", "powershell", "pwsh"]);
const triggerNames = new Set(["pollSCM", "githubPush", "gitlab", "upstream", "bitbucketPush", "genericTrigger", "GenericTrigger"]);

/** A stage or a branch of `parallel` that is being read. */
interface OpenJob {
  id: string;
  readonly span: Span;
  readonly needs: readonly Located<string>[];
  readonly steps: CiStep[];
  /** Per `parallel` around it, the branch it is in. */
  readonly branches: ReadonlyMap<number, number>;
  image?: Located<string>;
  condition?: string;
  triggers?: CiTriggers;
  hasInner?: true;
}

interface Block {
  readonly name: string;
  /** Offset of its opening bracket. */
  readonly from: number;
  readonly job?: OpenJob;
  readonly folder?: string;
  readonly swallowed?: SwallowedFailure;
  /** The `parallel` that it is a branch of, by offset. */
  readonly branchOf?: number;
}

class PipelineWalk {
  private readonly tokens: readonly GroovyToken[];
  /** The index of the bracket that belongs to one. */
  private readonly partner = new Map<number, number>();
  private readonly blocks: Block[] = [];
  private readonly jobs: OpenJob[] = [];
  private readonly schedules: Located<string>[] = [];
  private readonly triggers: string[] = [];
  private readonly signs: Sign[] = [];
  /** How many stages have a name. */
  private readonly ids = new Map<string, number>();
  private pipelineImage?: Located<string>;
  /** Calls of `parallel`, whose branches are the named closures up to an index. */
  private readonly branching: { readonly from: number; readonly until: number }[] = [];
  /** Blocks that are open, deeper ones left out of `blocks`. */
  private depth = 0;

  constructor(private readonly source: string) {
    this.tokens = groovyTokens(source);
    this.pairBrackets();
  }

  read(): JenkinsPipeline {
    for (let index = 0; index < this.tokens.length; ) index = this.next(index);
    const kept = this.jobs.filter((job) => job.steps.length > 0 || !job.hasInner);
    const ids = new Set(kept.map(({ id }) => id));
    const jobs = kept.map(({ id, span, needs, steps, image, condition, triggers }): CiJob => {
      const before = needs.filter(({ value }) => ids.has(value)).slice(-maxNeeds);
      return { id, span, needs: before, steps, services: [], condition, image: image ?? this.pipelineImage, ...(triggers && { triggers }) };
    });
    return { jobs, schedules: this.schedules, triggers: this.triggers, signs: this.signs };
  }

  private pairBrackets(): void {
    const open: { readonly mark: string; readonly index: number }[] = [];
    for (const [index, { kind, source }] of this.tokens.entries()) {
      if (kind !== "mark") continue;
      if ("([{".includes(source)) open.push({ mark: source, index });
      else if (")]}".includes(source) && open.at(-1)?.mark === "([{".charAt(")]}".indexOf(source))) {
        const start = open.pop()?.index ?? index;
        this.partner.set(start, index);
        this.partner.set(index, start);
      }
    }
  }

  /** Reads what stands at an index; gives the next index to read. */
  private next(index: number): number {
    const token = this.tokens[index];
    if (token?.kind === "word") return this.readWord(token, index);
    if (this.isMark(index, "{")) this.openClosure(index);
    else if (this.isMark(index, "}")) this.close();
    return index + 1;
  }

  private readWord(token: GroovyToken, index: number): number {
    const name = token.source;
    if (this.isMark(index + 1, "{")) {
      this.openNamed(name, index, index + 1, index);
      return index + 2;
    }
    const hasList = this.isMark(index + 1, "(");
    if (!hasList && !this.startsArgument(index + 1)) return index + 1;
    const end = (hasList ? this.partner.get(index + 1) : undefined) ?? this.statementEnd(index + 1);
    const header = this.skipLines(end + 1);
    if (hasList && this.isMark(header, "{")) {
      this.openNamed(name, index, header, end);
      return header + 1;
    }
    this.call(token, index + (hasList ? 2 : 1), end);
    return shells.has(name) ? Math.max(end, index + 1) : index + 1;
  }

  /** `sh 'x'`, `image "x"`, `sh script: 'x'`. */
  private startsArgument(index: number): boolean {
    return this.tokens[index]?.kind === "text" || (this.tokens[index]?.kind === "word" && this.isMark(index + 1, ":"));
  }

  private call(token: GroovyToken, from: number, end: number): void {
    const name = token.source;
    const first = this.textIn(from, end);
    if (shells.has(name)) this.shell(token, from, end);
    else if (name === "parallel") this.branching.push({ from: token.start, until: end });
    else if ((name === "cron" || name === "parameterizedCron") && first) this.schedules.push(located(first));
    else if (triggerNames.has(name)) this.triggers.push(name);
    else if (first && this.isImage(name)) this.setImage(located(first));
  }

  private isImage(name: string): boolean {
    const around = this.blocks.at(-1)?.name;
    return name === "docker.image" || (name === "image" && around === "docker") || (name === "docker" && around === "agent");
  }

  private setImage(image: Located<string>): void {
    const job = this.blocks.findLast((block) => block.job)?.job;
    if (job) job.image ??= image;
    else this.pipelineImage ??= image;
  }

  private shell(token: GroovyToken, from: number, end: number): void {
    const script = this.namedText("script", from, end) ?? (this.tokens[from]?.kind === "text" ? this.tokens[from] : undefined);
    if (!script?.value) return;
    const label = this.namedText("label", from, end)?.value?.value;
    const status = this.namedWord("returnStatus", from, end);
    const isRead = !this.startsStatement(this.tokens.lastIndexOf(token, from));
    const last = this.tokens[end]?.end ?? token.end;
    const swallowed =
      status && !isRead ? { by: "returnStatus: true", span: status } : this.blocks.findLast((block) => block.swallowed)?.swallowed;
    const folders = this.blocks.flatMap(({ folder }) => folder ?? []);
    const post = this.blocks.findLastIndex((block) => block.name === "post");
    const when = post === -1 ? undefined : `post: ${this.blocks[post + 1]?.name ?? "always"}`;
    this.jobHere(token).steps.push({
      ...(label !== undefined && { name: label }),
      with: {},
      commands: commandLines(script.value),
      ...(swallowed && { swallowed }),
      ...(when && { condition: when }),
      ...(folders.length > 0 && { workingDirectory: folders.join("/") }),
      span: { start: token.start, end: Math.max(token.end, last) },
    });
  }

  /** The stage around, or a job for what stands in none. */
  private jobHere(token: GroovyToken): OpenJob {
    const job = this.blocks.findLast((block) => block.job)?.job;
    const id = this.blocks.some(({ name }) => name === "post") ? "post" : "pipeline";
    return job ?? this.jobs.find((one) => one.id === id) ?? this.addJob(id, { start: token.start, end: token.end });
  }

  private addJob(id: string, span: Span): OpenJob {
    // What is beyond the bound is read, and left out.
    if (this.jobs.length >= maxJobs) return { id, span, needs: [], steps: [], branches: new Map() };
    const branches = new Map(this.blocks.flatMap(({ branchOf, from }) => (branchOf === undefined ? [] : [[branchOf, from] as const])));
    const needs = this.jobs.filter((other) => !isBeside(other.branches, branches)).map((other) => ({ value: other.id, span: other.span }));
    const job: OpenJob = { id, span, needs, steps: [], branches };
    this.jobs.push(job);
    return job;
  }

  private openNamed(name: string, index: number, header: number, end: number): void {
    const first = this.textIn(index + 2, end);
    if (name === "stage" && first) {
      const around = this.blocks.at(-1);
      this.openJob(located(first), header, around?.name === "parallel" ? around.from : undefined);
      return;
    }
    this.open(
      { name, folder: name === "dir" ? first?.value?.value : undefined, swallowed: this.swallowing(name, index, header, end) },
      header,
    );
    if (name === "when") this.readCondition(header);
    if (name === "withEnv") this.addVariables(index + 1, end);
    if (name === "environment") this.addVariables(header + 1, this.partner.get(header) ?? header);
  }

  /** A closure without a name of its own: a branch, where `parallel` is given it, which is a job as a stage would be. */
  private openClosure(index: number): void {
    const label = this.labelBefore(index);
    const call = label && this.branching.findLast(({ until }) => index < until);
    if (!label || !call || this.blocks.some(({ branchOf }) => branchOf === call.from)) this.open({ name: label?.source ?? "" }, index);
    else this.openJob(located(label), index, call.from);
  }

  private openJob(name: Located<string>, header: number, branchOf: number | undefined): void {
    const around = this.blocks.findLast((block) => block.job)?.job;
    if (around) around.hasInner = true;
    const count = (this.ids.get(name.value) ?? 0) + 1;
    this.ids.set(name.value, count);
    this.open({ name: "stage", branchOf }, header);
    const job = this.addJob(count > 1 ? `${name.value} (${count})` : name.value, name.span);
    const block = this.depth <= maxDepth ? this.blocks.pop() : undefined;
    if (block) this.blocks.push({ ...block, job });
  }

  private open(block: Omit<Block, "from">, index: number): void {
    this.depth++;
    if (this.depth <= maxDepth) this.blocks.push({ ...block, from: this.tokens[index]?.start ?? 0 });
  }

  private close(): void {
    if (this.depth === 0) return;
    if (this.depth <= maxDepth) this.blocks.pop();
    this.depth--;
  }

  /** What in the head of a block makes failures inside it count for nothing. */
  private swallowing(name: string, index: number, header: number, end: number): SwallowedFailure | undefined {
    const [start, headEnd] = [this.tokens[index], this.tokens[end]];
    if (!start || !headEnd) return undefined;
    const head = this.source.slice(start.start, Math.min(headEnd.end, start.start + maxText));
    const isHarmless =
      name === "warnError" || (name === "catchError" && /buildResult\s*:\s*(?:['"](?:SUCCESS|UNSTABLE|NOT_BUILT)|null)/.test(head));
    if (isHarmless) return { by: head, span: { start: start.start, end: headEnd.end } };
    return name === "try" ? this.catching(header) : undefined;
  }

  /** The `catch` of a `try` that neither throws again nor marks the build. */
  private catching(header: number): SwallowedFailure | undefined {
    const at = this.skipLines((this.partner.get(header) ?? this.tokens.length) + 1);
    const head = this.tokens[at];
    const list = this.partner.get(at + 1);
    const body = list === undefined ? -1 : this.skipLines(list + 1);
    const end = this.partner.get(body);
    const headEnd = list === undefined ? undefined : this.tokens[list];
    if (head?.source !== "catch" || !headEnd || end === undefined) return undefined;
    const from = this.tokens[body]?.start ?? 0;
    const text = this.source.slice(from, Math.min(this.tokens[end]?.end ?? from, from + maxText));
    if (/\b(?:throw|error|unstable|currentBuild|exit)\b/.test(text)) return undefined;
    const place = { start: head.start, end: headEnd.end };
    return { by: this.source.slice(place.start, place.end), span: place };
  }

  private readCondition(header: number): void {
    const job = this.blocks.findLast((block) => block.job)?.job;
    const close = this.partner.get(header);
    if (!job || close === undefined) return;
    const from = this.tokens[header]?.end ?? 0;
    const text = this.source.slice(from, Math.min(this.tokens[close]?.start ?? from, from + maxText));
    job.condition = text.replace(/\s+/g, " ").trim().slice(0, 200);
    const triggers = conditionTriggers(text);
    if (triggers) job.triggers = triggers;
  }

  /** `NAME = 'value'` of an `environment`, and the texts `NAME=value` of `withEnv`. */
  private addVariables(from: number, end: number): void {
    for (let index = from; index < Math.min(end, from + maxStatement); index++) {
      const token = this.tokens[index];
      const [, name, value] = token?.kind === "text" ? (/^([A-Za-z_]\w*)=(.*)$/s.exec(token.source) ?? []) : [];
      if (token && name !== undefined)
        this.signs.push(...environmentSigns({ value: name, span: span(token) }, { value: value ?? "", span: () => span(token) }));
      else if (token?.kind === "word" && this.isMark(index + 1, "=")) {
        const given = this.tokens[index + 2];
        this.signs.push(...environmentSigns({ value: token.source, span: span(token) }, given?.value));
      }
    }
  }

  private textIn(from: number, end: number): GroovyToken | undefined {
    return this.tokens.slice(from, Math.min(end + 1, from + 50)).find(({ kind }) => kind === "text");
  }

  /** The text given under a name: `script: 'x'`. */
  private namedText(name: string, from: number, end: number): GroovyToken | undefined {
    for (let index = from; index < Math.min(end, from + 200); index++) {
      if (this.tokens[index]?.source !== name || !this.isMark(index + 1, ":")) continue;
      return this.tokens.slice(index + 2, index + 6).find(({ kind }) => kind === "text");
    }
    return undefined;
  }

  /** Where `name: true` stands. */
  private namedWord(name: string, from: number, end: number): Span | undefined {
    for (let index = from; index < Math.min(end, from + 200); index++) {
      const value = this.tokens[index + 2];
      if (this.tokens[index]?.source === name && this.isMark(index + 1, ":") && value?.source === "true")
        return { start: this.tokens[index]?.start ?? 0, end: value.end };
    }
    return undefined;
  }

  /** `name:` before a closure. */
  private labelBefore(index: number): GroovyToken | undefined {
    const label = this.isMark(index - 1, ":") ? this.tokens[index - 2] : undefined;
    return label?.kind === "word" || label?.kind === "text" ? label : undefined;
  }

  private startsStatement(index: number): boolean {
    const before = this.tokens[index - 1];
    return before === undefined || before.kind === "line" || (before.kind === "mark" && "{;>".includes(before.source));
  }

  /** The index at which the statement that goes on at `index` ends: a line break or closing bracket outside brackets that it opens. */
  private statementEnd(index: number): number {
    let at = index;
    for (const last = Math.min(this.tokens.length, index + maxStatement); at < last; at++) {
      const token = this.tokens[at];
      if (token?.kind === "line" && !this.isMark(at - 1, ",")) break;
      if (token?.kind !== "mark") continue;
      if (")]};".includes(token.source)) break;
      if ("([{".includes(token.source)) at = this.partner.get(at) ?? at;
    }
    return at;
  }

  private skipLines(index: number): number {
    let at = index;
    while (this.tokens[at]?.kind === "line") at++;
    return at;
  }

  private isMark(index: number, mark: string): boolean {
    const token = this.tokens[index];
    return token?.kind === "mark" && token.source === mark;
  }
}

/** Whether two jobs are in different branches of one `parallel`. */
function isBeside(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return [...a].some(([parallel, branch]) => b.has(parallel) && b.get(parallel) !== branch);
}

function span({ start, end }: GroovyToken): Span {
  return { start, end };
}

function located(token: GroovyToken): Located<string> {
  const value = token.value?.value ?? token.source;
  return { value: value.trim(), span: token.value?.span(0, value.length) ?? span(token) };
}

/** What a `when` leaves of what starts a build; `undefined` if it asks for other things. */
function conditionTriggers(text: string): CiTriggers | undefined {
  if (
    /\b(?:not|expression|environment|equals|anyOf)\b/.test(text) &&
    !/\banyOf\s*\{\s*(?:(?:changeRequest|buildingTag)\(\)\s*)+\}/.test(text)
  )
    return undefined;
  if (/\bTimerTrigger\b/.test(text)) return startedBy({ other: ["schedule"] });
  if (/\bUserIdCause\b/.test(text)) return startedBy({ manual: true });
  const pullRequest = /\bchangeRequest\b/.test(text);
  const release = /\bbuildingTag\b|\btag\b/.test(text);
  if (pullRequest || release) return startedBy({ pullRequest, release });
  return undefined;
}
