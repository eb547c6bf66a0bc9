// Somebody waits for an answer meanwhile.

/** What the promise gives, or `late` if it takes longer than `ms`. */
export async function within<T, L>(ms: number, promise: Promise<T>, late: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  return Promise.race([promise, patience]).finally(() => clearTimeout(timer));
}
