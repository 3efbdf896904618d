// Signals that come while output takes its place. All others end the program at once, as the system does it.

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does short work to its end, then obeys the signal that came meanwhile; a second one is obeyed at once. */
export async function uninterrupted<T>(work: () => Promise<T>): Promise<T> {
  let came: NodeJS.Signals | undefined;
  const forget = () => {
    for (const signal of signals) process.off(signal, note);
  };
  const note = (signal: NodeJS.Signals) => {
    came = signal;
    forget();
  };
  for (const signal of signals) process.on(signal, note);
  try {
    return await work();
  } finally {
    forget();
    if (came !== undefined) process.kill(process.pid, came);
  }
}
