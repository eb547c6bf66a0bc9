// Spanish, as people ask for somebody: its small words, and the English that the cues know for what stands around a role.
// Plain text: lower case, without accents.

import type { Tongue } from './ask-languages.ts';

export const SPANISH: Tongue = {
  sure: `prefiero preferiria atrae estudio dedico puedo ¿ ¡ soy quiero quisiera querria gustaria encantaria busco alguien algun alguna datos clases trabajo trabaje trabaja trabajan trabajar vengo hablar pero mucho hola gracias necesito ahora estoy hacerme dedicarme convertirme llevo pienso tengo fui quien sea ser aprender dejar pasar interesa atrae antiguo antigua cualquiera gente`,
  small: `y o u e en el los las un una del al con sin por me mi se yo no que como para de la lo es era sido ex hay`,
  looks: /cion(?:es)?$|ll|[iu]e|anza$/u,
  phrases: [
    // Politeness, and what tells nothing.
    [
      /[¿¡]|\b(?:hola|buenas(?: tardes| noches)?|buenos dias|por favor|(?:muchas )?gracias|saludos|la verdad|actualmente|aqui|por aqui|(?:con )?experiencia (?:en|de|como)|realmente|tambien|mucho|muy|poder|desde hace (?:\p{L}+|\d+) anos?|mundo (?:de la|del?)|sector (?:de la|del?)|area (?:de la|del?))\b/gu,
      ' ',
    ],
    [/\b(?!\p{L}*qzq)(\p{L}{2,}[dstn]or)es\b/gu, '$1'],
    [/\b(?:el|la|los|las) (?=que\b)/gu, 'alguien '],
    [/\bcon datos\b/gu, ' con data '],
    [/\bdar clases?\b/gu, ' teacher '],
    [/\bprefiero (.+?) a (?:una? )?(?=\p{L}+\W*$)/gu, 'prefiero $1 que '],
    // "Cambiar mi trabajo de abogado por…"
    [
      /\b(?:cambiar|dejar) (?:(?:mi|el|la|trabajo|empleo|de) )*((?:\p{L}+ ){1,3}?)por (?:el |la )?(?=\p{L})/gu,
      ' moving from $1 to ',
    ],
    // Where somebody works: with "un", some place; without, it may be an employer's name.
    [/\bque hayan? trabajado (?:en|para) (?:una?s?|unos) /gu, ' who used to work in '],
    [/\bque hayan? trabajado (?:en|para) /gu, ' who used to work inside '],
    [
      /\bahora (?:trabaj[ae]n?|es|sea|este|esta|se dedi(?:que|ca)n?)(?: (?:de|como|en|al?))?\b/gu,
      ' now works in ',
    ],
    [/\b(?:trabaj[ae]n?|trabajando|est[ea]n?) (?:en|para) (?:una?s?|unos) /gu, ' works in '],
    [/\b(?:trabaj[ae]n?|trabajando) (?:en|para) /gu, ' works inside '],
    [/\b(?:trabaj[ae]n?|trabajando) (?:de|como)\b/gu, ' works as '],
    [/\b(?:trabaj[ae]n?|trabajando) con\b/gu, ' works with '],
    [/(?<!\bde )\b(?:el|la|los|las|lo) (?=\p{L})|\b(?:una?|unos|unas) (?=\p{L})/gu, ''],
    // Who has been it: somebody else.
    [
      /\bque (?:(?:ya )?(?:hayan?|han?|hubiera) (?:sido|trabajado|ejercido|estado)|antes (?:era|fue|trabajaba)|era|fue|fueran?|ya no (?:sea|es|trabaj[ae]))(?: (?:antes|de|como|en))*\b/gu,
      ' who used to be a ',
    ],
    [
      /\bque (?:hayan?|han?) (?:dejado|abandonado)(?: de ser)?\b|\bque (?:dejo|dejara|abandono)(?: de ser)?\b/gu,
      ' who left ',
    ],
    [
      /\bque (?:hayan?|han?|se haya) (?:pasado|cambiado|saltado) de(?:l| la)? ((?:\p{L}+ ){1,4}?)al? /gu,
      ' who moved from $1 to ',
    ],
    [/\b(?:antigu[oa]s?|ex-)(?= ?\p{L})/gu, ' former '],
    [
      /\bex(?=(?:militar|profesor|maestr|abogad|jugador|futbol|polic|empresari|banquer|periodist)\p{L}*\b)/gu,
      ' former ',
    ],
    [
      /\bque (?:se )?(?:hayan?|han?) (?:pasado|cambiado|convertido|reconvertido) (?:al?|en)\b/gu,
      ' who moved into ',
    ],
    [
      /\bque (?:se (?:hizo|hicieron|convirtio en|convirtieron en)|acabo siendo|ha acabado siendo)\b/gu,
      ' who became ',
    ],
    // Where the seeker comes from.
    [/\bme dedico al?\b/gu, ' i work in '],
    [
      /\bno quiero (?:seguir )?(?:siendo|ser|trabajar (?:de|como|en)|trabajando (?:de|como|en))\b/gu,
      ' i do not want to be a ',
    ],
    [
      /\bestoy (?:hart|cansad|aburrid|quemad)[oa] (?:de la|del?)(?: (?:ser|trabajar(?: (?:de|en|como))?))?\b/gu,
      ' i am tired of ',
    ],
    [/\bvengo del?(?: la)?\b/gu, ' coming from '],
    [
      /\b(?:llevo|despues de|tras) (?:\p{L}+ |\d+ )?anos(?: (?:de|en|como|siendo|trabajando))*\b|\bcon (?:\p{L}+|\d+) anos (?:de|en|como)\b|\b(?:despues de|tras)(?: haber)? (?:ser|sido|carrera|vida|trabajar|trabajado|dejar)(?: (?:en|como|de))?\b/gu,
      ' coming from ',
    ],
    [
      /\b(?:tengo (?:experiencia|formacion) (?:en|como|de)|mi (?:experiencia|formacion|perfil|carrera) (?:es|esta)(?: (?:en|de))?|(?:he estudiado|estudie|estudio)(?! para))\b/gu,
      ' my background is ',
    ],
    [/\b(?:yo )?soy\b/gu, ' i am a '],
    [/\bbusco (?:trabajo|empleo) (?:de|como|en)\b/gu, ' i want a job as '],
    [/\b(?:mi )?trabajo (?:de|como)\b/gu, ' i work as '],
    [/\b(?:mi )?trabajo (?:en|para|con)\b/gu, ' i work in '],
    [/\b(?:(?:fui|era)|he (?:sido|trabajado)|trabajaba)(?: (?:en|de|como))?\b/gu, ' i was a '],
    // A move.
    [
      /\b(?:dejar|dejando|abandonar|salir|huir|escapar)(?: de(?:l| la)?)?(?: ser| trabajar (?:de|en|como))?\b/gu,
      ' leaving ',
    ],
    [
      /\b(?:pasar|paso|pase|cambiar|cambio|saltar|salto|moverme|transicion|pasarme|cambiarme) del?(?: la)? ((?:\p{L}+ ){1,4}?)al? (?:la )?|^\s*del?(?: la)? ((?:\p{L}+ ){1,3}?)al? (?:la )?/gu,
      ' moving from $1$2 to ',
    ],
    [
      /\b(?:pasar|cambiar|pasarme|cambiarme|entrar|meterme|moverme|reconvertirme|reorientarme|formarme|reciclarme|lanzarme|saltar) (?:al?|en|hacia|como|de)(?: la)?\b/gu,
      ' move into ',
    ],
    // What is wished for.
    [
      /\b((?:(?!y|o|pero|que|no)\p{L}+ ){1,2}?)me (?:interesa|atrae|gusta|apasiona|fascina|tienta|encanta)n?(?=\W*$|[,.;!?]| y | pero )/gu,
      ' interested in $1',
    ],
    [
      /\b(?:me )?(?:interesa|atrae|gusta|apasiona|fascina|tienta|llama(?: (?:la )?atencion)?)n?(?! hablar| ria)(?: (?:ser|trabajar (?:en|de|como)))?\b|\binteresad[oa] (?:en|por)\b|\b(?:tengo )?(?:interes|curiosidad) (?:en|por)\b/gu,
      ' interested in ',
    ],
    [
      /\b(?:pienso|pensando|estoy pensando) en(?: (?:ser|hacerme|trabajar (?:de|en|como)))?\b|\bme planteo(?: ser)?\b|\b(?:estoy )?considerando(?: ser)?\b/gu,
      ' considering ',
    ],
    [
      /\b(?:me |nos )?(?:quiero|queremos|preferiria|quisiera|querria|gustaria|encantaria|deseo|sueno con|mi sueno es|espero)\b/gu,
      ' i want ',
    ],
    [
      /\bcomo (?:se (?:llega a ser|hace uno|convierte uno en)|llegar a ser|hacerse|me hago|me convierto en|convertirse en|ser|puedo ser|es ser|empezar (?:en|como|de)|entrar en|se entra en)\b/gu,
      ' how to become a ',
    ],
    [
      /\b(?:llegar a )?(?:ser|hacerme|volverme|convertirme en|estudiar para|trabajar (?:de|como))\b/gu,
      ' to be a ',
    ],
    [/\b(?:trabajar (?:en|con)|dedicarme al?)\b/gu, ' to work in '],
    [/\b(?:busco|necesito)(?: al?)?\b/gu, ' i want '],
    [/\b(?:hablar|charlar|conversar|contactar|conectar|contacto|cafe) con\b/gu, ' talk to '],
    [/\b(?:conocer|encontrar)(?: a)?\b/gu, ' meet '],
    [/\b(?:aprender|saber|entender)(?: mas)?(?: (?:sobre|del?|al?|como))?\b/gu, ' learn about '],
    // Who is not wanted.
    [/\b(?:cualquiera|todos) (?:menos|excepto|salvo)\b|^\s*(?:nada de|ningun[oa]?|sin)\b/gu, ' anyone but '],
    [/\bque no (?:sean?|es)\b/gu, ' who is not a '],
    [
      /,? (?:pero |y )?no (?!(?:quiero|se|es|soy|me|tengo|hay|puedo|estoy|i)\b)(?=\p{L}+(?: \p{L}+){0,3}\W*$)/gu,
      ', not a ',
    ],
    [/\b(?:mas bien|antes|mejor|prefiero) (?:to be a )?(.+?) (?:antes )?que\b/gu, ' rather $1 instead of '],
    [/\ben (?:vez|lugar) de\b/gu, ' instead of '],
    // Somebody.
    [
      /\b(?:hay )?(?:alguien|algun|alguna|alguna persona|personas?|gente|quien|cualquiera)(?: (?:que|sea|es|este|esta|son|sepa|sabe))*(?: (?:en|del?|de la))?\b/gu,
      ' someone ',
    ],
    [/\by\b|\be(?= i)/gu, ' and '],
    [/\b(?:o|u)\b/gu, ' or '],
    [/\b(?:pero|aunque)\b/gu, ' but '],
    [/\b(?:en|al)(?: (?:el|la|los|las))?\b/gu, ' in '],
    [/\bcomo\b/gu, ' as '],
    [/\b(?:hay|que|mi|me|yo|para|hace|se)\b/gu, ' '],
  ],
};
