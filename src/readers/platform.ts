import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readableText } from "../text/readable-text.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { nameOf } from "../workspace/path-parts.js";
import { readToml } from "./dependencies/toml-tree.js";
import { type Declaration, infrastructure, type Mention } from "./infrastructure/declaration.js";
import { appEngineDeclarations } from "./platform/app-engine.js";
import { appRunnerDeclarations } from "./platform/app-runner.js";
import { beanstalkDeclarations } from "./platform/beanstalk.js";
import { ecsDeclarations } from "./platform/ecs.js";
import { flyDeclarations } from "./platform/fly.js";
import { herokuDeclarations } from "./platform/heroku.js";
import { procfileDeclarations } from "./platform/procfile.js";
import { railwayDeclarations } from "./platform/railway.js";
import { renderDeclarations } from "./platform/render.js";
import { samDeclarations } from "./platform/sam.js";
import { vercelDeclarations } from "./platform/vercel.js";
import type { Reader } from "./reader.js";

type Declarations = readonly (Declaration | Mention)[];

/** How the files of a platform are named, and what is read from them; nothing where a file is of something else. */
interface Platform {
  readonly file: RegExp;
  read(root: YamlNode): Declarations;
}

const platforms: readonly Platform[] = [
  { file: /^fly(?:\.[\w-]+)?\.toml$/, read: flyDeclarations },
  { file: /^render\.ya?ml$/, read: renderDeclarations },
  { file: /^railway\.(?:json|toml)$/, read: railwayDeclarations },
  { file: /^vercel\.json$/, read: vercelDeclarations },
  { file: /^(?:app|cron)(?:[-.][\w-]+)?\.ya?ml$/, read: appEngineDeclarations },
  { file: /^heroku\.yml$/, read: herokuDeclarations },
  { file: /^apprunner\.ya?ml$/, read: appRunnerDeclarations },
  { file: /^samconfig\.(?:toml|ya?ml)$/, read: samDeclarations },
  { file: /\.config$|^dockerrun\.aws\.json$/, read: beanstalkDeclarations },
  { file: /\.json$/, read: ecsDeclarations },
];

/**
 * Reads what platforms are told to run: Fly, Render, Railway, Vercel, App Engine, Heroku and other users of a `Procfile`, App Runner, SAM's
 * command line, Elastic Beanstalk, and task definitions of ECS. Each service, process, function or timer is a resource.
 */
export const platformReader: Reader<"infrastructure"> = {
  name: "platform",
  kind: "infrastructure",
  files: {
    names: ["procfile", "heroku.yml", "render.yaml", "render.yml", "railway.json", "railway.toml", "apprunner.yaml", "apprunner.yml"],
    extensions: ["json"],
    patterns: [
      /(?:^|\/)(?:app|cron)(?:[-.][\w-]+)?\.ya?ml$/,
      /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/,
      /(?:^|\/)samconfig\.(?:toml|ya?ml)$/,
      /(?:^|\/)\.ebextensions\/[^/]+\.config$/,
    ],
  },
  maxBytes: 256 * 1024,
  read({ path, text }): InfrastructureFacts | undefined {
    const name = nameOf(path).toLowerCase();
    if (text === undefined) return undefined;
    if (name === "procfile") {
      const readable = readableText(text);
      return infrastructure("platform", procfileDeclarations(readable.text), readable.notes);
    }
    const platform = platforms.find(({ file }) => file.test(name));
    if (!platform || (platform.read === ecsDeclarations && !text.includes('"containerDefinitions"'))) return undefined;
    const { root, notes } = name.endsWith(".toml") ? readToml(text) : readYaml(text);
    const declarations = platform.read(root);
    return declarations.length > 0 ? infrastructure("platform", declarations, notes) : undefined;
  },
};
