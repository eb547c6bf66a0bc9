// Takes a sentence apart at its cues: what is wanted, where the seeker comes from, what the insider should have been.
import { CUE, CUES, DISLIKED, isOrigin, type Mode, OTHERS, OWN, SELF } from './ask-cues.ts';
import { SPELLINGS } from './words.ts';

export type Clause = { mode: Mode; text: string };

/** "It" before these is IT, in whatever letters. */
const OF_IT =
  /^\s+(?:support|manager|project|service|helpdesk|help desk|security|consult|admin|technician|director|jobs?|careers?|roles?|work|department|dept|teams?|people|person|guys?|pro|professional|engineer|analyst|specialist|recruit|sales|infrastructure|architect|field|sector|industry|company|companies|and (?!i\b)\w+)\b/iu;
/** And behind these: "a career in it", "from retail into it". */
const IN_IT =
  /\b(?:work|works|working|jobs?|careers?|roles?|someone|anyone|somebody|anybody|people|person|background|degree|experience|years|switch\w*|mov(?:e|ing)|chang(?:e|ing)|interested|retrain\w*|break(?:ing)?|transition\w*|from \w+|get(?:ting)?) (?:in|into|to|from)$/iu;
/** In words: nobody says "it" of something in so short an ask. */
const FEW = 3;

/** "What is it like": no IT. As typed, since capitals tell the two apart. */
export function withoutPronoun(typed: string): string {
  if (typed.trim().split(/\s+/u).length <= FEW) return typed;
  return typed.replace(/\bit\b(?!\.)/gu, (it, at: number) => {
    const [before, after] = [typed.slice(0, at).trimEnd(), typed.slice(at + it.length)];
    const [clause = ''] = before.split(/[.!?;]/u).slice(-1);
    const isOwn = !/\band\b/u.test(clause) && /(?:^|,|\b(?:i|to)\b)[^,]*$/u.test(clause);
    const isVerb = /\b(?:do|does|did|will|would|can|could|make|is|was|how)$/iu.test(before);
    return (OF_IT.test(after) && !isVerb) || (IN_IT.test(clause) && isOwn) ? it : '';
  });
}

