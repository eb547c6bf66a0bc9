// Slack's documented limits, and the one way in which our texts are cut to fit them: visibly, never inside a character.

/** Characters (UTF-16 units) and counts. Source: docs.slack.dev, reference pages of Block Kit, views and chat.postMessage. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  actionsPerBlock: 25,
  header: 150,
  /** Of a section and of a context element. Rich text has no figure of its own; ours keeps to the same. */
  section: 3_000,
  /** Slack takes 40,000 and advises 4,000. */
  fallback: 4_000,
  buttonLabel: 75,
  buttonValue: 2_000,
  actionId: 255,
  blockId: 255,
  url: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  placeholder: 150,
  inputText: 3_000,
  optionLabel: 75,
  optionValue: 150,
  /** Of a select; radio buttons and checkboxes take 10. */
  selectOptions: 100,
  boxOptions: 10,
  /** Title, submit and close of a modal. */
  viewTitle: 24,
  privateMetadata: 3_000,
  /** Views on top of each other, the first one included. */
  viewDepth: 3,
} as const;

const ELLIPSIS = '…';
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `max` characters (UTF-16 units), ending in … where something was left out; whole characters as people see
 * them. `encode` turns each piece into what is sent (escaping), and it is the sent form that is measured and returned.
 */
export function clamp(
  text: string,
  max: number,
  encode: (piece: string) => string = (piece) => piece,
): string {
  const sound = text.toWellFormed();
  if (sound.length <= max) {
    const whole = encode(sound);
    if (whole.length <= max) return whole;
  }
  let kept = '';
  for (const { segment } of segmenter.segment(sound)) {
    const piece = encode(segment);
    if (kept.length + piece.length > max - ELLIPSIS.length) break;
    kept += piece;
  }
  return max >= ELLIPSIS.length ? kept + ELLIPSIS : '';
}

/** At most `max` items; where some were left out, the last one is what `rest` makes of their number. */
export function clampList<T>(items: readonly T[], max: number, rest: (left: number) => T): T[] {
  if (items.length <= max) return [...items];
  return [...items.slice(0, max - 1), rest(items.length - max + 1)];
}
