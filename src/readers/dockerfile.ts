import type { DockerfileFacts, DockerStage } from "../facts/container-facts.js";
import type { Sign } from "../facts/sign.js";
import type { MappedText } from "../text/mapped-text.js";
import { readableText } from "../text/readable-text.js";
import { commandLines } from "./ci/command-lines.js";
import { commandSign, environmentSigns, imageSigns, scriptSigns, started } from "./configuration-signs.js";
import { type DockerInstruction, dockerInstructions } from "./container/docker-instructions.js";
import { commandText, dockerVariables, dockerWords, execForm, substituted } from "./container/docker-words.js";
import { imageReference } from "./container/image-reference.js";
import type { Reader } from "./reader.js";

/**
 * Reads Dockerfiles. Defaults of the `ARG`s before the first `FROM` are filled into image names. A stage says only what is written in it,
 * not what it inherits from the stage it builds on. `RUN` scripts are split into command lines.
 */
export const dockerfileReader: Reader<"dockerfile"> = {
  name: "dockerfile",
  kind: "dockerfile",
  files: {
    names: ["dockerfile", "containerfile"],
    extensions: ["dockerfile", "containerfile"],
    patterns: [
      /(?:^|\/)(?:dockerfile|containerfile)[.-](?!dockerignore$)(?![^/]*\.(?:py|js|ts|go|rs|java|md|txt|json|ya?ml)$)(?!(?:py|js|ts|go|rs|java|md|txt|json|ya?ml)$)[^/]+$/,
    ],
  },
  maxBytes: 256 * 1024,
  keepsText: true,
  read(file): DockerfileFacts | undefined {
    const { text, notes } = readableText(file.text);
    const instructions = dockerInstructions(text);
    const isSure =
      notes.length > 0 ||
      instructions.some(({ keyword }) => keyword === "FROM") ||
      !/\.(?!dockerfile$|containerfile$)[^/]*$/i.test(file.path);
    return isSure ? { ...readStages(instructions), notes } : undefined;
  },
};

function readStages(instructions: readonly DockerInstruction[]): Omit<DockerfileFacts, "notes"> {
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === "FROM" ? index : []));
  const defaults = argumentDefaults(instructions.slice(0, starts[0]));
  const names = new Set(["scratch"]);
  const stages = starts.map((start, index) => readStage(instructions.slice(start, starts[index + 1]), defaults, names));
  return { stages, signs: stages.flatMap((stage) => stageSigns(stage, names)) };
}

function argumentDefaults(instructions: readonly DockerInstruction[]): Map<string, string> {
  const defaults = new Map<string, string>();
  for (const instruction of instructions) {
    if (instruction.keyword !== "ARG") continue;
    for (const { name, value } of dockerVariables(instruction.arguments)) defaults.set(name, substituted(value, defaults));
  }
  return defaults;
}

/** `names` are those of earlier stages; the stage's own is added. */
function readStage(instructions: readonly DockerInstruction[], defaults: ReadonlyMap<string, string>, names: Set<string>): DockerStage {
  const [from, ...body] = instructions;
  const [base, as, name] = from ? dockerWords(from.arguments) : [];
  const written = substituted(base?.value ?? "", defaults);
  const reference = imageReference(written);
  const internal = names.has(written.toLowerCase());
  const stageName = as?.value.toLowerCase() === "as" ? name?.value : undefined;
  if (stageName) names.add(stageName.toLowerCase());

  const all = (keyword: string) => body.filter((instruction) => instruction.keyword === keyword);
  const last = (keyword: string) => body.findLast((instruction) => instruction.keyword === keyword)?.arguments;
  const user = last("USER");
  const command = last("CMD");
  const entrypoint = last("ENTRYPOINT");
  return {
    ...reference,
    name: stageName,
    internal,
    user: user && commandText(user),
    command: command && commandText(command),
    entrypoint: entrypoint && commandText(entrypoint),
    healthcheck: healthcheckOf(last("HEALTHCHECK")),
    copies: body.flatMap(readCopy),
    runs: all("RUN").flatMap(readRun),
    environment: all("ENV").flatMap((instruction) => dockerVariables(instruction.arguments)),
    span: base?.span ?? from?.span ?? { start: 0, end: 0 },
  };
}

/** The command behind `CMD`; `NONE` switches an inherited check off. */
function healthcheckOf(text: MappedText | undefined): DockerStage["healthcheck"] {
  const head = text && /^cmd\b(?:\s|\\\r?\n)*/i.exec(text.value)?.[0];
  if (!text || head === undefined) return undefined;
  return commandText({ value: text.value.slice(head.length), span: (start, end) => text.span(start + head.length, end + head.length) });
}

function readCopy({ keyword, flags, arguments: text, span }: DockerInstruction): DockerStage["copies"][number][] {
  if (keyword !== "COPY" && keyword !== "ADD") return [];
  const paths = dockerWords(text).map(({ value }) => value);
  const sources = paths.slice(0, -1).filter((path) => !path.startsWith("<<"));
  return [{ sources, destination: paths.at(-1) ?? "", from: flags.get("from"), span }];
}

/** A here-document is the script when a shell reads it: `RUN <<EOF`, `RUN bash <<EOF`. */
function readRun({ arguments: text, heredocs }: DockerInstruction): DockerStage["runs"][number][] {
  if (execForm(text.value)) return [commandText(text)];
  const isScript = heredocs.length > 0 && /^(?:(?:\S*\/)?(?:ba|z|a|da)?sh\s+(?:-\w+\s+)*)?<</.test(text.value);
  return (isScript ? heredocs : [text]).flatMap(commandLines).map((line) => ({ value: line.text, span: line.span }));
}

function stageSigns(stage: DockerStage, names: ReadonlySet<string>): Sign[] {
  const copied = stage.copies.flatMap(({ from, span }) =>
    from && !names.has(from.toLowerCase()) && !/^\d+$/.test(from) ? { value: from, span } : [],
  );
  const base = stage.internal ? [] : [{ value: stage.image, span: stage.span }];
  return [
    ...[...base, ...copied].flatMap(imageSigns),
    ...stage.runs.map((run) => commandSign({ text: run.value, span: run.span })),
    ...started(stage.entrypoint, stage.command).flatMap(scriptSigns),
    ...stage.environment.flatMap(({ name, value, span }) => environmentSigns({ value: name, span }, { value, span: () => span })),
  ];
}