/** Ways to say the same, in the words that the cues know. */
export function rewritten(text: string): string {
  return (
    text
      // "Fin. planner": no two sentences.
      .replace(/(?<![\p{L}\p{N}])(\p{L}{2,6})\. (?=\p{L})/gu, (found, word) =>
        Object.hasOwn(SPELLINGS, word) ? `${word} ` : found,
      )
      .replace(/\bi(?:'m|m)\b/gu, 'i am')
      .replace(/\bi(?:'ve|ve)\b/gu, 'i have')
      .replace(/\b(?:taught|teach(?:ing)?) (?:myself|yourself|themsel\p{L}+|himself|herself)\b/gu, 'learned')
      // "Junior poli sci major": studies it.
      .replace(
        /(?:^|[,.;!?]\s*|\b(?:i am|an?)\s+(?:an?\s+)?)((?:[\p{L}&-]+ ){1,4})majors?\b(?! (?:incident|general|project|account|gift|donor|crime|hazard|bid|event|league|works?|brand|city))/gu,
        ' i am a student of $1. ',
      )
      .replace(/(?<=\p{L})'d\b/gu, ' would')
      .replace(/(?<=\p{L})'(?:ll|re|ve)\b/gu, ' ')
      .replace(/n't\b/gu, ' not')
      .replace(/\bi do not (?:really |even |quite )?know\b/gu, ' ')
      .replace(
        /\bwork(?:s|ing)? for (?:themsel\p{L}+|himself|herself|myself|yourself|ourselves)\b/gu,
        'self-employed',
      )
      .replace(/\b(?:an? )?office (?:career|job|work|role)s?\b|\bin an office\b/gu, ' ')
      .replace(
        /\b(?:get|getting|go|going|come|coming) back (?:in)?to (?:the )?(?:work(?:force|place)?|paid work)\b/gu,
        'returning to work',
      )
      .replace(/\bstay[- ]at[- ]home (?:mum|mom|dad|parent|mother|father)\b/gu, 'returning parent')
      .replace(
        /\b(?:sounds?|seems?|looks?) (?:good|great|interesting|fun|cool|nice|appealing|right|exciting|fascinating)\b/gu,
        ' ',
      )
      .replace(/\b(?:any|a|the|other|more|are there) (?:wom[ae]n|m[ae]n|girls?) in (?=\p{L})/gu, ' ')
      .replace(/^\s*((?:[\p{L}-]+ ){1,3})(?:of|for) (?:\d+|\p{L}+) years\b/gu, 'i am a $1. ')
      .replace(/\b(?:\p{L}+ )?as it sounds\b|\bsounds\b/gu, ' ')
      .replace(/\bmak(e|ing) up (?=(?:the|an?|my|your|our|their|rules|stories|games)\b)/gu, 'invent ')
      // "I'm 38 and drive vans": the age tells nothing.
      .replace(/\bi am \d+(?: years old)?(?:,| and|, and) (?=\p{L})/gu, 'i ')
      .replace(
        /\b(?:no|without)(?: \p{L}+)? experience\b(?: (?:bar|except|apart from|other than|beyond)\b[^.,;!?]*)?/gu,
        ' ',
      )
      .replace(/\b((?:\p{L}+ )?\p{L}+) wannabe\b(?= here|\s*[,.;!]|\s*$)/gu, 'want to be a $1.')
      .replace(/\bst\.\s*(?=\p{L})/gu, 'st ')
      .replace(/\bthinking (?:about|of)\b(?! (?:leaving|quitting|giving|getting out))/gu, 'considering')
      .replace(/\b(?:i (?:think|thought)|(?:thinking|thought) (?:about|of)|no idea)\b/gu, ' ')
      .replace(/\bcareer (?:advice|tips|guidance)(?= (?:in|on|about|from|for)\b)/gu, ' ')
      .replace(/\b(in|on) to\b/gu, '$1to')
      .replace(/\bpick(?:ing)? (?:the |your |their |some )?(?:brains? of|\p{L}+'s brains?)\b/gu, 'talk to')
      .replace(/\b(?:without|no|lacking) (?:an? |any )?(?:degree|diploma|qualifications?)\b/gu, ' ')
      .replace(/^\s*((?:[\p{L}-]+ ){1,3})here\b(?= *[,.:;!-]|$)/u, 'i am a $1. ')
  );
}

/** "How do people get into law": they are no role. But "people operations" and "head of people" are. */
export function withoutPeople(text: string): string {
  const rest = text.replace(
    /(?<!(?:head|vp|vice president|director|chief|lead)(?: of)?,? |\b(?:old|older|elderly|young|disabled|homeless|vulnerable) )\bpeople\b(?! (?:and culture|& culture|ops|operations|team|partner|manager|analytics|analyst|experience|development|function|director|management))/gu,
    ' ',
  );
  return /\p{L}/u.test(rest) ? rest : text;
}

/** What somebody did who is something else now. */
const MOVED = /^(?:moved|switched|transitioned|changed|pivoted|went|got|shifted|stepped|became)\b/u;

/** A sentence that asks for somebody. */
const ASKING =
  /^\s*(?:(?:so|and|but|or|hi|hello|please|now|just)\b,? )*(?:who|any|anyone|anybody|someone|somebody|is there|are there|do(?:es)? (?:any|some|you)|has (?:any|some)|did (?:any|some)|looking for|could i|can i)\b|\?\s*$/iu;

/** It goes on with what was said before: "I'm a lab tech now, does that help?", "who got there from payroll?" */
const OF_MINE = /\bi(?:'m| am) (?:an?|now|currently)\b|(?<!\b(?:is|are|was|were) )there\b/iu;

/** The one sentence of several that asks for somebody, and the rest; '' where there is none, or more than one. */
export function questionIn(text: string): { question: string; others: string } {
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{L})/u).filter((each) => /\p{L}/u.test(each));
  const asking = sentences.filter((each) => ASKING.test(each) && !OF_MINE.test(each));
  const [question = ''] = asking;
  if (sentences.length < 2 || asking.length !== 1) return { question: '', others: '' };
  return { question, others: sentences.filter((each) => each !== question).join(' ') };
}

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let mode: Mode = 'plain';
  let from = 0;
  const close = (to: number) => {
    for (const [i, sentence] of text
      .slice(from, to)
      .split(/[.!?;\n]|\s[–—-]\s|,? \bbut (?=(?:not|i|am|is|no|my|it|they|that|works?|who)\b)/u)
      .entries()) {
      // "Not a manager, just a developer": who is not wanted ends there.
      const pieces =
        mode === 'not'
          ? sentence.split(/,|\bjust\b|\bbut\b/u)
          : isOrigin(sentence)
            ? sentence.split(/,|\band\b|\bbut\b|\bafter\b|\bwith\b|\bto (?=be\b|become\b|get\b)/u)
            : [sentence];
      for (const [k, piece] of pieces.entries()) {
        // A new sentence begins anew; a degree is a background.
        if (piece.trim())
          clauses.push({
            mode:
              mode === 'not'
                ? i === 0 && k === 0
                  ? 'not'
                  : 'plain'
                : isOrigin(piece) && !(k === 0 && i === 0 && mode === 'target' && !DISLIKED.test(piece))
                  ? 'origin'
                  : i === 0
                    ? mode
                    : 'plain',
            text: piece,
          });
      }
    }
  };
  for (const found of text.matchAll(CUE)) {
    // "Cabin crew and tired of jetlag", "nurse considering law": the seeker is.
    if (mode === 'plain' && SELF.test(found[0]) && !OTHERS.test(text.slice(from, found.index)))
      mode = 'origin';
    close(found.index);
    const kind = CUES[found.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? 'plain';
    const before = text.slice(0, found.index + found[0].length);
    // "I left teaching" is mine; "someone who left teaching", and "used to be a chef" alone, is theirs.
    // "An accountant who moved into FP&A" was one.
    const last = clauses.at(-1);
    if (
      last &&
      kind === 'target' &&
      MOVED.test(found[0]) &&
      /\b(?:who|that)(?: has| have)? *$/u.test(last.text)
    )
      last.mode = 'past';
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
