/** Ctrl+C ends this process by way of its `exit` listeners, which end the processes it started. */
export function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
}
