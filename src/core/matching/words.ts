// What single words mean in job titles and asks, as plain data. Everything in lower case, without accents, American
// spelling; roles.ts says which words together are a role.

const list = (text: string) => text.trim().split(/\s+/);

/** Another way to write the same word: abbreviations, British spelling, the work for the person who does it. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  // abbreviations
  acct: 'account',
  acc: 'account',
  acq: 'acquisition',
  apprenticeship: 'apprentice',
  apprenticeships: 'apprentice',
  chem: 'chemical',
  civ: 'civil',
  dent: 'dental',
  elec: 'electrical',
  env: 'environmental',
  hw: 'hardware',
  hyg: 'hygienist',
  lib: 'librarian',
  maint: 'maintenance',
  mech: 'mechanical',
  med: 'medical',
  mngr: 'manager',
  occ: 'occupational',
  pharm: 'pharmacy',
  phys: 'physical',
  prac: 'practitioner',
  prod: 'product',
  proj: 'project',
  reg: 'regulatory',
  res: 'research',
  spec: 'specialist',
  svc: 'service',
  tchr: 'teacher',
  telecom: 'telecommunications',
  telecoms: 'telecommunications',
  practise: 'practice',
  practising: 'practice',
  practicing: 'practice',
  interp: 'interpreter',
  k8s: 'kubernetes',
  remotely: 'remote',
  engg: 'engineer',
  photog: 'photographer',
  resume: 'cv',
  admin: 'administrator',
  assoc: 'associate',
  asst: 'assistant',
  atty: 'attorney',
  biz: 'business',
  comms: 'communication',
  coord: 'coordinator',
  cust: 'customer',
  dev: 'developer',
  dir: 'director',
  eng: 'engineer',
  engr: 'engineer',
  exec: 'executive',
  fin: 'finance',
  gov: 'government',
  govt: 'government',
  info: 'information',
  jnr: 'junior',
  jr: 'junior',
  mfg: 'manufacturing',
  mgmt: 'manager',
  mgr: 'manager',
  mkt: 'marketing',
  mktg: 'marketing',
  mktng: 'marketing',
  ops: 'operation',
  prof: 'professor',
  rep: 'representative',
  reps: 'representative',
  sci: 'science',
  snr: 'senior',
  sr: 'senior',
  sw: 'software',
  uni: 'university',
  yr: 'year',
  det: 'detective',
  ortho: 'orthopedic',
  orthopaedics: 'orthopedic',
  orthopedics: 'orthopedic',
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  // plurals
  buses: 'bus',
  gases: 'gas',
  campuses: 'campus',
  // slips that are too short to be mended, or look like another word
  sheff: 'chef',
  shef: 'chef',
  cheff: 'chef',
  manger: 'manager',
  carrer: 'career',
  carreer: 'career',
  carear: 'career',
  biznes: 'business',
  buisness: 'business',
  busines: 'business',
  // the same person in other languages
  ingenieure: 'ingenieur',
  // A seamstress; the couturier designs.
  couturiere: 'couturiere',
  // A German one directs; the French regisseur manages the stage.
  regisseurin: 'regisseurin',
  // And she cuts films; a cutter may cut anything.
  cutterin: 'cutterin',
  jewelry: 'jewellery',
  jewelery: 'jewellery',
  autistic: 'autism',
  kid: 'children',
  kids: 'children',
  child: 'children',

  // British and other spellings
  adviser: 'advisor',
  centre: 'center',
  ctr: 'center',
  // A certificate, and no centers.
  ctrs: 'ctrs',
  counselling: 'counseling',
  counsellor: 'counselor',
  defence: 'defense',
  jeweller: 'jeweler',
  labour: 'labor',
  modeller: 'modeler',
  orthopaedic: 'orthopedic',
  paediatric: 'pediatric',
  paediatrics: 'pediatric',
  paediatrician: 'pediatrician',
  pediatrics: 'pediatric',
  programme: 'program',
  programmes: 'program',
  theatre: 'theater',
  anaesthetist: 'anesthetist',
  gynaecologist: 'gynecologist',
  // the work and the person
  designing: 'designer',
  design: 'designer',
  developing: 'developer',
  development: 'developer',
  engineering: 'engineer',
  managing: 'manager',
  management: 'manager',
  consulting: 'consultant',
  consultancy: 'consultant',
  programming: 'programmer',
  coding: 'coder',
  salesperson: 'sales',
  salespeople: 'sales',
  salesman: 'sales',
  saleswoman: 'sales',
  policewoman: 'police',
  policeman: 'police',
  handywoman: 'handyman',
  businesswoman: 'businessman',
};

/** Words that end in s and are not plurals. */
export const NO_PLURALS = new Set(
  list(
    'securities sales plants business news aws sas ios devops series campus express process access success progress press',
  ),
);

