// How long somebody waits for something that may never come.

/** What `work` gives, or `late` if that takes longer than `ms`. The work goes on; how it ends after that is not heard. */
export async function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}

const LATE = Symbol('late');

/** As `within`, but being late is an error. `what` took too long, for its words. */
export async function withinOrThrow<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  const done = await within(ms, work, LATE);
  if (done === LATE) throw new Error(`${what} took longer than ${ms} ms`);
  return done;
}
