import { describe, expect, it } from 'vitest';
import { ourGraph } from '../../../src/core/matching/our-graph.ts';
import { readAsk } from '../../../src/core/matching/read-ask.ts';

/** What must be heard, in this order, and nothing else of its kind. */
type Heard = {
  wants?: readonly string[];
  once?: readonly string[];
  from?: readonly string[];
  not?: readonly string[];
  /** As a key. */
  at?: string;
};

const SPANISH: readonly (readonly [string, Heard])[] = [
  ['quiero ser piloto', { wants: ['pilot'] }],
  ['me gustaría hablar con una enfermera', { wants: ['nurse'] }],
  ['hola, busco a un fontanero, gracias', { wants: ['plumber'] }],
  ['soy profesora y quiero pasar a recursos humanos', { wants: ['hr-generalist'], from: ['teacher'] }],
  ['trabajo en marketing y pienso en programar', { wants: ['software-engineer'], from: ['marketer'] }],
  ['trabajo en un banco pero me atrae la arquitectura', { wants: ['architect'] }],
  ['trabajo en Zara y quiero ser bombero', { wants: ['firefighter'] }],
  [
    'después de 10 años en ventas quiero ser psicóloga',
    { wants: ['psychologist'], from: ['sales-representative'] },
  ],
  ['estoy harta de la abogacía, ¿qué tal la docencia?', { wants: ['teacher'], from: ['lawyer'] }],
  ['fui cocinero y ahora quiero ser panadero', { wants: ['baker'], from: ['chef'] }],
  ['quiero dejar la enseñanza', { once: ['teacher'] }],
  ['¿cómo paso de enfermera a programadora?', { wants: ['software-engineer'], from: ['nurse'] }],
  ['de camarero a programador', { wants: ['software-engineer'], from: ['waiter'] }],
  ['alguien que haya sido profesor y ahora trabaje en tecnología', { once: ['teacher'] }],
  [
    'alguien que haya pasado de la enseñanza a recursos humanos',
    { wants: ['hr-generalist'], once: ['teacher'] },
  ],
  ['alguien que dejó la medicina', { once: ['doctor'] }],
  ['un antiguo militar', { once: ['military-officer'] }],
  ['traductor, no intérprete', { wants: ['translator'], not: ['interpreter'] }],
  ['cualquiera menos abogados', { not: ['lawyer'] }],
  ['prefiero un albañil que un arquitecto', { wants: ['bricklayer'], from: ['architect'] }],
  ['¿alguien que trabaje en Zara?', { at: 'zara' }],
  ['alguien que trabaje en Santander como analista de datos', { wants: ['data-analyst'], at: 'santander' }],
  ['alguien que trabaje en un hospital', {}],
  ['alguien que trabaje en marketing', { wants: ['marketer'] }],
  ['¿quién trabaja con datos?', { wants: ['data-analyst'] }],
  ['¿cómo se llega a ser piloto?', { wants: ['pilot'] }],
  ['tengo interés en la contabilidad', { wants: ['accountant'] }],
  ['me llama la atención la psicología', { wants: ['psychologist'] }],
  ['¿hay alguien de recursos humanos?', { wants: ['hr-generalist'] }],
  ['una abogada que se hizo enfermera', { wants: ['nurse'], once: ['lawyer'] }],
  ['alguien que dejó de ser médico', { once: ['doctor'] }],
  ['quiero ser médico o enfermero', { wants: ['doctor', 'nurse'] }],
];

