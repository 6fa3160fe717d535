import { removeTemporaryFolders } from "../scaffolded.js";

/** What mocha does once, before its workers start: two that install the same tools would be in each other's way. */
export { ensureValidators as mochaGlobalSetup } from "./ensure-validators.js";

/** What mocha does after all tests, in its workers after each file. */
export const mochaHooks = { afterAll: removeTemporaryFolders };
