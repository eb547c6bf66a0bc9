// Asks as they are typed in a hurry: "thinkin abt nursing, u guys dont mind?" As one would write it with time.

const SHORT: Readonly<Record<string, string>> = {
  abt: 'about',
  b4: 'before',
  bcoz: 'because',
  bcuz: 'because',
  coz: 'because',
  cuz: 'because',
  dunno: ' ',
  gimme: 'give me',
  gonna: 'going to',
  gotta: 'have to',
  idk: ' ',
  kinda: 'rather',
  lemme: 'let me',
  ngl: ' ',
  nvm: ' ',
  ppl: 'people',
  smth: 'something',
  sorta: 'rather',
  sth: 'something',
  tbh: ' ',
  tho: 'though',
  u: 'you',
  ur: 'your',
  wanna: 'want to',
  // without their apostrophe
  arent: 'are not',
  cant: 'can not',
  couldnt: 'could not',
  didnt: 'did not',
  doesnt: 'does not',
  dont: 'do not',
  hadnt: 'had not',
  hasnt: 'has not',
  havent: 'have not',
  isnt: 'is not',
  shouldnt: 'should not',
  thats: 'that is',
  theyre: 'they are',
  wasnt: 'was not',
  werent: 'were not',
  whats: 'what is',
  whos: 'who is',
  wont: 'will not',
  wouldnt: 'would not',
  youre: 'you are',
};

const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}&/'’-])(?:${Object.keys(SHORT).join('|')})(?![\\p{L}\\p{N}&/'’-])`,
  'gu',
);

/** "W a path to management", "w/ kids". But somebody at W Hotels. */
const WITH = /(?<![\p{L}\p{N}])w(?:\/ ?(?=\p{L})| (?=(?:an?|the|my|no|some|lots|people|kids)\b))/gu;

/** `text`: in small letters, as `plain` gives it. */
export const withoutSlang = (text: string): string =>
  text.replace(WORD, (short) => SHORT[short] ?? short).replace(WITH, 'with ');