const FRENCH: readonly (readonly [string, Heard])[] = [
  ["j'aimerais devenir infirmière", { wants: ['nurse'] }],
  ["j'aimerais bien discuter avec une sage-femme", { wants: ['midwife'] }],
  ['bonjour, je cherche un plombier, merci', { wants: ['plumber'] }],
  [
    'je suis comptable et je voudrais devenir développeur web',
    { wants: ['web-developer'], from: ['accountant'] },
  ],
  [
    'je viens de la vente et je m’intéresse aux ressources humaines',
    { wants: ['hr-generalist'], from: ['sales-representative'] },
  ],
  [
    'je travaille dans la restauration et je pense à la logistique',
    { wants: ['logistics-coordinator'], from: ['restaurant-manager'] },
  ],
  ["je travaille dans une banque mais l'architecture m'attire", { wants: ['architect'] }],
  ['je travaille chez Airbus et je veux devenir boulanger', { wants: ['baker'] }],
  [
    'comment devenir infirmière après une carrière dans la vente',
    { wants: ['nurse'], from: ['sales-representative'] },
  ],
  ["j'en ai marre d'être avocate", { once: ['lawyer'] }],
  ["plus envie d'être comptable, je voudrais être jardinier", { wants: ['gardener'], from: ['accountant'] }],
  ["je veux quitter l'enseignement", { once: ['teacher'] }],
  ['de serveur à développeur', { wants: ['software-engineer'], from: ['waiter'] }],
  ['passer de la vente au marketing', { wants: ['marketer'], from: ['sales-representative'] }],
  ['un ancien militaire reconverti', { once: ['military-officer'] }],
  [
    'ex-policier reconverti dans la sécurité informatique',
    { wants: ['security-engineer'], once: ['police-officer'] },
  ],
  [
    "quelqu'un qui est passé du droit aux ressources humaines",
    { wants: ['hr-generalist'], once: ['lawyer'] },
  ],
  ["quelqu'un qui a quitté la médecine", { once: ['doctor'] }],
  ["plutôt un maçon qu'un architecte", { wants: ['bricklayer'], from: ['architect'] }],
  ['traducteur, pas interprète', { wants: ['translator'], not: ['interpreter'] }],
  ["pas d'avocats", { not: ['lawyer'] }],
  ["quelqu'un qui travaille chez Airbus", { at: 'airbus' }],
  ["quelqu'un qui a travaillé chez Google", { at: 'google' }],
  ["quelqu'un qui travaille chez un notaire", { wants: ['notary'] }],
  ["quelqu'un dans la finance d'entreprise ?", { wants: ['finance-manager'] }],
  ["quelqu'un qui travaille avec des données ?", { wants: ['data-analyst'] }],
  ['comment devient-on pilote de ligne ?', { wants: ['pilot'] }],
  ["j'ai 35 ans et je veux être pompier", { wants: ['firefighter'] }],
  ['qui est électricien ici ?', { wants: ['electrician'] }],
  ['une infirmière qui est devenue développeuse', { wants: ['software-engineer'], once: ['nurse'] }],
  ['avocat ou notaire', { wants: ['lawyer', 'notary'] }],
];

const GERMAN: readonly (readonly [string, Heard])[] = [
  ['ich möchte Lehrer werden', { wants: ['teacher'] }],
  ['ich möchte mit einem Anwalt sprechen', { wants: ['lawyer'] }],
  ['Hallo, ich suche einen Elektriker, danke', { wants: ['electrician'] }],
  [
    'ich bin Verkäuferin und denke an eine Ausbildung zur Erzieherin',
    { wants: ['early-years-educator'], from: ['shop-assistant'] },
  ],
  ['ich arbeite in einer Bank, aber mich reizt die Architektur', { wants: ['architect'] }],
  ['ich arbeite bei Siemens und möchte Lehrer werden', { wants: ['teacher'] }],
  ['ich habe Jura studiert und will Journalist werden', { wants: ['journalist'], from: ['lawyer'] }],
  [
    'nach 10 Jahren im Verkauf möchte ich Psychologe werden',
    { wants: ['psychologist'], from: ['sales-representative'] },
  ],
  ['ich war Koch und möchte jetzt Bäcker werden', { wants: ['baker'], from: ['chef'] }],
  ['ich möchte den Lehrerberuf verlassen', { once: ['teacher'] }],
  ['raus aus der Gastronomie, rein in die IT', { wants: ['it-support'], from: ['chef'] }],
  ['von Kellner zu Programmierer', { wants: ['software-engineer'], from: ['waiter'] }],
  ['vom Vertrieb ins Marketing', { wants: ['marketer'], from: ['sales-representative'] }],
  ['jemand, der früher Koch war', { once: ['chef'] }],
  ['ehemalige Krankenschwester, die jetzt Hebamme ist', { wants: ['midwife'], once: ['nurse'] }],
  ['jemand, der von der Pflege in die IT gewechselt ist', { wants: ['it-support'], once: ['nurse'] }],
  ['jemand, der die Medizin verlassen hat', { once: ['doctor'] }],
  ['keine Anwälte', { not: ['lawyer'] }],
  ['Übersetzer, kein Dolmetscher', { wants: ['translator'], not: ['interpreter'] }],
  ['lieber ein Maurer als ein Architekt', { wants: ['bricklayer'], from: ['architect'] }],
  ['jemand, der bei Siemens arbeitet', { at: 'siemens' }],
  ['jemand der für Bosch arbeitet', { at: 'bosch' }],
  ['jemand, der bei einem Verlag arbeitet', {}],
  ['wer arbeitet bei der Polizei?', { wants: ['police-officer'] }],
  ['wie wird man Steuerberater?', { wants: ['tax-accountant'] }],
  ['wie ist es, als Pilot zu arbeiten?', { wants: ['pilot'] }],
  ['ich interessiere mich für Architektur', { wants: ['architect'] }],
  ['ich träume davon, Schreiner zu werden', { wants: ['carpenter'] }],
  ['jemand mit Erfahrung in der Logistik', { wants: ['logistics-coordinator'] }],
  ['Ärzte gesucht', { wants: ['doctor'] }],
  ['eine Anwältin, die Lehrerin geworden ist', { wants: ['teacher'], once: ['lawyer'] }],
  ['ich will Arzt oder Krankenpfleger werden', { wants: ['doctor', 'nurse'] }],
];

