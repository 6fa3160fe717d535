/** What mocha does once, before its workers start: two that install the same tools would be in each other's way. */
export { ensureValidators as mochaGlobalSetup } from "./ensure-validators.js";
