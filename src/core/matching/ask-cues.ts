// The words by which a sentence tells what is wanted, where the seeker comes from, and what the insider should have been.

/** `not`: who should not be shown. */
export type Mode = 'plain' | 'target' | 'origin' | 'past' | 'not';

/** What people ask of a search engine or a notice board, and of nobody's work. */
const ERRAND =
  /\b(?:for sale|opening (?:hours|times)|time ?tables?|wi-?fi|refills?|near me(?<!\bjobs?\b.*)|(?:lost|cancel|renew|delete|reset) my|unsubscribe|when (?:does|do|is|are) .* (?:open|close|shut)|what time (?:is|does|do)|open (?:today|tomorrow|on \p{L}+days?)|(?:cheap|booking) (?:flights|tickets|hotels))\b/u;
const CHATTER =
  /\b(?:driv(?:es|ing) me (?:crazy|mad|nuts|insane)|the doctor (?:told|said|says)|can you (?:please )?(?:fix|repair|mend) my|hack (?:my|into|his|her))\b|^\s*(?:when(?:'s| is| are) (?:the|our) (?:next )?(?:meet\w*|party|call|event|talk|webinar|deadline|drinks|social)\b|what(?:'s| is) the weather|who (?:won|wins|is winning)|what (?:should|shall|can) i (?:cook|eat|wear|watch|buy)|tell (?:me|us) a|where is the|where are the)\b/u;
const OF_WORK =
  /\b(?:careers?|jobs?|roles?|work(?:s|ing)?|becom\p{L}+|looking for|learn|train(?:ing)?|get into|speak|talk)\b/u;

export const isErrand = (text: string): boolean =>
  ERRAND.test(text) || (CHATTER.test(text) && !OF_WORK.test(text));

