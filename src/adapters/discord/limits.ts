// Discord's documented limits, and the one way in which our texts are cut to fit them: visibly, never inside a character.

/** Characters (UTF-16 units, the strict reading) and counts. Source: discord.com/developers/docs, the reference pages. */
export const LIMITS = {
  /** Components of a message in all, those inside others included. */
  components: 40,
  /** Characters of all text displays of a message together. */
  messageText: 4_000,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  heading: 200,
  url: 512,
  modalTitle: 45,
  modalComponents: 5,
  /** What stands above a modal's inputs; Discord takes 4,000, people do not. */
  modalText: 1_500,
  fieldLabel: 45,
  fieldHint: 100,
  placeholder: 100,
  inputText: 4_000,
  optionLabel: 100,
  /** Of a select; radio buttons and checkboxes take 10. */
  selectOptions: 25,
  boxOptions: 10,
  choices: 25,
  choiceText: 100,
  commandDescription: 100,
  threadName: 100,
  nonce: 25,
  mentions: 100,
} as const;

const ELLIPSIS = '…';
/** Longer than a character as people see it should be; a piece cut off here is beyond `max` anyway. */
const SPARE = 64;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `max` characters (UTF-16 units), ending in … where something was left out; whole characters as people see
 * them. `encode` makes what is sent (escaping), and it is the sent form that is measured and returned.
 */
export function clamp(text: string, max: number, encode: (text: string) => string = (text) => text): string {
  const sound = text.toWellFormed();
  if (sound.length <= max) {
    const whole = encode(sound);
    if (whole.length <= max) return whole;
  }
  if (max < ELLIPSIS.length) return '';
  const pieces = [...segmenter.segment(sound.slice(0, max + SPARE))].map(({ segment }) => segment);
  // The most pieces whose sent form fits; what is sent only grows with what is said.
  let [fits, tooMany] = [0, pieces.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (encode(pieces.slice(0, middle).join('')).length <= max - ELLIPSIS.length) fits = middle;
    else tooMany = middle;
  }
  return encode(pieces.slice(0, fits).join('')) + ELLIPSIS;
}

/** At most `max`, never empty: Discord refuses blank texts. */
export const clampLabel = (text: string, max: number): string => clamp(text.trim() || '…', max);
