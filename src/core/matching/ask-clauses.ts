// Takes a sentence apart at its cues: what is wanted, where the seeker comes from, what the insider should have been.

export type Mode = 'plain' | 'target' | 'origin' | 'past';
export type Clause = { mode: Mode; text: string };

/** Ways to say the same, in the words that the cues know. */
export function rewritten(text: string): string {
  return text
    .replace(/\b(in|on) to\b/gu, '$1to')
    .replace(/\b(?:without|no|lacking) (?:an? |any )?(?:degree|diploma|qualifications?)\b/gu, ' ')
    .replace(/^\s*((?:[\p{L}-]+ ){1,3})here\b(?= *[,.:;!-]|$)/u, 'i am a $1. ');
}

/** "How do people get into law": they are no role. But "people operations" and "head of people" are. */
export function withoutPeople(text: string): string {
  const rest = text.replace(
    /(?<!(?:head|vp|vice president|director|chief|lead)(?: of)?,? )\bpeople\b(?! (?:and culture|& culture|ops|operations|team|partner|manager|analytics|analyst|experience|development|function|director|management))/gu,
    ' ',
  );
  return /\p{L}/u.test(rest) ? rest : text;
}

const OWN = "(?:i am|i'm|im|i|my)";
// Longest first where one begins like another. What stands after a cue, up to the next, is of its mode.
const CUES: readonly [RegExp, Mode | 'left'][] = [
  [
    /(?:i am|i'm|im) (?:currently |now |just |only )?(?:interested in|curious about|looking for|looking at|looking to|thinking (?:about|of)|considering|hoping to)/,
    'target',
  ],
  [/currently (?:an?|working as an?|working in|employed as an?|in)/, 'origin'],
  [
    /(?:i am|i'm|im) (?:currently |now |just |only |working as |employed as |trained as )*(?:an?|the)/,
    'origin',
  ],
  [
    /i (?:currently |now )?(?:work|worked|have worked|trained|studied|qualified|teach|run) (?:as|in|for)/,
    'origin',
  ],
  [/i(?:'ve| have) been(?: working| employed)?(?: as| in)?(?: an?)?/, 'origin'],
  [/i (?:used to (?:be|work (?:as|in))|was|have been|did|do)(?: an?)?/, 'origin'],
  [/my (?:background|job|degree|career|role|experience|trade)(?: now)? (?:is|was|in|as)/, 'origin'],
  [
    /(?:after |with )?(?:\d+|ten|twenty|five|many|some|several|a few) (?:years?|yrs) (?:as|in|of|working as)(?: an?)?/,
    'origin',
  ],
  [/(?:coming|moving|switching|transitioning|changing|going|move|switch|go|change) (?:on )?from/, 'origin'],
  [/out of|leaving|quitting|tired of|burn(?:t|ed) out/, 'origin'],
  [
    /(?:who |that |have |has |someone |people )*(?:used to (?:be|work (?:as|in))|formerly|previously|started (?:out )?(?:as|in)|came from|went from|gone from|moved (?:on )?from|switched from|left|quit|was once|once was|was an?|were)(?: an?)?/,
    'left',
  ],
  [/\bex|former|retired/, 'left'],
  [/from being|from/, 'origin'],
  [
    /(?:want|wants|wanting|wanna|would like|hoping|trying|looking|planning|plan|hope|try|decided|like|love) to (?:be|become|work as|work in|get into|go into|move into|switch to|do|train as|retrain as|break into|start in|try)(?: an?)?/,
    'target',
  ],
  [
    /(?:move|moved|moving|switch|switched|switching|transition|transitioned|transitioning|change|changed|changing|pivot|pivoted|pivoting|go|going|went|get|getting|break|breaking|step|stepping|shift|shifting|retrain|retraining) (?:careers? )?(?:into|to|towards?|over to|as)(?: an?)?/,
    'target',
  ],
  [/becom(?:e|ing)(?: an?)?|into|towards?|retrain(?:ing)? as/, 'target'],
  [
    /(?:fanc(?:y|ies|ying) )?(?:a )?(?:job|jobs|career|role|position) (?:in|as)(?: an?)?|fanc(?:y|ies|ying)(?: an?)?/,
    'target',
  ],
  [
    /(?:interested in|curious about|learn(?:ing)? (?:more )?about|know (?:more )?about|hear about|talk(?:ing)? (?:to|with)|speak(?:ing)? (?:to|with)|chat(?:ting)? (?:to|with)|connect(?:ing)? with|meet(?:ing)?|looking for|who is now|who are now|now works? (?:as|in)|and now)(?: an?)?/,
    'target',
  ],
];
const CUE = new RegExp(`\\b(?:${CUES.map(([cue]) => `(${cue.source})`).join('|')})(?=[\\s-]|$)`, 'gu');
const SCHOOLED = /\b(?:degree|background|diploma|graduate|major(?:ed)?|qualification)\b/u;
/** Somebody else is spoken of. */
const OTHERS =
  /\b(?:who|someone|somebody|anyone|anybody|people|person|folks|ones|insiders?)\b(?!.*\b(?:i|i'm|im|my)\b)/u;

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let mode: Mode = 'plain';
  let from = 0;
  const close = (to: number) => {
    for (const [i, sentence] of text
      .slice(from, to)
      .split(/[.!?;\n]|\s[–—-]\s/u)
      .entries()) {
      const pieces = SCHOOLED.test(sentence) ? sentence.split(/,|\band\b|\bbut\b/u) : [sentence];
      for (const piece of pieces) {
        // A new sentence begins anew; a degree is a background.
        if (piece.trim())
          clauses.push({ mode: SCHOOLED.test(piece) ? 'origin' : i === 0 ? mode : 'plain', text: piece });
      }
    }
  };
  for (const found of text.matchAll(CUE)) {
    close(found.index);
    const kind = CUES[found.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? 'plain';
    const before = text.slice(0, found.index + found[0].length);
    // "I left teaching" is mine; "someone who left teaching", and "used to be a chef" alone, is theirs.
    mode =
      kind !== 'left'
        ? kind
        : OTHERS.test(before) || !new RegExp(`\\b${OWN}\\b`, 'u').test(before)
          ? 'past'
          : 'origin';
    // "Someone from HR" is in HR; "someone from retail who moved into HR" was in retail.
    if (kind === 'origin' && found[0] === 'from' && OTHERS.test(before))
      mode = /\b(?:in)?to\b|\bnow\b/u.test(text.slice(found.index)) ? 'past' : 'plain';
    from = found.index + found[0].length;
  }
  close(text.length);
  return clauses;
}
