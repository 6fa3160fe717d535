import type { Command } from "./command.js";
import type { Option } from "./option.js";
import { dateOption } from "./options.js";

/** The shells that words can be completed in. */
export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

/** A script that completes commands, options, their values and what commands take, for a shell to read. The first command is the one that needs no name. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  const scripts = { bash, zsh, fish };
  return scripts[shell](commands);
}

const common = [
  { name: "help", short: "h", says: "what there is" },
  { name: "version", short: "v", says: "the version" },
];

function optionsOf({ options }: Command): readonly Pick<Option<unknown>, "name" | "short" | "value" | "choices" | "says">[] {
  return [...Object.values(options), dateOption, ...common];
}

/** Every way to write an option, such as `--format` and `-f`. */
function flagsOf({ name, short }: Pick<Option<unknown>, "name" | "short">): readonly string[] {
  return [`--${name}`, ...(short ? [`-${short}`] : [])];
}

function firstOf(commands: readonly Command[]): string {
  return commands[0]?.name ?? "";
}

function namesOf(commands: readonly Command[]): string {
  return commands.map(({ name }) => name).join("|");
}

/** The branches of a `case` over `command:option before the word`: what its values are. */
function valueCases(commands: readonly Command[], choices: (words: readonly string[]) => string, anything: string): string {
  return commands
    .flatMap((command) =>
      optionsOf(command).flatMap((option) => {
        if (!option.value) return [];
        const patterns = flagsOf(option).map((flag) => `${command.name}:${flag}`);
        return [`    ${patterns.join("|")}) ${option.choices ? choices(option.choices) : anything} ;;`];
      }),
    )
    .join("\n");
}

function bash(commands: readonly Command[]): string {
  const reply = (words: readonly string[]) => `COMPREPLY=($(compgen -W ${quoted(words.join(" "))} -- "$cur"))`;
  return `# Completion of roadworthy for bash: eval "$(roadworthy completion bash)"
_roadworthy() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=${firstOf(commands)} named= i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in ${namesOf(commands)}) command=\${COMP_WORDS[i]} named=1; break ;; esac
  done
  # Bash takes = for a word of its own.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case $command:$prev in
${valueCases(commands, (words) => `${reply(words)}; return`, "return")}
  esac
  if [[ $cur == -* ]]; then
    case $command in
${commands.map((command) => `    ${command.name}) ${reply(optionsOf(command).flatMap(flagsOf))} ;;`).join("\n")}
    esac
    return
  fi
  if [[ -z $named ]]; then
    ${reply(commands.map(({ name }) => name))}
    return
  fi
  case $command in
${commands.flatMap(({ name, words }) => (words ? [`    ${name}) ${reply(words())} ;;`] : [])).join("\n")}
  esac
}
# What is empty is completed by file names.
complete -o default -F _roadworthy roadworthy
`;
}

function zsh(commands: readonly Command[]): string {
  const described = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([word, says]) => quoted(`${word}:${says.replaceAll(":", "\\:")}`)).join(" ");
  const options = (command: Command) =>
    described(optionsOf(command).flatMap((option) => flagsOf(option).map((flag) => [flag, option.says] as const)));
  return `#compdef roadworthy
# Completion of roadworthy for zsh: roadworthy completion zsh > "\${fpath[1]}/_roadworthy"
_roadworthy() {
  local cur=\${words[CURRENT]} prev=\${words[CURRENT-1]} command=${firstOf(commands)} named= word
  local -a found
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case $word in ${namesOf(commands)}) command=$word named=1; break ;; esac
  done
  case $command:$prev in
${valueCases(commands, (words) => `compadd -- ${words.map(quoted).join(" ")}; return`, "_files; return")}
  esac
  if [[ $cur == -* ]]; then
    case $command in
${commands.map((command) => `    ${command.name}) found=(${options(command)}) ;;`).join("\n")}
    esac
    _describe -o option found
    return
  fi
  if [[ -z $named ]]; then
    found=(${described(commands.map(({ name, usages }) => [name, usages[0]?.does ?? ""]))})
    _describe command found
    _files
    return
  fi
  case $command in
${commands.flatMap(({ name, words }) => (words ? [`    ${name}) compadd -- ${words().map(quoted).join(" ")}; return ;;`] : [])).join("\n")}
  esac
  _files
}
if [[ \${funcstack[1]} == _roadworthy ]]; then _roadworthy "$@"; else compdef _roadworthy roadworthy; fi
`;
}

function fish(commands: readonly Command[]): string {
  const all = commands.map(({ name }) => name).join(" ");
  const none = `not __fish_seen_subcommand_from ${all}`;
  const lines = ["# Completion of roadworthy for fish: roadworthy completion fish > ~/.config/fish/completions/roadworthy.fish"];
  for (const { name, usages } of commands)
    lines.push(`complete -c roadworthy -n ${quoted(none)} -a ${name} -d ${quoted(usages[0]?.does ?? "")}`);
  for (const [index, command] of commands.entries()) {
    const seen = `__fish_seen_subcommand_from ${command.name}`;
    const where = index === 0 ? `${none}; or ${seen}` : seen;
    for (const { name, short, value, choices, says } of optionsOf(command)) {
      const takes = choices ? ` -x -a ${quoted(choices.join(" "))}` : value ? " -r" : "";
      lines.push(`complete -c roadworthy -n ${quoted(where)} -l ${name}${short ? ` -s ${short}` : ""}${takes} -d ${quoted(says)}`);
    }
    if (command.words) lines.push(`complete -c roadworthy -n ${quoted(seen)} -f -a ${quoted(command.words().join(" "))}`);
  }
  return `${lines.join("\n")}\n`;
}

/** A word that no shell looks into. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
