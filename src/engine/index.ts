export { applyEdits } from "./apply-edits.js";
export { fixEdits, fixKey } from "./fix-edits.js";
export { type NextAction, nextActions, rankActions, tryActions } from "./next-actions.js";
export { planChanges } from "./plan-changes.js";
export { prepareSteps } from "./prepare-steps.js";
export { type RefreshOptions, Session, type SessionLimits } from "./session.js";