const PORTUGUESE: readonly (readonly [string, Heard])[] = [
  ['quero virar advogado', { wants: ['lawyer'] }],
  ['quero conversar com uma jornalista', { wants: ['journalist'] }],
  ['oi, procuro um eletricista, obrigada', { wants: ['electrician'] }],
  ['sou professora e quero migrar para recursos humanos', { wants: ['hr-generalist'], from: ['teacher'] }],
  ['trabalho como garçom e quero ser programador', { wants: ['software-engineer'], from: ['waiter'] }],
  [
    'trabalho com vendas mas penso em design gráfico',
    { wants: ['graphic-designer'], from: ['sales-representative'] },
  ],
  ['trabalho num banco mas me atrai a arquitetura', { wants: ['architect'] }],
  ['trabalho no Nubank e quero ser bombeiro', { wants: ['firefighter'] }],
  [
    'venho da contabilidade e tenho interesse em ciência de dados',
    { wants: ['data-scientist'], from: ['accountant'] },
  ],
  [
    'depois de 10 anos em vendas quero ser psicóloga',
    { wants: ['psychologist'], from: ['sales-representative'] },
  ],
  ['cansada da advocacia, quero dar aulas', { wants: ['teacher'], from: ['lawyer'] }],
  ['fui cozinheiro e agora quero ser padeiro', { wants: ['baker'], from: ['chef'] }],
  ['quero sair da área de vendas', { once: ['sales-representative'] }],
  ['de garçom para programador', { wants: ['software-engineer'], from: ['waiter'] }],
  ['mudar de contador para analista de dados', { wants: ['data-analyst'], from: ['accountant'] }],
  ['alguém que já foi advogado e mudou de carreira', { once: ['lawyer'] }],
  [
    'alguém que era professor e hoje trabalha com logística',
    { wants: ['logistics-coordinator'], once: ['teacher'] },
  ],
  ['ex-militar que agora seja professor', { wants: ['teacher'], once: ['military-officer'] }],
  ['alguém que largou a medicina', { once: ['doctor'] }],
  ['tradutor, não intérprete', { wants: ['translator'], not: ['interpreter'] }],
  ['qualquer um menos advogados', { not: ['lawyer'] }],
  ['prefiro ser enfermeiro a médico', { wants: ['nurse'], from: ['doctor'] }],
  ['alguém que trabalhe na Petrobras', { at: 'petrobras' }],
  ['alguém que trabalhou no Bradesco', { at: 'bradesco' }],
  ['alguém que trabalhe em um hospital', {}],
  ['alguém que trabalhe com dados?', { wants: ['data-analyst'] }],
  ['como virar piloto de avião', { wants: ['pilot'] }],
  ['como é ser bombeiro?', { wants: ['firefighter'] }],
  ['tem algum arquiteto aqui?', { wants: ['architect'] }],
  ['um advogado que virou chef', { wants: ['chef'], once: ['lawyer'] }],
  ['advogado ou juiz', { wants: ['lawyer', 'judge'] }],
];

describe.each([
  ['Spanish', SPANISH],
  ['French', FRENCH],
  ['German', GERMAN],
  ['Portuguese', PORTUGUESE],
])('a sentence in %s', (_, sentences) => {
  it.each(sentences)('%j says what is wanted, what was left, and where', (sentence, heard) => {
    const ask = readAsk(ourGraph(), sentence);
    expect({
      wants: ask.roles.map(({ roleId }) => roleId),
      once: ask.past,
      from: ask.background,
      not: ask.avoid,
      at: ask.atEmployer ? ask.employers : [],
    }).toEqual({
      wants: heard.wants ?? [],
      once: heard.once ?? [],
      from: heard.from ?? [],
      not: heard.not ?? [],
      at: heard.at ? expect.arrayContaining([heard.at]) : [],
    });
  });
});

describe('an ask that is no sentence in another language', () => {
  it.each([
    ['pour concrete', 'concrete-worker'],
    ['A&E nurse', 'emergency-nurse'],
    ['uber driver', 'taxi-driver'],
    ['chef de cuisine', 'chef'],
    ['técnico en cuidados auxiliares de enfermería', 'nursing-assistant'],
    ['avocat en droit des affaires', 'corporate-lawyer'],
    ['professor universitário', 'professor'],
  ])('keeps every word of %j', (ask, role) => {
    expect(readAsk(ourGraph(), ask).roles.map(({ roleId }) => roleId)).toContain(role);
  });

  it.each([
    ['quiero ser especialista en ciencia de datos', 'especialista en ciencia de datos'],
    ["je voudrais être chargé d'affaires entreprises banque", "chargé d'affaires entreprises banque"],
    ['ich möchte Fachkraft im Gastgewerbe werden', 'Fachkraft im Gastgewerbe'],
    ['quero ser técnico em segurança do trabalho', 'técnico em segurança do trabalho'],
  ])('keeps the small words of a role within %j', (sentence, role) => {
    expect(readAsk(ourGraph(), sentence).roles).toEqual(readAsk(ourGraph(), role).roles);
  });
});
