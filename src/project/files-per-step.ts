/** How many files are worth a step: some milliseconds, the first time that code runs. */
export const filesPerStep = 1000;
