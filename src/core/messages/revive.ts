// Messages that were stored as JSON, read back: the instants in them become dates again.

/** A deep copy in which every `time` of a span is a Date. */
export function revive<T>(stored: T): T {
  return JSON.parse(JSON.stringify(stored), (key, value) =>
    key === 'time' && typeof value === 'string' ? new Date(value) : value,
  );
}
