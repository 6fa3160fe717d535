/** All in one file, as a browser's host wants it. A Node host takes the engine out of it on first use, so that it is shipped once. */
export * from "./engine.js";
export { activate } from "./extension.js";
export * from "./on-demand.js";
