/** Runs something that ends when the person or system at the other end says so (Ctrl-C, SIGTERM), and takes no more notice of that afterwards. */
export async function untilInterrupted(run: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const end = () => stop.abort();
  process.once("SIGINT", end).once("SIGTERM", end);
  try {
    await run(stop.signal);
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
  }
}
