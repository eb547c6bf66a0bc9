// German, as people ask for somebody: its small words, and the English that the cues know for what stands around a role.
// Plain text: lower case, without accents ("moechte" is typed so where there is no ö). The verb often stands last.

import type { Tongue } from './ask-languages.ts';

export const GERMAN: Tongue = {
  sure: `niemand niemanden mich mir quereinsteiger quereinsteigerin studiere erfahrung ausser ich jemand jemanden jemandem mochte moechte suche wer wie wird werden gibt und oder aber nicht kein keine keinen keiner fruher ehemalige ehemaliger ehemaligen statt lieber arbeitet arbeite aus bei beim zum zur vom wechseln interessiere raus leute menschen wurde wuerde gesucht uberlege denke ehemaligem fruheren`,
  small: `der die das den dem des ein eine einen einem einer in im ins zu von fur auf war ist hat man gern gerne hier mal als uber bin kennt mit`,
  phrases: [
    [/(?<=\p{L})oe(?=chte\b)/gu, 'o'],
    [/\bwuerde\b/gu, 'wurde'],
    // Many of them, as one.
    [
      /(?<=\p{L}{3}(?:in))nen\b|(?<=\p{L}(?:log|ist|ekt|eur|soldat|pilot|kurat|advokat|jurist|fachkraft))e?n\b|(?<=(?:ess|tr|lehr|\p{L}{4})er)n\b(?<!konzern|modern|extern|intern|berufserfahrern)/gu,
      '',
    ],
    [/anwalte?n?\b/gu, 'anwalt'],
    [/arzten?\b/gu, 'arzt'],
    [/arzte\b/gu, 'arzt'],
    [/\bkoche?n?\b/gu, 'koch'],
    [/kaufleuten?\b/gu, 'kaufmann'],
    [/(?<=ingenieur|redakteur|regisseur|friseur|berat|soldat)e\b/gu, ''],
    [/(?<=er|or|eur)beruf\b/gu, ''],
    [/\bmit daten\b/gu, ' with data '],
    [/\bunterrichten\b/gu, ' teacher '],
    [/\bzu (?=werden|sein|arbeiten)/gu, ''],
    // Politeness, and what tells nothing.
    [
      /\b(?:hallo|hi|moin|servus|guten (?:tag|morgen|abend)|danke(?: schon)?|vielen dank|bitte|gerade|derzeit|zurzeit|momentan|aktuell|noch|sehr|eigentlich|vielleicht|hier|bei euch|unter euch|(?:im|aus dem|in dem) (?:bereich|umfeld)(?: (?:der|des))?|(?:in|aus) der branche|bereich|branche|umfeld|richtung|seit (?:\p{L}+ )?(?:\d+ )?(?:jahren|langem)|gelernte[rn]?|von beruf|gesucht|was macht|was|(?:mit )?(?:viel )?erfahrung (?:in|im|als|mit)|gern|gerne|mich mal|einmal)\b/gu,
      ' ',
    ],
    [/\bquereinsteiger(?:in)? (?:in|ins|im)\b/gu, ' jemand who moved into '],
    [
      /,? \b(?:der|die|das) (?:(?:in|ins|zur?|zum)(?: (?:die|den|das|der))?) ((?:\p{L}+ ){1,3}?)(?:gewechselt|umgestiegen|gegangen)(?: (?:ist|hat|sind))?\b/gu,
      ' who moved into $1 ',
    ],
    [
      /,? \b(?:der|die|das)(?: jetzt)? (\p{L}+) (?:geworden (?:ist|sind)|wurden?(?=\W*$))/gu,
      ' who became $1 ',
    ],
    // Whose work somebody else did, or left.
    [
      /,? \b(?:der|die|das|wer|welcher?|den) (?:von|vom|aus)(?: der| dem)? ((?:\p{L}+ ){1,3}?)(?:in|ins|zur?|zum)(?: (?:die|den|das|der))? ((?:\p{L}+ ?){1,3}?) (?:gewechselt|umgestiegen|gegangen)(?: (?:ist|hat|sind))?\b/gu,
      ' who moved from $1 to $2 ',
    ],
    [
      /,? \b(?:der|die|das|wer|welcher?) (?:(?:den|die|das|der|dem|aus|mit|als) )*((?:\p{L}+ ){1,3}?)(?:verlassen|aufgegeben|aufgehort|hingeschmissen|ausgestiegen|gekundigt)(?: (?:hat|ist|haben|sind))?\b/gu,
      ' who left $1 ',
    ],
    [
      /(?:\bund|,)(?: (?:der|die|das|inzwischen))? (?:jetzt|heute|nun|inzwischen)(?! (?:mochte|will|wurde|suche|bin|interessiere|arbeite|ich)\b)(?: (?:als|in|im|bei|ist|arbeitet|eine?))*(?: (?:der|die|dem|den))?\b/gu,
      ' and now works in ',
    ],
    [
      /,? \b(?:der|die|das|wer|welcher?)((?: (?!und|oder|ich)\p{L}+){1,5}?) (?:war|waren|gewesen (?:ist|sind)|gearbeitet (?:hat|haben)|geworden war)\b/gu,
      ' who used to be a $1 ',
    ],
    [/\bwar (?:fruher|mal)\b(?<!ich war (?:fruher|mal))(?! ich)/gu, ' who used to be a '],
    [/\b(?:ehemalige?[rnms]?|ex-)(?= ?\p{L})/gu, ' former '],
    [/\bex(?=(?:soldat|polizist|lehrer|anwalt|koch|banker|berater|journalist|profi)\p{L}*\b)/gu, ' former '],
    // Where somebody works: with "ein", some place; without, an employer's name.
    [/\bich (?:arbeite|bin)(?: \p{L}+)? bei (?!eine[rm]\b)/gu, ' i work at '],
    [/\b(?:bei|fur) (?:eine[rmn]?) /gu, ' in '],
    [/\b(?:bei|beim) (?:der|dem|den) |\bbeim /gu, ' inside '],
    [/\bbei (?=\p{L})|\bfur (?=[\p{L}\d]+(?: [\p{L}\d]+)? (?:arbeite|tatig))/gu, ' at '],
    [/(?<=\b(?:at|inside) (?:\p{L}+ ){1,3})als\b/gu, ' as '],
    // A move.
    [/\b(?:raus|weg|rauskommen) (?:aus|von|vom)(?: (?:der|dem|den|meinem|meiner))?\b/gu, ' leaving '],
    [/\b(?:rein|hinein) (?:in|ins)(?: (?:die|den|das))?\b/gu, ' into '],
    [
      /\b(?:den|die|das|meinen|mein|meine|aus der|aus dem) ((?!und|oder)\p{L}+) (?:zu )?(?:verlassen|aufgeben|aufzugeben|aussteigen|auszusteigen|hinschmeissen|hinter mir lassen|an den nagel hangen|raus)\b/gu,
      ' leaving $1, ',
    ],
    [
      /\b(?:von|vom|aus)(?: (?:der|dem|den))? ((?:(?!und|oder|ich|mochte)\p{L}+ ){1,3}?)(?:in|ins|zur?|zum|nach)(?: (?:die|den|das|der|dem|einem|einer))? (?=\p{L})/gu,
      ' moving from $1 to ',
    ],
    // Where the seeker comes from.
    [
      /\b(?:(?:habe?|hab) )?(?:genug von|keine lust mehr auf|die nase voll von|satt)(?: (?:der|dem|die))?\b/gu,
      ' tired of ',
    ],
    [
      /\b(?:ich )?(?:mochte|will) (?:nicht|kein) (?:mehr|langer)(?: (?:als|in|im))?(?: der)?\b/gu,
      ' i do not want to be a ',
    ],
    [/\b(?:ich )?komme (?:aus|von|vom)(?: (?:der|dem))?\b/gu, ' coming from '],
    [
      /\bnach (?:\p{L}+ |\d+ )?(?:jahren|karriere|laufbahn|zeit)(?: (?:in|im|als|bei|der|dem))*\b|\bnach (?:meine[rm]|der|dem) (?=\p{L})/gu,
      ' coming from ',
    ],
    [/\b(?:ich )?habe ((?:\p{L}+ ){1,3}?)(?:studiert|gelernt)\b/gu, ' i studied $1, '],
    [/\b(?:ich )?habe (?:(?:als|in|im|der) )+((?:\p{L}+ ){1,3}?)gearbeitet\b/gu, ' i was a $1, '],
    [
      /\b(?:ich )?(?:arbeite|bin angestellt)(?: ich)?(?: (?:als|in|im|mit))?(?: (?:der|dem))?\b/gu,
      ' i work as ',
    ],
    [
      /\b(?:ich war|war ich|fruher war ich)(?: (?:fruher|mal))?(?: (?:einer?|in|im|als))*(?: der)?\b/gu,
      ' i was a ',
    ],
    [/\b(?:fruher|bisher) (?=\p{L}+,)/gu, ' i was a '],
    [/\b(?:ich bin|bin ich|^\s*bin)(?: (?:einer?|in|im))*\b/gu, ' i am a '],
    // What is wished for.
    [
      /\b((?:(?!und|aber|oder|mich)\p{L}+ )?\p{L}+) (?:reizt|interessiert|fasziniert) mich\b/gu,
      ' interested in $1 ',
    ],
    [
      /\b(?:ich )?interessiere? mich(?: auch| aber| sehr| eher)* fur\b|\bmich (?:interessiert|reizt|fasziniert)\b|\binteress(?:e an|iert an|e fur)\b|\bneugierig auf\b/gu,
      ' interested in ',
    ],
    [
      /\b(?:ich )?(?:denke|uberlege|spiele mit)\b(?: (?:uber|an|daran|daruber nach|dem gedanken))*,?/gu,
      ' considering ',
    ],
    [
      /\bwie (?:wird man|werde ich|kann ich|komme ich (?:in|ins|zur?|zum)|kommt man (?:in|ins|zur?|zum)|ist es,?)(?: (?:als|die|den|das))?\b/gu,
      ' how to become a ',
    ],
    [
      /\b(?:ich )?(?:mochte|wurde|will|wollte|hatte|suche|brauche|traume davon,?|plane|hoffe)(?: ich)?\b/gu,
      ' i want ',
    ],
    [
      /\b(?:mit (?=jemand|eine[rmn]?\b|leuten|menschen|who|i\b)|(?:sprechen|reden|unterhalten|austauschen|plaudern|kennen ?lernen|quatschen)\b(?: mit\b)?)/gu,
      ' ',
    ],
    // Who is not wanted.
    [
      /^\s*(?:bitte )?(?:keine?[nr]?|niemand(?:en)?(?: (?:aus|von)(?: (?:dem|der))?)?)\b|\b(?:alle|jeder|jeden)? ?ausser\b/gu,
      ' anyone but ',
    ],
    [
      /,? \b(?:aber |und )?(?:keine?[nr]?|nicht)(?: eine?[nr]?)? (?=\p{L}+(?: \p{L}+){0,2}\W*$)/gu,
      ', not a ',
    ],
    [/\b(?:lieber|eher) (.+?) als\b/gu, ' rather $1 instead of '],
    [/\b(?:statt|anstatt) (\p{L}+),? (?:lieber |eher )?(\p{L}+)(?=\W*$)/gu, ' rather $2 instead of $1'],
    [/\b(?:statt|anstatt|anstelle von)\b/gu, ' instead of '],
    // Somebody.
    [
      /\b(?:kennt (?:ihr|jemand) )?(?:jemand(?:em|en)?|leuten?|menschen|wer)\b,?(?: (?:der|die|das|als|mit|ist|kennt|arbeitet|hat|von|vom|aus|im|in|der|dem)\b)*(?: sich)?/gu,
      ' someone ',
    ],
    [/\b(?:aus|in|im|ins|uber|auf|zur?|zum)(?: (?:der|die|dem|den|das))?\b/gu, ' in '],
    [
      /\b(?:gibt es|einer|eines|einem|einen|eine|ein|der|die|das|dem|den|des|arbeitet|arbeiten|tatig(?: ist)?|werden|wird|als|ist|sind|hat|sein|wie|man|wechseln|umsteigen|gehen|einsteigen|nach|fruher|schon|mal|mich|von|ich|fur)\b/gu,
      ' ',
    ],
    [/\bpersonal(?:wesen|abteilung|bereich)?\b/gu, ' hr '],
    [/\bund\b/gu, ' and '],
    [/\boder\b/gu, ' or '],
    [/\baber\b/gu, ' but '],
    [/\bmit\b/gu, ' with '],
  ],
};
