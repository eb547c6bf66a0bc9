import { describe, expect, it } from 'vitest';
import { ourGraph } from '../../../src/core/matching/our-graph.ts';
import { readAsk } from '../../../src/core/matching/read-ask.ts';

/** Whole sentences, as people type them when they ask a person, and the role that they wish to hear about. */
const SENTENCES: readonly (readonly [string, string])[] = [
  [
    "I've been teaching maths for eight years and I'm wondering whether data science would suit me",
    'data-scientist',
  ],
  [
    "my contract ends in March and I'd love to hear from someone who does policy work in government",
    'policy-analyst',
  ],
  ['Could I buy a virtual coffee for someone who runs a bakery?', 'baker'],
  ["does anyone know what it's really like to be a paramedic?", 'paramedic'],
  ["I'm 45, laid off from a bank, thinking about becoming an electrician - too old?", 'electrician'],
  ["Former chef here. I'd like to understand how people get into food photography", 'photographer'],
  ['hi all, I code for a living but miss people - any coaches or therapists around?', 'life-coach'],
  ['I organise weddings and want to do corporate events instead', 'event-planner'],
  ['who here writes grants for charities?', 'grant-writer'],
  ['is there anybody who became an actuary after studying physics?', 'actuary'],
  ['I manage a call centre and want to get closer to the product', 'product-manager'],
  ['Want to learn how airline pilots got their licence paid for', 'pilot'],
  ['I studied history. Could someone in museums tell me how they got their first job?', 'museum-curator'],
  ['anyone who builds furniture for a living?', 'cabinet-maker'],
  ['thinking about leaving law to become a mediator', 'mediator'],
  [
    "I'm a barista with a marketing degree, how do I get into social media management?",
    'social-media-manager',
  ],
  ['What does a typical week look like for a UX researcher?', 'ux-researcher'],
  ['can a introvert be a recruiter? would like to ask one', 'recruiter'],
  ['Retired police officer looking into private investigation', 'private-investigator'],
  ["I'm doing a bootcamp and want to meet people who test software", 'qa-engineer'],
  ['someone who translates books, please', 'translator'],
  ['I would like to know how to become a stay-in-demand freelance illustrator', 'illustrator'],
  ['Is anybody here working on the railways? I want to drive trains', 'train-driver'],
  ['My daughter wants to be a vet and I want to know how hard it is', 'veterinarian'],
  ["I love plants and I'm sick of my desk. gardening?", 'gardener'],
  ['I work at a supermarket till and dream of being a pastry chef', 'pastry-chef'],
  ['which of you deals with contracts all day?', 'contract-manager'],
  ['how do I get out of consulting and into a startup?', 'founder'],
  ["I'm an army captain leaving in June. Project management?", 'project-manager'],
  ['would someone in cyber security talk to a beginner', 'security-engineer'],
  ['Looking for a mentor who has gone from engineer to engineering manager', 'engineering-manager'],
  ['trying to understand what quants actually do all day', 'quantitative-analyst'],
  ["I'm interested in working with kids who have autism", 'special-education-teacher'],
  ["I used to dance professionally. Now I'd like to try physiotherapy", 'physiotherapist'],
  ['I need to talk to someone who understands payroll', 'payroll-specialist'],
  ['anyone here doing interior design without a degree', 'interior-designer'],
  ['I have an offer to be a flight attendant and would love to hear the bad parts', 'flight-attendant'],
  ['someone who knows the energy market', 'energy-manager'],
  ["I'm a journalist and newsrooms are shrinking; communications jobs?", 'communications-manager'],
  ['How did you become a fire fighter at 35?', 'firefighter'],
  ['is it realistic to go from admin assistant to HR?', 'hr-generalist'],
  ["Who writes the words in apps? I'd love to do that", 'ux-writer'],
  ["I'd love to chat with the person who decides which products a shop sells", 'retail-buyer'],
  ['want to talk to somebody who designs clothes', 'fashion-designer'],
  ['Ex-footballer, want to work as a sports agent', 'talent-agent'],
  ['thinking of quitting teaching, who made it into instructional design', 'instructional-designer'],
  ['Is there anyone who audits companies?', 'auditor'],
  ["I'd like to speak to a person who looks after old people", 'care-worker'],
  ["I'm hoping to shadow a midwife", 'midwife'],
  ["What's a solutions architect and can I talk to one?", 'solution-architect'],
  ['who decides on the salaries in a company', 'compensation-benefits-specialist'],
  ['my dream is to open my own restaurant', 'restaurant-manager'],
  ['want to become a judge one day', 'judge'],
  ['Does anyone work with robots?', 'robotics-engineer'],
  ["I'd like to get into renewable energy after 12 years on oil rigs", 'renewable-energy-engineer'],
  ['someone who negotiates with unions', 'employee-relations-specialist'],
  ['anyone who has worked as a court interpreter?', 'interpreter'],
  ["after my PhD in chemistry I don't want to stay in academia. patents maybe?", 'patent-attorney'],
  ['I want to save the rainforest', 'conservation-officer'],
  ['how do people get into voice acting', 'voice-actor'],
  ['is anyone an optician?', 'optician'],
  ['I sell cars and want to sell houses', 'real-estate-agent'],
  [
    'I work in customer support at a startup and want to move to customer success',
    'customer-success-manager',
  ],
  ['looking for someone who worked as a lawyer and then became a teacher', 'teacher'],
  ['are there any surgeons who could tell me about their training', 'surgeon'],
  ['how does one become a professional translator after living abroad', 'translator'],
  ['Finance background, itching to do something creative like video editing', 'video-editor'],
  ['my boss wants me to do scrum, who is a scrum master', 'scrum-master'],
  ["what's it like to be a town planner in a small council", 'urban-planner'],
  ['i like cooking for lots of people', 'chef'],
  ["Who looks after the servers? I'd like to do that", 'systems-administrator'],
  ["I'd like to build bridges, literally", 'civil-engineer'],
  ['would love to talk to a probation officer or social worker', 'probation-officer'],
  ["I'm fed up with retail and someone told me about logistics", 'logistics-coordinator'],
  ['hello, I am looking for people that do speech therapy with children', 'speech-therapist'],
  [
    'Ich bin Krankenschwester und möchte gern mit jemandem aus dem Gesundheitsmanagement sprechen',
    'health-administrator',
  ],
  ['Gibt es hier jemanden, der als Datenanalyst arbeitet?', 'data-analyst'],
  ['Wie wird man Fluglotse?', 'air-traffic-controller'],
  ['Ich suche jemanden im Bereich Personal', 'hr-generalist'],
  ['Ich komme aus dem Vertrieb und würde gerne ins Marketing wechseln', 'marketer'],
  ['soy maestra y quiero pasar a recursos humanos', 'hr-generalist'],
  ['busco a alguien que trabaje en publicidad', 'advertising-account-manager'],
  ['¿cómo se llega a ser piloto?', 'pilot'],
  ['quiero dejar la hostelería y aprender a programar', 'software-engineer'],
  ['alguien que sea abogado de inmigración', 'immigration-lawyer'],
  ['me interesa el diseño gráfico', 'graphic-designer'],
  ['je suis comptable et je voudrais devenir développeur web', 'web-developer'],
  ["quelqu'un dans la logistique ?", 'logistics-coordinator'],
  ["j'aimerais parler à une sage-femme", 'midwife'],
  ['comment devenir avocat ?', 'lawyer'],
  ['sou enfermeira e quero trabalhar com pesquisa clínica', 'clinical-research-associate'],
  ['alguém que trabalhe com logística', 'logistics-coordinator'],
  ['gostaria de falar com um engenheiro civil', 'civil-engineer'],
  ['como virar analista de dados', 'data-analyst'],
  ['is there a beekeeper in the house', 'beekeeper'],
  ['I have 3 kids and a law degree, want part time work in compliance', 'compliance-officer'],
  ['my brother in law is a plumber and earns more than me. any plumbers happy to chat?', 'plumber'],
  ["I've spent a decade in the kitchen of a hospital; curious about dietetics", 'dietitian'],
  ['does somebody do UX at a bank?', 'ux-designer'],
  ["I'm a theatre nurse wondering about medical devices sales", 'pharmaceutical-sales-representative'],
  ['someone who can tell me honestly whether being a landlord is worth it', 'property-manager'],
  ['My job is being automated (data entry). What next? Maybe bookkeeping', 'bookkeeper'],
  ['talk to me about working on cruise ships', 'seafarer'],
  ['anybody who trains guide dogs', 'dog-trainer'],
  ['I run a small charity and want to understand fundraising from companies', 'fundraiser'],
  ['someone in the fire brigade', 'firefighter'],
  ['people who make maps', 'gis-specialist'],
  ['person who makes the adverts on tv', 'advertising-account-manager'],
  ['who makes sure that food is safe to eat', 'food-safety-inspector'],
  ['what do diplomats do between cocktail parties?', 'diplomat'],
  ['engineer who makes wind turbines', 'renewable-energy-engineer'],
  ["I'm a sociologist, can I do user research?", 'ux-researcher'],
  ["I'm 19 and thinking of skipping uni for an apprenticeship as a carpenter", 'carpenter'],
  ["I'd like to be the one who plans the routes for lorries", 'logistics-coordinator'],
  ['who helps people find jobs?', 'career-coach'],
  ['What about people who help companies go green?', 'sustainability-consultant'],
  ["looking for somebody who's a woman in construction management", 'construction-manager'],
  ['want to switch from hospitality to event management', 'event-planner'],
  ['How do I go about becoming a locksmith?', 'locksmith'],
  ['Do any of you work as dental hygienists?', 'dental-hygienist'],
  ["I'd be grateful for 15 minutes with a product designer", 'ux-designer'],
  ['I was a professional rower and now I am lost. Sports management?', 'sports-coach'],
  ['Can someone explain what a data engineer does vs a data analyst', 'data-engineer'],
  ['anyone who moved from academia into policy', 'policy-analyst'],
  ['an insider in venture capital please', 'venture-capitalist'],
  ['i want to be a train conductor', 'train-conductor'],
  ['Someone with experience in clinical trials', 'clinical-research-associate'],
  ["I'm interested in forensic accounting after years of auditing", 'forensic-accountant'],
  ['I want to make video games', 'game-developer'],
  ["my passion is coffee, I'd love to open a café", 'cafe-owner'],
  ['What is the day-to-day of a public defender?', 'public-defender'],
  ["I'm bored at my bank job and I love bikes. bike mechanic?", 'bicycle-mechanic'],
  ['can i talk with the guy who does the lights at concerts', 'lighting-technician'],
  ['who does make up for films', 'makeup-artist'],
  ['how to get started in copywriting as a nurse', 'copywriter'],
  ["Someone who's been through changing from developer to product owner", 'product-owner'],
  ["I manage warehouses and I'd like to be in procurement", 'procurement-manager'],
  ['career in tax?', 'tax-accountant'],
  ['working in a zoo', 'zookeeper'],
  ["I'm a soldier leaving the forces soon, wondering about becoming a paramedic", 'paramedic'],
  ['Is it hard to get into radiography as a mature student', 'radiographer'],
  ['where do I find out about loss adjusting', 'claims-adjuster'],
  ['looking for career advice in biotech sales', 'pharmaceutical-sales-representative'],
  ['what about social work with teenagers', 'social-worker'],
  ['somebody who made the jump from teaching to HR', 'hr-generalist'],
  ['my partner is a nurse and wants to know about health visiting', 'community-nurse'],
  ['trying to break into investment banking from a non-target uni', 'investment-banker'],
  ['anyone who can tell me about life as a GP', 'general-practitioner'],
  ["looking to pick someone's brain about quantity surveying", 'quantity-surveyor'],
  ["is there an architect who'd spare 20 minutes?", 'architect'],
  ["I'd love to understand what a day in product marketing looks like", 'product-marketer'],
  ['people working with data in sports', 'data-analyst'],
  ['do we have any carpenters', 'carpenter'],
  ['need advice on becoming self employed as a translator', 'translator'],
  ['recently qualified solicitor considering a move in-house', 'in-house-counsel'],
  ["I'm studying computer science but I'm more into design. Who designs apps?", 'ux-designer'],
  ['who can tell me about museum work', 'museum-curator'],
  ["I'd like to hear how you became a pastry chef without going to culinary school", 'pastry-chef'],
  ["could someone who works in a library tell me what it's like", 'librarian'],
  ["what's the difference between a paralegal and a solicitor? happy to talk to either", 'paralegal'],
  ["I'm in finance at a big corp and I dream of running a bookshop", 'small-business-owner'],
  ['person who plans conferences', 'event-planner'],
  ['what would a beginner need to get into cyber?', 'security-engineer'],
  ['someone who worked at a startup that failed', 'founder'],
  ["I can't stand sales any longer, what about customer success?", 'customer-success-manager'],
  ['tell me about train driving', 'train-driver'],
  ['hey, any DevOps folks', 'devops-engineer'],
  ['anybody running a farm', 'farmer'],
  ['Who works with elderly people?', 'care-worker'],
  ['how does one get to be a sommelier', 'sommelier'],
  ['looking for an accountant who moved into FP&A', 'fpa-analyst'],
  ['could use a chat with someone from procurement', 'procurement-manager'],
  ['what do you need to be a good copy editor', 'copy-editor'],
  ['is there somebody who does payroll for a big company', 'payroll-specialist'],
  ['Anyone left corporate to open a yoga studio?', 'yoga-teacher'],
  ['I got offered a job as a QA tester; is it a dead end?', 'qa-engineer'],
  ["I'd like to understand the daily life of a radiologist", 'radiologist'],
  ["someone who's a quantity surveyor or estimator", 'quantity-surveyor'],
  ['I fancy a job in the civil service', 'civil-servant'],
  ["I'm a carpenter with back pain thinking of becoming a building inspector", 'building-inspector'],
  ['as a nurse I wonder what clinical research is like', 'clinical-research-associate'],
  ['as an army veteran, how can I get into logistics?', 'logistics-coordinator'],
  ["As a retired teacher I'd like to tutor", 'tutor'],
  ['seeking a conversation with a speech and language therapist', 'speech-therapist'],
  ['wanna be a vet nurse', 'veterinary-nurse'],
  ['Any chance to speak with somebody in reinsurance?', 'insurance-underwriter'],
  ['tv producers?', 'tv-producer'],
  ['who does animation for a living', 'animator'],
  ['curious how grant making works at foundations', 'foundation-program-officer'],
  ['I want to know what recruiters look for, can I talk to one', 'recruiter'],
  ["I'd like to see what building inspectors do", 'building-inspector'],
  ['anyone doing SEO full time?', 'seo-specialist'],
  ['someone with a job in ethical fashion', 'fashion-designer'],
  ['transitioning out of the military, cyber security sounds good', 'security-engineer'],
  ["I'm an engineer who wants to teach physics", 'science-teacher'],
  ['got bored of accounting; game design maybe', 'game-designer'],
  ['Is anyone a chartered surveyor', 'surveyor'],
  ['I am interested to know about careers in economics for government', 'economist'],
  ['Can you put me in touch with a marketing director?', 'marketer'],
  ['please connect me with a business analyst', 'business-analyst'],
  ["I'm a business analyst, want to talk to a product owner", 'product-owner'],
  ['which insiders know about immigration law', 'immigration-lawyer'],
  ["who'd be up for a chat about hospital pharmacy", 'pharmacist'],
  ["i'm a stylist, what about costume design for theatre", 'costume-designer'],
  ['how do you become an MP', 'politician'],
  ['does anybody have experience in making documentaries', 'film-director'],
  ['I would like to learn about being an air traffic controller', 'air-traffic-controller'],
  ['talk to a real estate developer', 'real-estate-developer'],
  ['is somebody a locksmith here?', 'locksmith'],
  ['what does it take to be a judge?', 'judge'],
  ['Interested in your path if you are a data scientist without a phd', 'data-scientist'],
  ['I work nights as security guard and study accounting. bookkeepers?', 'bookkeeper'],
  ['My goal: head of HR. Who got there from payroll?', 'hr-manager'],
  ['someone to tell me about being a notary', 'notary'],
  ['thinking about physio but scared of the science', 'physiotherapist'],
  ['any wind turbine techs here', 'wind-turbine-technician'],
  ['who teaches kids with dyslexia', 'special-education-teacher'],
];

