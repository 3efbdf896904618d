// The clock that oxigraph is shown. Its queries ask the machine for the time before anything else, and its WebAssembly
// is dead for good if that is before 1970.

/** Runs what asks oxigraph; meanwhile a clock that stands before 1970 says 1970. */
export function sinceEpoch<T>(ask: () => T): T {
  const { now } = Date;
  if (now() >= 0) return ask();
  Date.now = () => 0;
  try {
    return ask();
  } finally {
    Date.now = now;
  }
}
