const elsewhere = /^uses (?!\.)\S*\/\.github\/workflows\/\S*(?:test|check|ci|build|verify)\S*\.ya?ml@/i;

/** Whether a step of CI (`uses …`) calls a reusable workflow of another repository that is named after tests, checks or all of CI. */
export function isCalledElsewhere(text: string): boolean {
  return elsewhere.test(text);
}