export const OWN = '(?:i am|i|my)';
// Longest first where one begins like another. What stands after a cue, up to the next, is of its mode.
export const CUES: readonly [RegExp, Mode | 'left'][] = [
  [
    /(?:anyone|anybody|someone|somebody|everyone|everybody|people|person|folks|anything|everything) but(?: an?)?|(?:other than|except(?: for)?|besides|apart from)(?: being)?(?: an?)?|without (?:being|becoming)(?: an?)?|(?<=\b(?:someone|somebody|anyone|anybody|people|person|one|insider|doctor|nurse|lawyer|engineer|designer|teacher|manager)\b.*)(?:who |that )(?:is|are|was) not(?: an?)?|(?<=^\s*(?:but |just |please )?)no(?= \w+s\b)|(?<=^\s*)not an?(?! (?:big|huge|lot|clue))|(?:,|\bbut)\s*(?:definitely |just )?not(?: an?| the)?(?= )(?! (?:sure|yet|only|just|for|really|too|much|many|enough|to|in|as|because|at|with|that|it|from|good|ready|happy|having|sitting|all|always|so|very|if|when|what|how|like|interested|qualified|want)\b)|(?<=\w\w )not(?: an?)?(?= (?:\w+ ?){1,2}$)(?! (?:sure|yet|only|just|really|too|much|many|enough|for me|me|now|good|bad|ready|happy|work\w*|long|far|easy)\b)|\bbut no(?= (?:\w+ ){0,2}\w+s\b)(?! (?:qualifications|skills|contacts|connections|ideas|grades|exams|gcses|certificates)\b)/,
    'not',
  ],
  [/(?<=\b\w+er (?:\w+ )?)than(?: (?:an?|being))?/, 'origin'],
  [/(?:instead of|rather than|not (?:be(?:ing)?|become|becoming|as))(?: being)?(?: an?)?/, 'origin'],
  [
    /(?:made )?redundant(?: from| as)?(?: an?)?|hates?(?: (?:my|being|working (?:in|as)))?(?: an?)?/,
    'origin',
  ],
  [
    /not want(?:ing)? to(?: (?:be|stay|work|do|become|go back(?: to)?|return(?: to)?))?(?: (?:in|as))?(?: an?)?/,
    'origin',
  ],
  [/(?:and|but)(?: i)?(?: really| also| just)? (?:love|like|enjoy|adore|fancy)/, 'target'],
  [
    /join(?:ing)?|starting(?: my| an?)?|about to start(?: my| an?)?|apply(?:ing)? (?:for|to)(?: be(?:come)?)?(?: an?)?/,
    'target',
  ],
  [
    /(?:tips?|advice|help|guidance|insights?|perspectives?|answers?|feedback|stories|words) from(?: an?)?/,
    'target',
  ],
  [
    /no longer(?: want to)?(?: be| work)?(?: as| in)?(?: an?)?|(?:ca not|can not|cannot) (?:face|stand|take|bear)(?: (?:another|any more|more|the))?(?: (?:day|year|month|minute))?(?: (?:of|in|as))?(?: an?)?|resigned (?:from|as)|gave up(?: on)?(?! (?:being|working))/,
    'origin',
  ],
  [
    /(?:wondering|wonder) (?:about|if|whether|what|how)(?: being| becoming)?(?: an?)?|considering(?: being| becoming)?(?: an?)?/,
    'target',
  ],
  [
    /finish(?:ed|ing)(?: (?:my|the|in|with|as))*|graduated (?:in|from|as)(?: an?)?|(?:i |(?<=^\s*))(?:studied|read|trained (?:as|in)|qualified (?:as|in))(?: an?)?/,
    'origin',
  ],
  [
    /seek(?:s|ing)?(?: an?)?(?: new)?(?: (?:start|role|job|career|work|life))?(?: (?:in|as))?(?: an?)?/,
    'target',
  ],
  [
    /i am (?:currently |now |just |only )?(?:interested in|curious about|looking for|looking at|looking to|thinking (?:about|of)|considering|hoping to)/,
    'target',
  ],
  [
    /(?:can|could|should|would) i (?:do|be|become|try|get into|go into|move into|work (?:as|in)|switch to|retrain as)(?: an?)?/,
    'target',
  ],
  [
    /(?:decid(?:e|ing)|choos(?:e|ing)|torn|toss[- ]up) between|(?<=[.!?]\s*)(?:are|is) there(?: any| some)/,
    'target',
  ],
  [/(?:what|how) about(?: being| becoming)?(?: an?)?/, 'target'],
  [
    /my (?:partner|wife|husband|friend|mum|mom|dad|mother|father|sister|brother|son|daughter|boyfriend|girlfriend|cousin|colleague) is(?: an?)?/,
    'origin',
  ],
  [/my (?=(?:\w+ ){1,3}(?:contract|job|role|career) (?:is |was )?(?:end|finish|over|up|gone|cut))/, 'origin'],
  [/i am (?:currently |now |still )*in(?! (?:need|search|love|touch))/, 'origin'],
  [/(?:get|getting|got|gets) started (?:in|as|with)(?: an?)?|looking (?:at|into)/, 'target'],
  // "Into copywriting as a nurse"
  [/(?<=\b(?:into|started in) (?:\w+ ){1,4})as an?/, 'origin'],
  [
    /after (?:studying|reading|being|working (?:in|as)|(?:my|an?) (?:phd|degree|masters?|doctorate|bachelors?) in|(?:my|an?) career (?:in|as))(?: an?)?/,
    'left',
  ],
  [
    /(?:who|that)(?: once| first| previously| has| had)* worked (?:as|in)(?: an?)?(?=.*\b(?:then|bec[ao]me|now|moved|went|switched|before)\b)/,
    'left',
  ],
  [
    /(?:told me|heard|hear|hearing|read|suggested|recommended)(?: (?:people say|about|of|trying|that))+|told me to (?:try|look at|look into)/,
    'target',
  ],
  [/i (?:currently|presently|now)(?! (?:want|need|would|fancy|like|love|hope|wish|plan|think))/, 'origin'],
  [/currently (?:an?|working as an?|working in|employed as an?|in)/, 'origin'],
  [/i am (?:currently |now |just |only |working as |employed as |trained as )*(?:an?|the)/, 'origin'],
  [
    /i (?:currently |now )?(?:work|worked|have worked|trained|studied|qualified|teach|run)(?: (?:nights|days|weekends|shifts|part[- ]time|full[- ]time|freelance|remotely|mostly))* (?:as|in|for)/,
    'origin',
  ],
  [/(?:i have |(?<=^\s*))been(?: working| employed)?(?: as| in)?(?: an?)?/, 'origin'],
  [/i (?:used to (?:be|work (?:as|in))|was|have been|have done|did|do)(?: an?)?/, 'origin'],
  [/my (?:background|job|degree|career|role|experience|trade)(?: now)? (?:is|was|in|as)/, 'origin'],
  [
    /(?:after |with )?(?:\d+|ten|twenty|five|many|some|several|a few) (?:years?|yrs) (?:as|in|of|working as)(?: an?)?/,
    'origin',
  ],
  [/(?:coming|moving|switching|transitioning|changing|going|move|switch|go|change) (?:on )?from/, 'origin'],
  [
    /out of|leaving|quitting|(?:tired|sick|bored) (?:of|with)|fed up (?:of|with)|done with|(?:giving|give) up(?: on)?|(?:jack|pack|chuck)(?:ing|ed)? in|ditch(?:ing)?|escap(?:e|ing)(?: from)?|burn(?:t|ed) out(?: of| from| by)?|swap(?:ping|ped)?(?: my| from)?|trad(?:e|ing) (?:in )?my/,
    'origin',
  ],
  [
    /(?:who |that |have |has |someone |people )*(?:used to (?:be|work (?:as|in))|formerly|previously|start(?:ed)? (?:out )?(?:as|in)|(?:stopped|gave up)(?: on)? (?:being|working (?:as|in))|(?<=\b(?:any|some)(?:one|body)(?: here)? )(?:leave|quit)|came from|went from|gone from|moved (?:on )?from|switched from|left|quit|was once|once was|was an?|(?:was|were|been|served) in(?: the)?|were)(?: an?)?/,
    'left',
  ],
  [/\bex|former|retired/, 'left'],
  [
    /(?<=\bto )(?:leave|quit|stop being|get out of|give up(?: on)?|get away from)(?: an?)?(?! (?:of absence|a message))/,
    'origin',
  ],
  [/(?<=, *)(?:worked|trained|studied) (?:as|in|at|for)(?: an?)?/, 'origin'],
  [/from being|(?<!\b(?:keep|stop|prevent|protect|save|rescue)(?:s|ing)? (?:[\w']+ ){1,4})from/, 'origin'],
  [
    /(?:want|wants|wanting|wanna|would like|would rather|would love|would prefer|hoping|trying|looking|planning|thinking of|plan|hope|try|decided|like|love|training|retraining|studying|learning)(?: to)? (?:be|become|work as|work in|get into|go into|move into|switch to|do|train as|retrain as|break into|start in|try)(?: an?)?/,
    'target',
  ],
  [
    /(?:wants?|wanting|wanna|would (?:like|love|rather|prefer|enjoy)|hop(?:e|es|ing)|plan(?:s|ning)?|aim(?:s|ing)?|need) to/,
    'target',
  ],
  [
    /(?:move|moved|moving|switch|switched|switching|transition|transitioned|transitioning|change|changed|changing|pivot|pivoted|pivoting|go|going|went|get|getting|break|breaking|step|stepping|shift|shifting|retrain|retraining) (?:careers? )?(?:into|to|towards?|over to|as)(?: an?)?/,
    'target',
  ],
  [
    /i (?:really |now |just |also )*(?:want|need|would like|would love|am after|fancy)(?: to have)?(?: an?)?(?: (?:new|different|proper|real))*(?: (?:jobs?|careers?|role|life|work))?(?: (?:in|as|with|around|near))?(?: an?)?/,
    'target',
  ],
  [
    /rather(?! than)(?: be)?(?: an?)?|dream(?:ing|s)?(?: job)? (?:is|of|would be|was)(?: to)?(?: be(?:ing|come|coming)?| work(?:ing)?)?(?: in| as| for)?(?: an?)?/,
    'target',
  ],
  [/(?:end|ended|wound|wind|landed) up(?: being| working| doing)?(?: in| as| at)?(?: an?)?/, 'target'],
  [/bec(?:ome|oming|ame)(?: an?)?|into|towards?|retrain(?:ing)? as|turned to/, 'target'],
  [
    /(?:fanc(?:y|ies|ying) )?(?<=^|[.,;:!?] *|\b(?:a|an|my|the|new|first|get|find|want|for|about|of|any|fanc(?:y|ies|ying)) )(?:job|jobs|career|careers|role|position) (?:in|as)(?: an?)?|fanc(?:y|ies|ying)(?: an?)?/,
    'target',
  ],
  [
    /(?:interested in|curious about|learn(?:ing)? (?:more )?about|know (?:more )?about|hear(?:ing)? (?:about|from)|learn(?:ing)? from|talk(?:ing)? (?:to|with)|speak(?:ing)? (?:to|with)|chat(?:ting)? (?:to|with)|connect(?:ing)? with|meet(?:ing)?|looking for|who is now|who are now|now works? (?:as|in)|now (?:in|an?|doing|working (?:as|in))|and now)(?: an?)?/,
    'target',
  ],
];
export const CUE = new RegExp(`\\b(?:${CUES.map(([cue]) => `(${cue.source})`).join('|')})(?=[\\s-]|$)`, 'gu');
// What somebody is fed up with is what they come from.
export const DISLIKED =
  /\b(?:is|are|was|got|gets|getting) (?:so |too |really |very |just |a bit |not )*(?:boring|dull|for me|my thing|killing me|awful|exhausting|dead|dying|draining|repetitive|enough)\b/u;
const SCHOOLED = /\b(?:degree|background|diploma|graduate|majored|major in|qualification)\b/u;
/** Somebody else is spoken of. */
export const OTHERS =
  /\b(?:who|someone|somebody|anyone|anybody|people|person|folks|ones|insiders?)\b(?!.*\b(?:i|my)\b)/u;

export const isOrigin = (text: string) => SCHOOLED.test(text) || DISLIKED.test(text);

export const SELF =
  /^(?:tired|sick|bored|fed up|done with|leaving|quitting|burn|looking (?:for|to|at|into)|wondering|wanting|considering|thinking|hoping|trying|seeking|seeks|keen|aiming|planning)/u;
