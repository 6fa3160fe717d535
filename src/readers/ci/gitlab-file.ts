import type { MappedText } from "../../text/mapped-text.js";
import type { YamlNode } from "../../text/yaml-node.js";

/** Levels of `extends` and of `!reference` that are followed: as many as GitLab allows. */
const maxLevels = 10;
/** Templates that one job is looked up in. */
const maxTemplates = 50;
/** UTF-16 units that the scripts of a file may come to with templates filled in. */
const maxScript = 1_000_000;
/** What an item of a script costs beside its text. */
const itemCost = 20;

/** Looks the values of jobs up the way GitLab does, as far as one file tells. */
export class GitlabFile {
  private readonly chains = new Map<YamlNode, readonly YamlNode[]>();
  private scriptBudget = maxScript;

  constructor(private readonly root: YamlNode) {}

  /** Whether scripts were left out because there are too many. */
  get isCut(): boolean {
    return this.scriptBudget < 0;
  }

  /** The job, or the template it extends, that has a key; the job itself when none has. */
  holder(job: YamlNode, key: string): YamlNode {
    return this.chain(job, 0).find((node) => node.has(key)) ?? job;
  }

  /** A value of a job or of the templates it extends. */
  own(job: YamlNode, key: string): YamlNode {
    return this.holder(job, key).get(key);
  }

  /** The same, falling back to `default:` and to the top of the file. */
  inherited(job: YamlNode, key: string): YamlNode {
    const holder = [...this.chain(job, 0), this.root.get("default"), this.root].find((node) => node.has(key));
    return (holder ?? job).get(key);
  }

  /** The scripts under a node, lists in lists and `!reference` followed. */
  scripts(node: YamlNode, level = 0): MappedText[] {
    this.scriptBudget -= itemCost;
    if (level > maxLevels || this.scriptBudget < 0) return [];
    if (node.tag === "!reference") return this.scripts(this.referenced(node), level + 1);
    if (node.kind === "list") return node.items().flatMap((item) => this.scripts(item, level + 1));
    const script = node.mapped();
    this.scriptBudget -= script?.value.length ?? 0;
    return script && this.scriptBudget >= 0 ? [script] : [];
  }

  private referenced(reference: YamlNode): YamlNode {
    const [template = "", key = "", ...path] = reference.texts().map(({ value }) => value);
    return path.reduce((node, step) => node.get(step), this.own(this.root.get(template), key));
  }

  /** The job and the templates it extends, those first that win. */
  private chain(job: YamlNode, level: number): readonly YamlNode[] {
    const known = this.chains.get(job);
    if (known) return known;
    const chain = [job];
    // A template that extends itself ends there.
    this.chains.set(job, chain);
    for (const template of level < maxLevels ? job.get("extends").texts().reverse() : []) {
      if (chain.length >= maxTemplates) break;
      chain.push(...this.chain(this.root.get(template.value), level + 1));
    }
    return chain;
  }
}
