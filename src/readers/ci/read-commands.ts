import { shellSkipper } from "./shell-skipper.js";

/** A command of a shell script; offsets count in the script. */
export interface Command {
  readonly start: number;
  readonly end: number;
  /** Index of the first command of the outermost chain of `&&` and `||` that it is part of. */
  readonly chain: number;
  /** Whether it stands by itself, neither in a compound statement, a function or a `( … )`, nor with an `||` that deals with its failure. */
  plain: boolean;
  /** The function whose body it stands in. */
  readonly definedIn?: string;
  /** The `|| true` or the like behind it. */
  swallowedBy?: { readonly start: number; readonly end: number };
}

/** The script, a `( … )`, or a compound statement that is being read. Its commands are the last ones found so far. */
interface Group {
  readonly closer: string;
  /** Index of its first command. */
  readonly first: number;
  /** The function whose body it is, or is part of. */
  readonly functionName?: string;
  /** Index of the first command of the current chain of `&&` and `||`. */
  chain: number;
  /** Where the `||` stands whose right side is being read. */
  or?: number;
  /** An operator was read last: a line break does not end the chain. */
  open: boolean;
}

const closerOf = new Map([
  ["if", "fi"],
  ["while", "done"],
  ["until", "done"],
  ["for", "done"],
  ["select", "done"],
  ["case", "esac"],
  ["{", "}"],
]);
const closers = new Set(closerOf.values());
/** Their first line is not a command. */
const headed = new Set(["for", "select", "case"]);
const middles = new Set(["then", "do", "else", "elif"]);

const keyword = /(?:[a-z]+|[{}!])(?![^\s;&|()])/y;
const functionHead = /(?:function\s+([\w:-]+)(?:\s*\(\s*\))?|([\w:-]+)[ \t]*\(\s*\))\s*/y;
const heredocHead = /<<-?[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.-]+))/y;
const lineJoint = /\\\r?\n/y;
const trailingBlank = /(?<![\s\\])[\s\\]*$/;
const andAhead = /\s*&&/y;
const harmless = /^(?:(?:\/bin\/)?true|:|(?:exit|return)\s+0|(?:echo|printf)\b.*)$/s;
const maxGroups = 50;

