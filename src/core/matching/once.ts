// Work that is done when its result is first needed, and not again.

/** `make` is called at the first call, and its result kept. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** For few ids only: every one is kept. */
export function memo<T>(work: (id: string) => T): (id: string) => T {
  const done = new Map<string, T>();
  return (id) => {
    const known = done.get(id);
    if (known !== undefined) return known;
    const fresh = work(id);
    done.set(id, fresh);
    return fresh;
  };
}
