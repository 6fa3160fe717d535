/** The kinds of service that new files know how to start. */
export type Framework = "fastapi" | "starlette" | "litestar" | "flask" | "quart" | "django" | "streamlit" | "gradio" | "chainlit";

/** What a server is given to run. */
export interface Application {
  readonly framework: Framework;
  /** Relative to the project. */
  readonly file: string;
  /** The folder that has to be on the import path, relative to the project; `""` for the project itself. */
  readonly importRoot: string;
  /** The application object, or the function that makes it. Empty for frameworks that run a script. */
  readonly variable: string;
  readonly factory: boolean;
}
