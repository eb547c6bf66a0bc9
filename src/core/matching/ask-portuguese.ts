// Portuguese, as people ask for somebody: its small words, and the English that the cues know for what stands around a
// role. Plain text: lower case, without accents.

import type { Tongue } from './ask-languages.ts';

export const PORTUGUESE: Tongue = {
  sure: `nenhum nenhuma prefiro gente atrai busco largou deixou atuo vontade sou quero gosto qualquer algum alguma dados aulas gostaria queria procuro alguem trabalho trabalhe trabalha trabalhar venho falar mas obrigado obrigada virar tornar preciso estou tenho ja penso uma nas nos da sair largar conversar nao pessoa agora ser mudar interesse`,
  small: `no e ou o as os ao de por para me que se como eu meu minha ha oi tem voce depois antes ex era fui ola em na com do um dos das foi`,
  looks: /ao$|oes$|nh|lh|ss|om$|ei|encia$|ou$/u,
  phrases: [
    // Politeness, and what tells nothing.
    [
      /\b(?:oi|ola|bom dia|boa (?:tarde|noite)|por favor|(?:muito )?obrigad[oa]|atualmente|hoje em dia|aqui|(?:com )?experiencia (?:em|de|como|com)|realmente|tambem|muito|poder|ha (?:\p{L}+|\d+) anos|(?:mundo|setor|area|ramo) d[aeo]s?)\b/gu,
      ' ',
    ],
    [/\b(?!\p{L}*qzq)(\p{L}{2,}[dstn]or)es\b/gu, '$1'],
    // In a school; whoever teaches at a university says so.
    [/\bprofessor(a?)\b(?! (?:universitari|catedratic|doutor|particular|de \p{L}))/gu, 'teacher'],
    [/\b(?:o|a|os|as) (?=que\b(?! faz| e\b))/gu, 'alguem '],
    [/\bcom dados\b/gu, ' com data '],
    [/\bdar aulas?\b/gu, ' teacher '],
    [/\bprefiro (.+?) a (?:uma? )?(?=\p{L}+\W*$)/gu, 'prefiro $1 do que '],
    [
      /\b(?:trocar|largar) (?:(?:o|a|meu|minha|trabalho|emprego|de) )*((?:\p{L}+ ){1,3}?)(?:por|pel[ao]) (?=\p{L})/gu,
      ' moving from $1 to ',
    ],
    // Where somebody works: with "um", some place; without, it may be an employer's name.
    [
      /\b(?:que )?(?:hoje|agora) (?:trabalh[ae]m?|esteja|esta|seja|e)(?: (?:em|na|no|nas|nos|com|como))?\b/gu,
      ' now works in ',
    ],
    [/\bque (?:ja )?(?:trabalhou|tenha trabalhado) (?:em (?:uma?|uns) |numa? )/gu, ' who used to work in '],
    [
      /\bque (?:ja )?(?:trabalhou|tenha trabalhado) (?:em|na|no|nas|nos|para) /gu,
      ' who used to work inside ',
    ],
    [/\b(?:trabalh[ae]m?|trabalhando) (?:(?:em|para) (?:uma?|uns) |numa? )/gu, ' works in '],
    [/\b(?:trabalh[ae]m?|trabalhando) (?:em|na|no|nas|nos|para(?: [ao])?|pela|pelo) /gu, ' works inside '],
    [/\b(?:trabalh[ae]m?|trabalhando) como\b/gu, ' works as '],
    [/\b(?:trabalh[ae]m?|trabalhando) com\b/gu, ' works with '],
    [/\b(?:numa?|n[ao]s?)\b/gu, 'em'],
    [/(?<!\bde )\b(?:uma?|uns|os?|as?) (?=\p{L})/gu, ''],
    // Who has been it: somebody else.
    [
      /\bque (?:(?:ja )?(?:foi(?! para)|foram|era|tenha sido|tenham sido|trabalhava|trabalhou)|deixou de ser|nao e mais)(?: (?:antes|como|em))*\b/gu,
      ' who used to be a ',
    ],
    [
      /\b(?:que )?(?:tenha )?(?:migrou|migrado|mudou|mudado|passou|passado|trocou|saiu) d[aeo] ((?:\p{L}+ ){1,4}?)(?:para|pra|pro)\b/gu,
      ' who moved from $1 to ',
    ],
    [/\bque (?:tenha )?(?:deixou|deixado|largou|largado|abandonou|saiu d[aeo])\b/gu, ' who left '],
    [/\be (?:que )?(?:tenha )?(?:mud(?:ou|ado) de (?:carreira|area|profissao))\b/gu, ' '],
    [
      /\b(?:antig[oa]s?|ex[- ])(?= ?\p{L}{4})|\bex(?=(?:militar|professor|advogad|jogador|policial|bancari|jornalist)\p{L}*\b)(?!p|t)/gu,
      ' former ',
    ],
    [/\bque (?:virou|viraram|se tornou|se tornaram|tornou-se)\b/gu, ' who became '],
    [/\bque (?:mudou|migrou|foi|passou)(?:ram)? (?:para|pra|pro)\b/gu, ' who moved into '],
    // Where the seeker comes from.
    [
      /\b(?:estou )?(?:cansad[oa]|fart[oa]|chei[oa]|cansei) d[aeo](?: (?:ser|trabalhar(?: (?:em|como|com))?))?\b/gu,
      ' i am tired of ',
    ],
    [/\bnao quero mais (?:ser|trabalhar (?:em|como|com))\b/gu, ' i do not want to be a '],
    [/\bvenho d[aeo]s?\b/gu, ' coming from '],
    [
      /\b(?:depois|apos)(?: de)? (?:\p{L}+ |\d+ )?(?:anos|carreira|vida)(?: (?:de|em|como|com|trabalhando))*\b|\bcom (?:\p{L}+|\d+) anos (?:de|em|como)\b|\b(?:depois de|apos) (?:ser|ter sido|trabalhar)(?: (?:em|como))?\b/gu,
      ' coming from ',
    ],
    [
      /\b(?:tenho (?:experiencia|formacao) (?:em|como|de|com)|minha (?:experiencia|formacao|carreira|area) e(?: em)?|sou formad[oa] em|me formei em|estudei|cursei)\b/gu,
      ' my background is ',
    ],
    [/\b(?:eu )?sou\b/gu, ' i am a '],
    [/\b(?:meu )?(?:trabalho|atuo) como\b/gu, ' i work as '],
    [/\b(?:meu )?trabalho (?:em|com|para)\b/gu, ' i work in '],
    [/\b(?:eu )?(?:ja )?(?:fui|era|trabalhei|trabalhava)(?: (?:em|como|com))?\b/gu, ' i was a '],
    // A move.
    [
      /\b(?:deixar|deixando|largar|largando|abandonar|sair|saindo|fugir)(?: d[aeo])?(?: ser)?\b/gu,
      ' leaving ',
    ],
    [
      /\b(?:passar|mudar|migrar|ir|trocar|transicao|mudanca|mudo|passo) d[aeo] ((?:\p{L}+ ){1,4}?)(?:para|pra|pro|por)\b|^\s*d[aeo] ((?:\p{L}+ ){1,3}?)(?:para|pra|pro)\b/gu,
      ' moving from $1$2 to ',
    ],
    [/\b(?:passar|mudar|migrar|ir|entrar|me formar|partir)(?: (?:para|pra|pro|em))\b/gu, ' move into '],
    // What is wished for.
    [
      /\b((?:(?!e|ou|mas|que|nao)\p{L}+ ){1,2}?)me (?:interessa|atrai|fascina|encanta)m?(?=\W*$|[,.;!?]| e | mas )/gu,
      ' interested in $1',
    ],
    [
      /\b(?:tenho )?(?:interesse|curiosidade) (?:em|por|pel[ao])(?: (?:ser|trabalhar (?:em|com|como)))?\b|\bme (?:interessa|interesso|atrai|fascina|encanta)m?(?: (?:por|pel[ao]))?\b|\binteressad[oa] em\b|\b(?:eu )?(?:gosto|adoro)(?: de)?\b/gu,
      ' interested in ',
    ],
    [
      /\b(?:penso|pensando|estou pensando|considero|cogito|considerando) ?(?:em)?(?: (?:ser|virar|trabalhar (?:em|com|como)))?\b/gu,
      ' considering ',
    ],
    [
      /\b(?:quero|tenho vontade|preferiria|queremos|gostaria|queria|adoraria|meu sonho e|sonho em|pretendo|espero)(?: de)?\b/gu,
      ' i want ',
    ],
    [
      /\bcomo (?:e ser|(?:e que )?se (?:torna|vira)|virar|ser|me tornar|se tornar|faco para ser|entrar em|comecar (?:em|como)|e ser)\b/gu,
      ' how to become a ',
    ],
    [/\b(?:ser|virar|tornar-me|me tornar|trabalhar como)\b/gu, ' to be a '],
    [/\b(?:trabalhar (?:em|com)|me dedicar(?: a)?)\b/gu, ' to work in '],
    [/\b(?:procuro|preciso|busco)(?: (?:de|por))?\b/gu, ' i want '],
    [/\b(?:falar|conversar|bater (?:um )?papo|papo|contato|cafe) com\b/gu, ' talk to '],
    [/\b(?:conhecer|encontrar)\b/gu, ' meet '],
    [/\b(?:aprender|saber|entender)(?: mais)?(?: (?:sobre|d[aeo]))?\b/gu, ' learn about '],
    // Who is not wanted.
    [
      /\b(?:qualquer(?: um)?|todos) (?:menos|exceto)\b|^\s*(?:nada de|nenhuma?|sem|nao(?! (?:quero|sei|sou|tenho|posso|gosto)\b))\b/gu,
      ' anyone but ',
    ],
    [/\bque nao (?:seja|e)\b/gu, ' who is not a '],
    [
      /,? (?:mas |e )?nao (?!(?:quero|sei|e|sou|me|tenho|posso)\b)(?=\p{L}+(?: \p{L}+){0,3}\W*$)/gu,
      ', not a ',
    ],
    [/\b(?:prefiro|antes|mais|melhor) (?:to be a )?(.+?) (?:do )?que\b/gu, ' rather $1 instead of '],
    [/\b(?:em vez|ao inves) de\b/gu, ' instead of '],
    // Somebody.
    [
      /\b(?:(?:ha|tem|existe) )?(?:alguem|algum|alguma(?: pessoa)?|pessoas?|gente|quem)(?: (?:que|seja|e|esteja|saiba|entenda|tenha|sido))*(?: (?:em|d[aeo]))?\b/gu,
      ' someone ',
    ],
    [/\be\b/gu, ' and '],
    [/\bou\b/gu, ' or '],
    [/\bmas\b/gu, ' but '],
    [/\bem\b/gu, ' in '],
    [/\bcomo\b/gu, ' as '],
    [/\b(?:ha|que|minha|meu|eu|para|pra|ao|me|se)\b/gu, ' '],
  ],
};