/** Finds the commands of a script, in order. Time is linear in its length. */
export function readCommands(script: string): Command[] {
  const skipper = shellSkipper(script);
  const commands: Command[] = [];
  const outer: Group[] = [];
  /** Chains with an `||` whose right side deals with failures of the left. */
  const handled = new Set<number>();
  const heredocs: string[] = [];
  let group = newGroup("");
  /** The function whose head was read last. */
  let functionName: string | undefined;
  let at = 0;

  while (at < script.length) {
    const character = script.charAt(at);
    if (character === "\n") endLine();
    else if (character.trim() === "") at++;
    else if (character === "#") at = indexOrEnd("\n", at);
    else if (character === "(") open(")", 1);
    else if (character === ")") close(")", at + 1);
    else if (!readOperator(character) && !readJoint() && !readKeyword()) readCommand();
  }
  for (const command of commands) command.plain &&= !handled.has(command.chain);
  return commands;

  function newGroup(closer: string): Group {
    return { closer, first: commands.length, chain: commands.length, open: false };
  }

  function open(closer: string, length: number): void {
    at += length;
    if (outer.length >= maxGroups) return;
    outer.push(group);
    group = { ...newGroup(closer), functionName: functionName ?? group.functionName };
    functionName = undefined;
  }

  function close(closer: string, end: number): void {
    at = end;
    const around = group.closer === closer ? outer.pop() : undefined;
    if (!around) return;
    const { first } = group;
    group = around;
    complete(first, end);
  }

  /** The commands from `first` on are one operand of the chain, which ends at `end`. */
  function complete(first: number, end: number): void {
    const last = commands.at(-1);
    if (group.or !== undefined && last && first < commands.length && isHarmless(last, end)) {
      const by = { start: group.or, end };
      commands.length = first;
      for (const command of commands.slice(group.chain)) command.swallowedBy ??= by;
      group.chain = first;
    }
    group.or = undefined;
    group.open = false;
  }

  function isHarmless(command: Command, end: number): boolean {
    return harmless.test(script.slice(command.start, command.end)) && !matchAt(andAhead, end);
  }

  function endChain(): void {
    group.chain = commands.length;
    group.or = undefined;
    group.open = false;
  }

  function endLine(): void {
    if (!group.open) endChain();
    at++;
    for (const delimiter of heredocs.splice(0)) {
      for (let line = ""; at < script.length && line !== delimiter; ) {
        const end = indexOrEnd("\n", at);
        line = script.slice(at, end).trim();
        at = Math.min(end + 1, script.length);
      }
    }
  }

  function readOperator(character: string): boolean {
    const isAnd = script.startsWith("&&", at);
    if (isAnd || script.startsWith("||", at)) {
      group.or = isAnd ? undefined : at;
      group.open = true;
      at += 2;
      return true;
    }
    if (character === ";" || character === "&") endChain();
    else if (character !== "|") return false;
    at++;
    return true;
  }

  function readJoint(): boolean {
    const head = matchAt(functionHead, at);
    functionName = head?.[1] ?? head?.[2] ?? functionName;
    const joint = head ?? matchAt(lineJoint, at);
    at += joint?.[0].length ?? 0;
    return joint !== undefined;
  }

  function readKeyword(): boolean {
    const word = matchAt(keyword, at)?.[0] ?? "";
    const closer = closerOf.get(word);
    if (closer) {
      open(closer, word.length);
      if (headed.has(word)) at = commandEnd(at);
    } else if (closers.has(word)) {
      close(word, at + word.length);
      at = commandEnd(at);
    } else if (middles.has(word)) {
      endChain();
      at += word.length;
    } else if (word === "!") {
      at++;
    } else {
      return false;
    }
    return true;
  }

  function readCommand(): void {
    const start = at;
    functionName = undefined;
    at = commandEnd(start);
    // Outside of `( … )` the text before a closing bracket is a pattern of `case`.
    if (script[at] === ")" && group.closer !== ")") {
      at++;
      return;
    }
    const end = start + script.slice(start, at).replace(trailingBlank, "").length;
    if (end === start) return;
    const { chain, or } = outer[0] ?? group;
    if (or !== undefined) handled.add(chain);
    const definedIn = group.functionName;
    commands.push({ start, end, chain, plain: outer.length === 0, ...(definedIn !== undefined && { definedIn }) });
    complete(commands.length - 1, end);
  }

  function commandEnd(from: number): number {
    let position = from;
    let afterPipe = false;
    while (position < script.length) {
      const character = script.charAt(position);
      if (character === ";" || character === ")") return position;
      if (character === "\n" && (!afterPipe || heredocs.length > 0)) return position;
      if (character === "#" && script.slice(Math.max(from, position) - 1, position).trim() === "") return position;
      if (script.startsWith("||", position) || (character === "&" && !isRedirection(position))) return position;
      if (character.trim() !== "") afterPipe = character === "|" || (afterPipe && character === "&");
      const heredoc = script.startsWith("<<", position) ? readHeredoc(position) : 0;
      position = heredoc > 0 ? position + heredoc : Math.max(position + 1, skipper.skip(position));
    }
    return Math.min(position, script.length);
  }

  /** `&>`, `>&` and `|&`, not `&` and `&&`. */
  function isRedirection(position: number): boolean {
    return script[position + 1] === ">" || /[<>|]/.test(script.charAt(position - 1));
  }

  /** The length of what starts with `<<` at `position`; its delimiter is kept until the line ends. */
  function readHeredoc(position: number): number {
    if (script.startsWith("<<<", position)) return 3;
    const head = matchAt(heredocHead, position);
    const delimiter = head?.[1] ?? head?.[2] ?? head?.[3];
    if (delimiter) heredocs.push(delimiter);
    return head?.[0].length ?? 2;
  }

  function indexOrEnd(wanted: string, from: number): number {
    const found = script.indexOf(wanted, from);
    return found === -1 ? script.length : found;
  }

  function matchAt(pattern: RegExp, position: number): RegExpExecArray | undefined {
    pattern.lastIndex = position;
    return pattern.exec(script) ?? undefined;
  }
}
