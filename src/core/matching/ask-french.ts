// French, as people ask for somebody: its small words, and the English that the cues know for what stands around a role.
// Plain text: lower case, without accents.

import type { Tongue } from './ask-languages.ts';

export const FRENCH: Tongue = {
  sure: `passer passe changer je suis quelqu qui cherche voudrais aimerais veux devenir travaille avec mais chez apres plutot ancien ancienne anciens anciennes quitter etre parler interesse pense ayant etait sauf ici donnees reve d'un`,
  small: `et ou un une des les le la du de au aux en est qu que m ai mon ma ce pas y sur par salut il me pour bonjour vers dans j c comment`,
  looks: /(?:eu(?:r|se)|trice|i(?:er|ere|en|enne)|isten?|que|onne)s?$|oi|ou|th|ph/u,
  phrases: [
    // Politeness, and what tells nothing.
    [
      /\b(?:bonjour|bonsoir|salut|coucou|merci(?: d'avance| beaucoup)?|s'il (?:vous|te) plait|svp|stp|actuellement|aujourd'hui|vraiment|(?:avec )?(?:de l'|une )?experience (?:en|dans|de|comme)|beaucoup|ici|parmi vous|(?:le )?(?:secteur|domaine|monde|milieu) (?:du|de la|de l'|des|de)|depuis (?:\p{L}+|\d+) ans)(?!\p{L})/gu,
      ' ',
    ],
    [/\b(?:celui|celle|ceux)(?= qui\b)/gu, "quelqu'un"],
    [/\b(?:avec|dans) (?:des|les) donnees\b/gu, ' with data '],
    [/\benseigner\b/gu, ' enseignant '],
    // Where somebody works: "chez" tells an employer, "chez un" some place.
    [/\bchez (?:une?|des) /gu, ' in '],
    [
      /\bet (?:qui )?(?:travaille|est|bosse)(?:nt)? (?:maintenant|desormais|a present) (?:dans|en|comme|chez)? ?/gu,
      ' and now works in ',
    ],
    [/\b(?:et )?(?:maintenant|desormais) (?:dans|en|comme)\b/gu, ' and now works in '],
    [/\bqui a (?:travaille|bosse) (?:dans|comme|en)\b/gu, ' who used to work in '],
    [/\bchez (?:l'|les? |la )?/gu, ' at '],
    [/\bqu'(?=une?\b)/gu, 'que '],
    [/(?<!\bde |quelqu')(?:\b(?:les?|la|une?|des) (?=\p{L})|\bl')/gu, ''],
    // Who has been it: somebody else.
    [
      /\bqui (?:a (?:deja )?ete|etait|fut|n'est plus)(?: (?:avant|autrefois))?\b|\bayant (?:deja )?(?:ete|travaille comme)\b/gu,
      ' who used to be a ',
    ],
    [/\bqui (?:a|ont) quitte\b/gu, ' who left '],
    [
      /\bqui (?:est|a) (?:passee?|change) (?:du|de la|de l'|de|d') ?((?:\p{L}+ ){1,4}?)(?:vers|au|aux|a la|a l'|a)(?!\p{L})/gu,
      ' who moved from $1 to ',
    ],
    [
      /\bqui (?:s'est reconvertie?|est devenue?)(?: (?:dans|en|comme))?\b|\breconverti(?:e|s|es)? (?:dans|en|comme)\b/gu,
      ' who moved into ',
    ],
    [/\banciens?(?:nes?)?\b|\bex-(?=\p{L})/gu, ' former '],
    [/\bpasse(?:e|s|es)? (?:aux?|a)(?: la)?\b/gu, ' moved into '],
    [/\b(?:qui (?:est|sont) )?devenue?s?\b/gu, ' who became '],
    // Where the seeker comes from.
    [
      /\b(?:j'en ai (?:marre|assez)|marre|lassee?|fatiguee?|(?:je n'ai )?plus envie) (?:du |de la |de l'|de |d')(?:(?:etre|travailler (?:dans|comme|en))\b)?/gu,
      ' tired of ',
    ],
    [/\bje ne veux plus (?:etre|travailler (?:dans|comme|en))\b/gu, ' i do not want to be a '],
    [
      /\b(?:je )?viens? (?:du|de la|des|de l'|de|d')(?!\p{L})|\bissue? (?:du|de la|de l'|de)(?!\p{L})/gu,
      ' coming from ',
    ],
    [
      /\bapres (?:avoir (?:ete|travaille(?: (?:dans|comme|en))?)|(?:\p{L}+ |\d+ )?(?:carriere|ans|annees|vie)(?: (?:dans|en|comme|de|du))?(?: de la)?)\b|\b(?:fort de|avec) (?:\p{L}+|\d+) ans (?:dans|en|comme|de)\b/gu,
      ' coming from ',
    ],
    [
      /\b(?:j'ai (?:etudie|fait des etudes (?:de|en)|une formation (?:de|en)|fait)|ma formation est|mon metier est|de formation)(?!\p{L})/gu,
      ' my background is ',
    ],
    [/\b(?:moi )?je suis (?!interesse|curieu)/gu, ' i am a '],
    [/\b(?:je|j') ?(?:travaille|bosse|exerce) (?:comme|en tant que)\b/gu, ' i work as '],
    [/\bje (?:travaille|bosse|exerce) (?=at\b)/gu, ' i work '],
    [/\b(?:je|j') ?(?:travaille|bosse|exerce)(?: (?:dans|en|a|au|aux|avec|pour))?\b/gu, ' i work in '],
    [/\bj'(?:etais|ai (?:ete|travaille(?: (?:comme|dans|en))?))(?!\p{L})/gu, ' i was a '],
    // A move.
    [/\b(?:quitter|quittant|sortir (?:du|de)|fuir|arreter|lacher)(?: (?:de la|d'etre))?\b/gu, ' leaving '],
    [
      /\b(?:passer|passe|passage|changer|aller|transition|me reconvertir|reconversion) (?:du|de la|de l'|de|d') ?((?:\p{L}+ ){1,4}?)(?:vers|aux?|a)(?: la| l')? |(?:^|:)\s*(?:du|de la|de|d') ?((?:\p{L}+ ){1,3}?)(?:vers|aux?|a)(?: la)? /gu,
      ' moving from $1$2 to ',
    ],
    [
      /\b(?:passer|aller|me (?:reconvertir|orienter|tourner|lancer|diriger)|se reconvertir|evoluer|bifurquer|basculer|entrer|reconversion|me former)(?: (?:vers|dans|en tant que|en|comme|aux?|a))(?: la)?\b/gu,
      ' move into ',
    ],
    // What is wished for.
    [/\bj'ai envie (?:de |d')/gu, ' je veux '],
    [
      /\b((?:(?!et|ou|mais|je|ce|qui|ca)\p{L}+ ){1,2}?)(?:m'(?:attire|interesse|passionne|tente)|me (?:tente|plait|fascine|plairait))(?:nt)?(?=\W*$|[,.;!?]| et | mais )/gu,
      ' interested in $1',
    ],
    [
      /\b(?:je )?m'interesse(?:r)?(?: (?:aux?|a))?(?: la)?\b|\b(?:m'(?:interesse|attire|passionne|tente)|me (?:plait|tente|plairait|fascine))\b|\binteressee? par\b|\bde l'interet pour\b|(?:je suis )?\bcurieu(?:x|se) (?:du|de la|de)\b/gu,
      ' interested in ',
    ],
    [
      /\b(?:je )?(?:pense|songe|reflechis|envisage)(?:r)?(?: (?:aux?|a|de|d'))?(?: la)?(?: devenir| etre| faire)?(?!\p{L})/gu,
      ' considering ',
    ],
    [
      /\b(?:je |j')? ?(?:voudrais|veux|aimerais|souhaite|souhaiterais|adorerais|reve d'(?=\p{L})|reve de\b|espere|compte)(?: bien)?(?: rencontrer)?/gu,
      ' i want ',
    ],
    [
      /\b(?:comment )(?:(?:on )?devien(?:t|s)(?:-on|-je)?|devenir|entrer dans|se lancer dans|fait-on pour etre)(?!\p{L})/gu,
      ' how to become a ',
    ],
    [/\b(?:devenir|etre|travailler (?:comme|en tant que))\b/gu, ' to be a '],
    [/\btravailler (?:dans|en|avec|pour)\b/gu, ' to work in '],
    [/\b(?:je )?(?:cherche|recherche)(?: a)?\b/gu, ' i want '],
    [/\b(?:parler|echanger|discuter|contact|cafe|contacter)(?: (?:avec|a|du|de))?(?: la)?\b/gu, ' talk to '],
    [/\b(?:rencontrer|connaitre)\b/gu, ' meet '],
    [/\b(?:apprendre|savoir|comprendre)(?: (?:a|sur|plus sur))?\b/gu, ' learn about '],
    // Who is not wanted.
    [/\bplutot (?:que |qu')/gu, ' instead of '],
    [/\bplutot (.+?) (?:que|qu') ?/gu, ' rather $1 instead of '],
    [/\b(?:tous? |n'importe qui )?sauf\b|^\s*(?:pas (?:de |d'|du )?|aucune? )/gu, ' anyone but '],
    [/\bqui (?:ne soit|n'est|n'est pas) pas\b/gu, ' who is not a '],
    [/,? (?:mais |et )?pas (?:de |d'|du )?(?=\p{L}+(?: \p{L}+){0,3}\W*$)/gu, ', not a '],
    [/\bau lieu (?:de|d')/gu, ' instead of '],
    // Somebody.
    [
      /\b(?:y a-t-il|il y a|est-ce qu'il y a|connaissez-vous)? ?\b(?:quelqu'une?|quelqu'|quelques?|personnes?|gens)(?: (?:qui|est|soit|travaill[ea]|travaillent|bosse|a|dans|en|comme|du|des?|de la))*(?: (?=at\b))?(?!\p{L})/gu,
      ' someone ',
    ],
    [/\bqui (?:travaill|boss)e(?:nt)?(?: (?:dans|en|comme|avec))?\b/gu, ' who works in '],
    // No English, though it looks so.
    [/\bcomment\b/gu, ' how '],
    [/\b(?:comme|en tant que)\b/gu, ' as '],
    [/\b(?:j'|n')?ai\b|\b(?:fait|ne|pas|ce|on|ca|ans|d')(?!\p{L})|\bd'(?=\p{L})/gu, ' '],
    [/\bou\b/gu, ' or '],
    [/\bet\b/gu, ' and '],
    [/\bmais\b/gu, ' but '],
    [/\b(?:dans|en)\b/gu, ' in '],
    [/\b(?:y a-t-il|est-ce que|il y a|mon|ma|mes|je|que|qui|pour|c'est|me)\b|\bj'/gu, ' '],
  ],
};
