declare const ROADWORTHY_VERSION: string | undefined;

/** The version of this build, from package.json. */
export const version: string = typeof ROADWORTHY_VERSION === "string" ? ROADWORTHY_VERSION : "development";
