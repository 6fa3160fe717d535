/** The part of `node:assert/strict` the suites use, for the browser host, where esbuild puts this module in its place. */
function assert(value: unknown, message = "expected a truthy value"): asserts value {
  if (!value) throw new Error(`${message}, got ${show(value)}`);
}

assert.ok = assert;

assert.equal = (actual: unknown, expected: unknown, message?: string): void => {
  if (!Object.is(actual, expected)) fail(actual, expected, message);
};

assert.notEqual = (actual: unknown, unwanted: unknown, message?: string): void => {
  if (Object.is(actual, unwanted)) throw new Error(message ?? `expected anything but ${show(unwanted)}`);
};

assert.deepEqual = (actual: unknown, expected: unknown, message?: string): void => {
  if (!sameValue(actual, expected)) fail(actual, expected, message);
};

assert.match = (actual: string, pattern: RegExp, message?: string): void => {
  if (!pattern.test(actual)) fail(actual, pattern, message);
};

assert.doesNotMatch = (actual: string, pattern: RegExp, message?: string): void => {
  if (pattern.test(actual)) throw new Error(message ?? `expected ${show(actual)} not to match ${pattern}`);
};

assert.fail = (message: string): never => {
  throw new Error(message);
};

function fail(actual: unknown, expected: unknown, message = "values differ"): never {
  throw new Error(`${message}\nactual:   ${show(actual)}\nexpected: ${show(expected)}`);
}

function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const entries = Object.entries(one);
  const others = new Map(Object.entries(other));
  return entries.length === others.size && entries.every(([key, value]) => others.has(key) && sameValue(value, others.get(key)));
}

function show(value: unknown): string {
  return value instanceof RegExp ? String(value) : (JSON.stringify(value, undefined, 2) ?? String(value));
}

export default assert;
