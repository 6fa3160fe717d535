import type { Steps } from "../text/steps.js";
import type { Project } from "./project.js";

/** Something that was read of a project: what it is, and what it was. */
interface Read<Answer = unknown> {
  readonly ask: (project: Project) => Answer;
  readonly answer: Answer;
}

/** What a look found, and all that it read of the project: by itself, and in the looks that it took in turn. */
export interface Watched<Value> {
  readonly value: Value;
  readonly reads: readonly Read[];
  /** What it read of the observation: the same as long as that is. */
  readonly observed: readonly Read[];
  readonly inner: ReadonlySet<Watched<unknown>>;
  /** The numbers of the project and the observation for which it was last seen to hold. */
  heldFor?: number;
  heldIn?: number;
}

/** A look that is being taken. */
interface Look {
  readonly reads: Read[];
  /** A look may read one thing again and again. */
  readonly observed: Set<Read>;
  readonly inner: Set<Watched<unknown>>;
  /** How much it read of each thing, by what stands for the whole of it. */
  readonly counts: Map<Read, number>;
}

/** A look that reads more of a thing than this rests on the whole of it: long notes cost more than looks. */
const mostReads = 40;

/** Looks are synchronous, so there is one at a time, within others. */
let current: Look | undefined;

/** Takes a look and notes what it reads. Throws what the look throws. */
export function watched<Value>(look: () => Value): Watched<Value> {
  const taken = newLook();
  return watchedValue(within(taken, look), taken);
}

/** As `watched`, in steps. What is done in between is none of the look's. */
export function* watchedSteps<Value>(steps: Steps<Value>): Steps<Watched<Value>> {
  const taken = newLook();
  for (;;) {
    const { done, value } = within(taken, () => steps.next());
    if (done) return watchedValue(value, taken);
    yield;
  }
}

function newLook(): Look {
  return { reads: [], observed: new Set(), inner: new Set(), counts: new Map() };
}

function watchedValue<Value>(value: Value, { reads, observed, inner }: Look): Watched<Value> {
  return { value, reads, observed: [...observed], inner };
}

/** Does something as part of a look. */
function within<Value>(look: Look | undefined, work: () => Value): Value {
  const outer = current;
  current = look;
  try {
    return work();
  } finally {
    current = outer;
  }
}

/** What a look found, for the look that is being taken: it rests on it now. */
export function found<Value>(taken: Watched<Value>): Value {
  if (taken.reads.length > 0 || taken.observed.length > 0 || taken.inner.size > 0) current?.inner.add(taken);
  return taken.value;
}

/** Whether a look would find the same in another state of the project: what it read is still what it was. */
export function holdsFor(taken: Watched<unknown>, project: Project): boolean {
  const number = numberOf(project);
  if (taken.heldFor === number) return true;
  const observation = numberOf(project.observation);
  const still = ({ ask, answer }: Read) => isSame(ask(project), answer);
  const holds = within(
    undefined,
    () =>
      (taken.heldIn === observation || taken.observed.every(still)) &&
      taken.reads.every(still) &&
      [...taken.inner].every((one) => holdsFor(one, project)),
  );
  if (holds) {
    taken.heldFor = number;
    taken.heldIn = observation;
  }
  return holds;
}

const numbers = new WeakMap<object, number>();
let last = 0;

/** Looks last longer than the projects that they were taken at, and must not keep them. */
function numberOf(one: object): number {
  const known = numbers.get(one);
  if (known !== undefined) return known;
  numbers.set(one, ++last);
  return last;
}

/** Notes an answer, where a look is being taken. `ask` lasts as long as the look: it must not hold on to a project. */
export function note<Answer>(ask: (project: Project) => Answer, answer: Answer): Answer {
  current?.reads.push({ ask, answer });
  return answer;
}

/** What was read of each observation, by what it is called. */
const readsOf = new WeakMap<object, Map<string, Read>>();

/** As `note`, of what was observed and is asked for again and again: found once per observation, and noted once per look. `key` tells what it is. */
export function noteObserved<Answer>(observation: object, key: string, ask: Read<Answer>["ask"], look: () => Answer): Answer {
  let reads = readsOf.get(observation);
  if (!reads) {
    reads = new Map();
    readsOf.set(observation, reads);
  }
  let read = reads.get(key) as Read<Answer> | undefined;
  if (!read) {
    read = { ask, answer: look() };
    reads.set(key, read as Read);
  }
  current?.observed.add(read as Read);
  return read.answer;
}

/** Those that `noted` made: they note what is read of them by themselves. */
const notedOnes = new WeakSet<object>();

/**
 * An object that notes which of its properties are read, and how its methods answer. `of` finds it in a project; `whole` stands for all that
 * it can say: it is the same wherever that is the same.
 */
export function noted<Shape extends object>(shape: Shape, of: (project: Project) => Shape, whole: Read): Shape {
  const one = new Proxy(shape, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (!current || notedOnes.has(Object(value)) || isCovered(current, whole)) return value;
      if (typeof value !== "function") return note(propertyOf(of, key), value);
      return (...given: unknown[]) => note(answerOf(of, key, given), answer(target, key, given));
    },
    ownKeys(target) {
      return note(keysOf(of), Reflect.ownKeys(target));
    },
  });
  notedOnes.add(one);
  return one;
}

type Of = (project: Project) => object;

function propertyOf(of: Of, key: string | symbol): Read["ask"] {
  return (project) => Reflect.get(of(project), key);
}

function keysOf(of: Of) {
  return (project: Project) => Reflect.ownKeys(of(project));
}

function answerOf(of: Of, method: string | symbol, given: unknown[]): Read["ask"] {
  return (project) => answer(of(project), method, given);
}

function answer(object: object, method: string | symbol, given: unknown[]): unknown {
  const asked: unknown = Reflect.get(object, method);
  return typeof asked === "function" ? Reflect.apply(asked, undefined, given) : undefined;
}

/** Counts one more read; tells whether the look has noted the whole already. */
function isCovered({ counts, reads }: Look, whole: Read): boolean {
  const count = counts.get(whole) ?? 0;
  if (count > mostReads) return true;
  counts.set(whole, count + 1);
  if (count === mostReads) reads.push(whole);
  return count === mostReads;
}

/** Whether two answers are the same plain data, or one and the same object. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  // Answers are compared with every key that is typed: nothing is made for it, not even lists of keys.
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index++) if (!isSame(one[index], other[index])) return false;
    return true;
  }
  if (!isPlain(one) || !isPlain(other)) return false;
  let surplus = 0;
  for (const key in one) {
    if (!Object.hasOwn(other, key) || !isSame(Reflect.get(one, key), Reflect.get(other, key))) return false;
    surplus++;
  }
  for (const _ in other) surplus--;
  return surplus === 0;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