/** Level, not kind: they inform, and never make a fit. */
export const SENIORITY = new Set(
  list(`senior junior lead leader leading principal staff chief head vice president vp svp evp avp director deputy
    assistant associate intern internship trainee apprentice apprenticeship graduate grad entry mid level experienced
    acting interim i ii iii iv global regional national international group executive partner certified qualified
    licensed chartered fellow supervisor supervising`),
);

/** True of nearly every job: sharing one of these says nothing. */
export const GENERIC = new Set(
  list(`manager specialist officer coordinator expert professional worker team member representative employee
    freelance freelancer independent contractor fulltime parttime time full part remote hybrid contract owner operator
    office department service services company business industry sector world general new other work master chair
    it job jobs role roles position career careers profession field fields area human person life day kind sort type
    experience good head
    phd mba msc bsc ma ba cpa pmp`),
);

/** The kind of worker without the field: enough only when the ask says nothing more. */
export const KINDS = new Set(
  list(`engineer designer developer analyst consultant technician agent advisor administrator clerk writer researcher
    scientist trainer instructor operator planner strategist inspector producer artist therapist assistant coach
    programmer coder editor broker architect buyer driver maker keeper surveyor`),
);

/** How people ask, around the role. Left out before anything is looked up. */
export const FILLERS = new Set(
  list(`a an the is are be been being am was were do does did doing has have had having i im id ive we you your my me
    our their they them he she his her its this that these those who whom whose what which how why when where some
    somebody someone any anybody anyone folks want wants wanted wish would could can should will may like love loves
    liked need needs please pls hi hello hey talk talking chat chatting speak meet meeting find finding look
    looking learn ask asking connect interested curious about become becoming get getting works working worked
    currently now once used great real really very also just so if or than then by there here thanks thank not
    something anything everything involved
    help advice tips question questions stuff wizard guru ninja rockstar expert experts pro pros once
    yes yet ever never always often maybe perhaps probably actually basically honestly rather instead still even
    already else other another such same both each every lots lot bit kinda too much many more most ok okay cheers
    hiya dear guys tell told knows know knew  wonder wondering considering hoping hope
    because since while although though but would worth simply quite someday somewhere idea clue understand
    move proper decent steady fun cool exciting rewarding fulfilling
    done gone mum dad son daughter husband wife cousin try trying tried`),
);

/** Small words that are left out elsewhere stay here: "special needs" are no "special projects", a works manager is no bare manager. */
export const KEPT_IN = new Set([
  'special needs',
  'real estate',
  'road works',
  'debt advice',
  'money advice',
  'financial advice',
  'retirement advice',
  'goods in',
  'career advice',
  'careers advice',
  'meeting planning',
  'meeting planner',
  'student affairs',
  'student life',
  'student services',
  'works convenor',
  'works council',
  'works councils',
  'works councillor',
  'works manager',
  // French: sound, and experts
  'du son',
  'ingenieur son',
  'technicien son',
  'expert accessibilite',
  'expert climat',
  'expert donnees',
  'expert rgaa',
]);

/** They tell next to nothing of a topic: "going freelance" is about freelance, "first job" about neither. */
export const WEAK = new Set(
  list(`going go goes gone come coming first second last own start starting started opening open test testing time times
    building build running run leaving leave moving move growing grow making make made taking take giving give
    using use starter beginner beginning changing change keeping keep next back long short big small best better
    year years month months day days week weeks license licence licensing exam exams certificate certification course
    courses class classes way setting set up putting put writing reading choosing dealing handling training working
    support practice practise practising prep preparation guide basics intro introduction skills skill`),
);

/** After these another part of the same title begins: "professor of nursing" is a professor first. */
export const PREPOSITIONS = new Set(
  list('of for in into with to on as from within across de del du des von pour'),
);

/** The words around them are no longer, or not yet, true. */
export const PAST = new Set(list('ex former formerly previously past retired prev'));
export const NOT_YET = new Set(list('aspiring future prospective wannabe student'));