describe('reading a sentence', () => {
  it.each(SENTENCES)('hears in %j a wish for %s', (sentence, role) => {
    expect(readAsk(ourGraph(), sentence).roles[0]?.roleId).toBe(role);
  });

  it.each([
    ['a doctor who left medicine', [], ['doctor']],
    ['looking for an accountant who moved into FP&A', ['fpa-analyst'], ['accountant']],
    ['lawyer or teacher', ['lawyer', 'teacher'], []],
    ['police officer and social worker', ['police-officer', 'social-worker'], []],
    ['someone who worked as a lawyer and then became a teacher', ['teacher'], ['lawyer']],
  ])('tells in %j who somebody is from who they were', (sentence, roles, past) => {
    const ask = readAsk(ourGraph(), sentence);
    expect(ask.roles.map(({ roleId }) => roleId)).toEqual(roles);
    expect(ask.past).toEqual(past);
  });

  it('takes the background, and not a second wish, from what stands after "as a"', () => {
    const ask = readAsk(ourGraph(), 'how do I get into copywriting as a nurse');
    expect(ask.roles.map(({ roleId }) => roleId)).toEqual(['copywriter']);
    expect(ask.background).toEqual(['nurse']);
  });
});

describe('what members talk about beside work', () => {
  it.each([
    ['got let go last week, what now', 'redundancy'],
    ['how to ask for more pay', 'negotiating my salary'],
    ['going back to work after having a baby', 'returning after maternity leave'],
    ['nights and rotating rosters, how do you cope', 'shift work'],
    ['wfh, working from home', 'remote work'],
  ])('%j speaks of %j', (ask, topic) => {
    const graph = ourGraph();
    expect(readAsk(graph, ask).careerTopics).toEqual(expect.arrayContaining(graph.topicsIn(topic)));
    expect(graph.topicsIn(topic)).not.toEqual([]);
  });

  it.each([
    'data scientist',
    'new job',
    'I work nights as a nurse and want to be a midwife',
    'anyone at Acme?',
  ])('%j is about work', (ask) => {
    const { roles, atEmployer, careerTopics } = readAsk(ourGraph(), ask);
    expect(roles.length > 0 || atEmployer || careerTopics.length === 0).toBe(true);
  });
});

describe('typed in a hurry', () => {
  it.each([
    ['im a high school teacher, thinking abt nursing instead', 'nurse'],
    ['i dont wanna be a chef anymore, u know a plumber?', 'plumber'],
    ['tbh idk what a data analyst does, anyone?', 'data-analyst'],
    ['someone who can push me into investment banking, is it worth it', 'investment-banker'],
  ])('%j asks for a %s', (ask, role) => {
    expect(readAsk(ourGraph(), ask).roles[0]?.roleId).toBe(role);
  });
});

describe('an employer by another name', () => {
  it.each([
    ['anyone at the beeb?', 'bbc'],
    ['somebody at British Telecom', 'bt'],
    ['Doctors Without Borders', 'msf'],
  ])('%j is %s', (ask, key) => {
    const { employers, asOtherName } = readAsk(ourGraph(), ask);
    expect([...employers, ...asOtherName]).toContain(key);
  });
});
