// Asks in Spanish, French, German and Portuguese: the words around the role, put into the English that the cues know. The
// roles themselves stand in roles/*.yaml in these languages. Plain text: lower case, without accents.

type Phrase = readonly [RegExp, string];

/** By what a language is told, and its phrases; each only where the language was told. */
const LANGUAGES: readonly (readonly [RegExp, readonly Phrase[]])[] = [
  [
    /\b(?:ich|jemand(?:em|en)?|mochte|suche|gibt es|wer (?:kennt|arbeitet|ist|hat|kann))\b/u,
    [
      [
        /\b(?:von|vom|aus dem|aus der) ((?:\p{L}+ ){1,3}?)(?:in|zu[rm]?) (?:(?:die|den|das|der|dem) )?(?:(?=(?:\p{L}+ ){1,4}?(?:wechsel|wechseln|gewechselt|umsteigen)))/gu,
        'from $1 to ',
      ],
      [/\bich komme (?:aus|von)(?: (?:der|dem))?\b/gu, ' coming from '],
      [/\bich bin (?:gerade |derzeit |zurzeit |noch |seit .* jahren )*(?:einer? )?/gu, ' i am a '],
      [/\bich (?:arbeite|bin angestellt) (?:als|in|im|bei)\b/gu, ' i work as '],
      [/\bich war (?:fruher |mal )*(?:einer? )?|\bfruher war ich\b/gu, ' i was a '],
      [
        /\b(?:ich )?(?:mochte|wurde|will|wollte|suche|hatte)(?: ich)?(?: gerne?)?(?: (?:mal|mich|einmal))?\b/gu,
        ' i want ',
      ],
      [
        /\bmit (?=jemand|eine[rmn]?\b|leuten|menschen)|\b(?:sprechen|reden|unterhalten|austauschen|plaudern|kennen ?lernen|quatschen)\b/gu,
        ' ',
      ],
      [
        /\b(?:jemand(?:em|en)?|leuten?|menschen|wer)\b(?: hier)?,?(?: (?:der|die|das|als|bei|mit|ist|kennt|arbeitet|hat))*(?: sich)?/gu,
        ' someone ',
      ],
      [/\b(?:aus|in|im|uber|bei|zur?|zum)(?: (?:der|die|dem|den|das))?\b/gu, ' in '],
      [
        /\b(?:gibt es|hier|einer|eines|einem|einen|eine|ein|der|die|das|dem|den|arbeitet|arbeiten|tatig ist|werden|wird|als|ist|wie|man|hallo)\b/gu,
        ' ',
      ],
      [/\b(?:bereich|branche|umfeld|richtung|wechseln|umsteigen)\b/gu, ' '],
      [/\bpersonal(?:wesen|abteilung|bereich)?\b/gu, ' hr '],
      [/\bund\b/gu, ' and '],
      [/\boder\b/gu, ' or '],
    ],
  ],
  [
    /\b(?:quiero|quisiera|querria|gustaria|busco|soy|alguien|hablar|necesito|trabajo (?:de|como|en))\b/u,
    [
      [/\bvengo de(?:l| la| los| las)?\b/gu, ' coming from '],
      [/\bsoy(?: una?)?\b/gu, ' i am a '],
      [/\btrabajo (?:de|como|en)(?: una?)?\b/gu, ' i work as '],
      [/\b(?:fui|era|he sido)(?: una?)?\b/gu, ' i was a '],
      [/\bdej(?:ar|ando)\b/gu, ' leaving '],
      [
        /\b(?:pasar|cambiar|saltar)(?:me)? de ((?:\p{L}+ ){1,4}?)al?(?= )|\bde ((?:\p{L}+ ){1,4}?)al? (?=\p{L}+$)/gu,
        ' from $1$2 to ',
      ],
      [
        /\b(?:(?:me|nos) )?(?:quiero|quisiera|querria|gustaria|busco|necesito)(?: (?:mucho|poder|conocer|encontrar))*(?: al?)?\b/gu,
        ' i want ',
      ],
      [/\b(?:hablar|charlar|conversar|contactar|conectar) con(?: una?)?\b/gu, ' talk with '],
      [/\b(?:ser|hacerme|convertirme en|dedicarme al?)\b/gu, ' become '],
      [
        /\b(?:hay )?(?:alguien|persona|personas|gente)(?: (?:que|sea|es|trabaje|trabaja|trabajen|haya|sido|este|ha))*(?: (?:en|como|de|del|con))*(?: (?:una?|el|la|los|las))?\b/gu,
        ' someone ',
      ],
      [/\baprender (?:al? )?/gu, ' learning about '],
      [/\by\b/gu, ' and '],
      [/\b(?:en|al) (?:el|la|los|las)\b|\ben\b/gu, ' in '],
      [/\b(?:una?|hola|hay|que|como|mi|mundo del?|para)\b/gu, ' '],
    ],
  ],
  [
    /\b(?:je|j'|quelqu'une?|cherche|voudrais|aimerais|bonjour)/u,
    [
      [/\bje viens (?:du|de la|des|de)\b/gu, ' coming from '],
      [/\bje suis (?:actuellement )?(?:une? )?/gu, ' i am a '],
      [/\bje (?:travaille|bosse) (?:comme|dans|en|chez)\b/gu, ' i work as '],
      [/\b(?:j'etais|j'ai ete)(?: une?)?\b/gu, ' i was a '],
      [/\bquitter\b/gu, ' leaving '],
      [
        /\b(?:je|j')? ?(?:voudrais|veux|cherche|aimerais|souhaite|souhaiterais)(?: (?:bien|rencontrer|a))*\b/gu,
        ' i want ',
      ],
      [/\b(?:parler|echanger|discuter)(?: (?:avec|a))?(?: (?:une?|des?|les?))?\b/gu, ' talk with '],
      [/\b(?:devenir|etre)(?: une?)?\b/gu, ' become '],
      [
        /\b(?:quelqu'une?|une personne|des gens)(?: (?:qui|est|soit|travaille|bosse|a ete))*(?: (?:dans|en|comme|chez|du|de la|des|de))*(?: (?:la|le|les|une?))?(?: l')?/gu,
        ' someone ',
      ],
      [/\b(?:dans|en)(?: (?:la|le|les)\b| l')?/gu, ' in '],
      [/\b(?:bonjour|salut|y a-t-il|est-ce que|il y a|une?|la|le|les|mon|ma)\b|\bl'/gu, ' '],
      [/\bou\b/gu, ' or '],
      [/\bet\b/gu, ' and '],
    ],
  ],
  [
    /\b(?:quero|gostaria|procuro|alguem|sou|falar com|queria|conversar com)\b/u,
    [
      // In a school; whoever teaches at a university says so.
      [/\bprofessor\b(?! (?:universitari|catedratic|doutor))/gu, ' teacher '],
      [/\bvenho d(?:a|o|as|os|e)(?: area d[aeo])?\b/gu, ' coming from '],
      [/\bsou(?: uma?)?\b/gu, ' i am a '],
      [/\btrabalho (?:como|em|na|no|com)\b/gu, ' i work as '],
      [/\b(?:fui|era|ja fui)(?: uma?)?\b/gu, ' i was a '],
      [/\b(?:deixar|largar|sair d[aeo])\b/gu, ' leaving '],
      [/\b(?:quero|gostaria|procuro|queria)(?: (?:muito|de|conhecer|encontrar|por))*\b/gu, ' i want '],
      [/\b(?:falar|conversar|bater um papo) com(?: uma?)?\b/gu, ' talk with '],
      [/\b(?:ser|virar|tornar-me|me tornar)\b/gu, ' become '],
      [
        /\b(?:alguem|uma pessoa|pessoas|gente)(?: (?:que|seja|e|trabalhe|trabalha|tenha|sido))*(?: (?:em|na|no|nas|nos|com|como|da|do|de))*(?: uma?)?\b/gu,
        ' someone ',
      ],
      [/\b(?:em|na|no|nas|nos)\b/gu, ' in '],
      [/\b(?:uma?|oi|ola|ha|que|como|minha|meu|para|area d[aeo])\b/gu, ' '],
      [/\bou\b/gu, ' or '],
    ],
  ],
];

/** The ask with its sentence in English, as far as it is known; its roles stay as typed. English is left alone. */
export function sentenceInEnglish(text: string): string {
  const found = LANGUAGES.find(([told]) => told.test(text));
  if (!found) return text;
  return found[1].reduce((rest, [phrase, english]) => rest.replace(phrase, english), text);
}
