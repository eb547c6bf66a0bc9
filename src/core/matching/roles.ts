// The roles the bot knows, as plain data that anybody can extend. tests hold it together: every neighbour exists and
// names this role too, and no name is claimed twice.

export type Role = {
  id: string;
  /** The usual name. */
  name: string;
  /** Other names of somebody who does this work. Case, plurals, hyphens and British spelling need no entry of their own. */
  aliases: readonly string[];
  /** Fields that stand for the role when no person's role is named: "head of marketing", "something in law". */
  fields?: readonly string[];
  /** Words that mean this role only when nothing else is said: "product" in "VP, Product". */
  alone?: readonly string[];
  /** Roles one step away, as a career coach would say. Both sides name each other. */
  near?: readonly string[];
};

/** "a, b, c" as a list. */
const names = (text: string) => text.split(',').map((name) => name.trim());

export const ROLES: readonly Role[] = [
  // technology
  {
    id: 'software-engineer',
    name: 'software engineer',
    aliases: names(`
      software developer, programmer, coder, SWE, SDE, web developer, web engineer, full stack developer,
      full stack engineer, fullstack, backend developer, backend engineer, application developer,
      app developer, java developer, python developer, javascript developer, php developer, .NET developer,
      c++ developer, c# developer, rails developer, golang developer, react developer, game developer,
      game programmer, frontend developer, frontend engineer, mobile developer, mobile engineer,
      android developer, ios developer, member of technical staff, computer programmer
    `),
    fields: names(`software`),
    alone: names(`developer, backend, frontend`),
    near: names(`
      devops-engineer, data-engineer, ml-engineer, engineering-manager, qa-engineer, solution-architect
    `),
  },
  {
    id: 'devops-engineer',
    name: 'DevOps engineer',
    aliases: names(`
      SRE, site reliability engineer, platform engineer, cloud engineer, infrastructure engineer,
      devops specialist
    `),
    fields: names(`devops, dev ops`),
    alone: names(`cloud`),
    near: names(`systems-administrator, solution-architect, security-engineer, software-engineer`),
  },
  {
    id: 'data-engineer',
    name: 'data engineer',
    aliases: names(`
      ETL developer, analytics engineer, big data engineer, data warehouse engineer, database administrator,
      DBA, database developer
    `),
    near: names(`data-scientist, data-analyst, ml-engineer, software-engineer`),
  },
  {
    id: 'ml-engineer',
    name: 'machine learning engineer',
    aliases: names(`
      ML engineer, AI engineer, MLE, deep learning engineer, NLP engineer, computer vision engineer,
      AI developer
    `),
    fields: names(`machine learning, artificial intelligence, AI, ML`),
    near: names(`data-scientist, software-engineer, data-engineer`),
  },
  {
    id: 'qa-engineer',
    name: 'QA engineer',
    aliases: names(`
      tester, software tester, test engineer, quality assurance engineer, QA analyst, QA tester, SDET,
      test analyst, test automation engineer
    `),
    fields: names(`QA, software testing`),
    alone: names(`quality assurance`),
    near: names(`software-engineer`),
  },
  {
    id: 'security-engineer',
    name: 'cyber security specialist',
    aliases: names(`
      security engineer, security analyst, cybersecurity analyst, cybersecurity engineer,
      information security analyst, infosec analyst, penetration tester, pen tester, ethical hacker,
      SOC analyst, CISO, chief information security officer, security researcher
    `),
    fields: names(`cybersecurity, infosec, information security`),
    alone: names(`cyber`),
    near: names(`systems-administrator, devops-engineer`),
  },
  {
    id: 'it-support',
    name: 'IT support specialist',
    aliases: names(`
      help desk technician, helpdesk, help desk analyst, desktop support, IT technician, IT support,
      service desk analyst, tech support, technical support, technical support specialist, IT specialist
    `),
    alone: names(`IT`),
    near: names(`systems-administrator, customer-support`),
  },
  {
    id: 'systems-administrator',
    name: 'systems administrator',
    aliases: names(`
      sysadmin, network administrator, network engineer, IT administrator, IT manager, linux administrator,
      head of IT, IT director
    `),
    near: names(`devops-engineer, security-engineer, it-support`),
  },
  {
    id: 'solution-architect',
    name: 'solutions architect',
    aliases: names(`
      software architect, cloud architect, enterprise architect, technical architect, IT architect,
      system architect, sales engineer, presales engineer, pre sales consultant, solution engineer
    `),
    fields: names(`presales`),
    near: names(`software-engineer, devops-engineer`),
  },
  {
    id: 'engineering-manager',
    name: 'engineering manager',
    aliases: names(`
      EM, software engineering manager, software development manager, head of engineering, VP engineering,
      vice president of engineering, engineering lead, director of engineering, tech lead, CTO,
      chief technology officer, development manager
    `),
    near: names(`product-manager, software-engineer`),
  },
  {
    id: 'technical-writer',
    name: 'technical writer',
    aliases: names(`
      tech writer, documentation specialist, documentation writer, technical author, documentation manager
    `),
    fields: names(`technical writing, documentation`),
    near: names(`content-writer, instructional-designer`),
  },
  // data
  {
    id: 'data-scientist',
    name: 'data scientist',
    aliases: names(`
      applied scientist, decision scientist, statistician, biostatistician, quant, quantitative analyst
    `),
    fields: names(`data science, statistics`),
    near: names(`data-analyst, actuary, researcher, data-engineer, ml-engineer, economist`),
  },
  {
    id: 'data-analyst',
    name: 'data analyst',
    aliases: names(`
      BI analyst, business intelligence analyst, business intelligence developer, BI developer,
      analytics specialist, product analyst, marketing analyst, reporting analyst, insights analyst,
      power bi developer, tableau developer, web analyst
    `),
    fields: names(`data analysis, data analytics, business intelligence`),
    alone: names(`analytics, BI`),
    near: names(`business-analyst, financial-analyst, market-researcher, data-engineer, data-scientist`),
  },
  {
    id: 'business-analyst',
    name: 'business analyst',
    aliases: names(`
      BA, systems analyst, IT business analyst, requirements analyst, process analyst,
      business systems analyst
    `),
    fields: names(`business analysis`),
    near: names(`product-manager, project-manager, consultant, data-analyst`),
  },
  // product and design
  {
    id: 'product-manager',
    name: 'product manager',
    aliases: names(`
      PM, product owner, PO, technical product manager, head of product, product lead, product director,
      director of product, VP product, chief product officer, group product manager, product strategist
    `),
    alone: names(`product`),
    near: names(`project-manager, product-designer, product-marketer, engineering-manager, business-analyst`),
  },
  {
    id: 'project-manager',
    name: 'project manager',
    aliases: names(`
      program manager, PMO, PMO lead, scrum master, agile coach, delivery manager,
      technical program manager, TPM, project coordinator, project lead, project officer,
      project management office, agile delivery lead
    `),
    alone: names(`project`),
    near: names(`
      operations-manager, construction-manager, nonprofit-programmes, business-analyst, product-manager,
      executive-assistant
    `),
  },
  {
    id: 'product-designer',
    name: 'UX designer',
    aliases: names(`
      product designer, UI designer, UX/UI designer, UI/UX designer, user experience designer,
      user interface designer, interaction designer, web designer, service designer, experience designer,
      head of design, design lead, design director
    `),
    fields: names(`user experience`),
    alone: names(`UX, UI`),
    near: names(`ux-researcher, graphic-designer, product-manager`),
  },
  {
    id: 'ux-researcher',
    name: 'UX researcher',
    aliases: names(`user researcher, design researcher, user experience researcher, UXR`),
    fields: names(`user research, UX research`),
    near: names(`market-researcher, researcher, product-designer`),
  },
  {
    id: 'graphic-designer',
    name: 'graphic designer',
    aliases: names(`
      visual designer, brand designer, illustrator, art director, creative director, motion designer,
      animator, graphic artist, digital designer
    `),
    fields: names(`illustration`),
    near: names(`marketer, video-producer, interior-designer, product-designer`),
  },
  {
    id: 'interior-designer',
    name: 'interior designer',
    aliases: names(`interior architect, interior decorator, set designer, stage designer`),
    near: names(`architect, graphic-designer`),
  },
  // marketing and communication
  {
    id: 'marketer',
    name: 'marketing manager',
    aliases: names(`
      marketer, brand manager, growth marketer, digital marketer, SEO specialist, SEO manager,
      email marketer, CMO, demand generation manager, growth manager, head of growth, performance marketer,
      PPC specialist, media buyer, marketing executive, marketing specialist, brand strategist
    `),
    fields: names(`marketing, digital marketing, SEO`),
    alone: names(`growth, brand`),
    near: names(`
      product-marketer, content-writer, social-media-manager, communications, market-researcher,
      graphic-designer, event-planner
    `),
  },
  {
    id: 'product-marketer',
    name: 'product marketing manager',
    aliases: names(`PMM, product marketer`),
    fields: names(`product marketing`),
    near: names(`product-manager, marketer`),
  },
  {
    id: 'content-writer',
    name: 'copywriter',
    aliases: names(`
      content writer, content strategist, content designer, content manager, UX writer, blogger,
      content marketer, content editor, conversion copywriter
    `),
    fields: names(`copywriting, content writing, content strategy`),
    alone: names(`content, writer`),
    near: names(`editor, social-media-manager, technical-writer, marketer`),
  },
  {
    id: 'social-media-manager',
    name: 'social media manager',
    aliases: names(`
      social media specialist, community manager, social media coordinator, content creator, influencer,
      social media strategist
    `),
    fields: names(`social media`),
    alone: names(`community`),
    near: names(`communications, marketer, content-writer`),
  },
  {
    id: 'communications',
    name: 'communications manager',
    aliases: names(`
      PR manager, public relations manager, publicist, press officer, spokesperson, communications officer,
      corporate communications manager, media relations manager, PR specialist
    `),
    fields: names(`communications, public relations, PR, corporate communications, internal communications`),
    near: names(`journalist, public-affairs, marketer, social-media-manager`),
  },
  {
    id: 'market-researcher',
    name: 'market researcher',
    aliases: names(`market research analyst, consumer insights manager, survey researcher`),
    fields: names(`market research, consumer insights`),
    near: names(`data-analyst, ux-researcher, marketer`),
  },
  {
    id: 'event-planner',
    name: 'event planner',
    aliases: names(`
      event manager, events coordinator, wedding planner, conference organizer, conference producer,
      event producer, event organiser
    `),
    fields: names(`event planning`),
    alone: names(`events`),
    near: names(`hotel-manager, marketer`),
  },
  // sales and customers
  {
    id: 'sales-representative',
    name: 'sales representative',
    aliases: names(`
      account executive, SDR, BDR, sales development representative, business development representative,
      sales executive, sales agent, sales associate, inside sales, field sales, sales consultant, telesales,
      regional sales manager
    `),
    fields: names(`sales`),
    near: names(`account-manager, business-development, retail-manager, real-estate-agent, customer-success`),
  },
  {
    id: 'account-manager',
    name: 'account manager',
    aliases: names(`
      key account manager, KAM, account director, client manager, client partner, client services manager,
      client relationship manager, relationship manager
    `),
    near: names(`customer-success, business-development, sales-representative`),
  },
  {
    id: 'business-development',
    name: 'business development manager',
    aliases: names(`
      partnerships manager, business developer, BD manager, strategic partnerships manager,
      alliances manager
    `),
    fields: names(`partnerships`),
    near: names(`fundraiser, sales-representative, account-manager`),
  },
  {
    id: 'customer-success',
    name: 'customer success manager',
    aliases: names(`
      CSM, customer success specialist, implementation manager, onboarding specialist,
      implementation consultant
    `),
    fields: names(`customer success`),
    near: names(`customer-support, sales-representative, account-manager`),
  },
  {
    id: 'customer-support',
    name: 'customer support representative',
    aliases: names(`
      customer service representative, call center agent, support agent, customer care agent,
      customer support specialist, customer experience manager, contact center agent,
      customer service advisor, customer service agent
    `),
    fields: names(`customer support, customer service, customer care`),
    near: names(`shop-assistant, it-support, customer-success`),
  },
  // finance
  {
    id: 'accountant',
    name: 'accountant',
    aliases: names(`
      CPA, bookkeeper, tax accountant, chartered accountant, management accountant,
      accounts payable specialist, accounts receivable specialist, tax advisor, tax consultant, tax manager,
      accounting clerk, accounts assistant, payroll specialist, payroll manager, payroll administrator,
      certified public accountant, staff accountant, cost accountant, forensic accountant
    `),
    fields: names(`accounting, accountancy, bookkeeping, payroll`),
    alone: names(`tax, accounts`),
    near: names(`auditor, financial-analyst, finance-manager`),
  },
  {
    id: 'auditor',
    name: 'auditor',
    aliases: names(`internal auditor, external auditor, IT auditor, audit manager, audit associate`),
    fields: names(`audit, auditing`),
    near: names(`compliance, accountant`),
  },
  {
    id: 'financial-analyst',
    name: 'financial analyst',
    aliases: names(`
      FP&A analyst, finance analyst, equity analyst, investment analyst, credit analyst, equity researcher,
      research analyst, business finance analyst, pricing analyst
    `),
    fields: names(`FP&A, financial planning and analysis, financial analysis`),
    near: names(`finance-manager, investment-banker, data-analyst, accountant`),
  },
  {
    id: 'finance-manager',
    name: 'finance manager',
    aliases: names(`
      CFO, chief financial officer, controller, financial controller, comptroller, finance director,
      treasurer, finance business partner, treasury manager
    `),
    fields: names(`finance, corporate finance`),
    near: names(`accountant, financial-analyst`),
  },
  {
    id: 'investment-banker',
    name: 'investment banker',
    aliases: names(`
      M&A analyst, corporate banker, private equity associate, venture capitalist, VC, investment manager,
      portfolio manager, fund manager, trader, private equity analyst, hedge fund manager, asset manager
    `),
    fields: names(`investment banking, private equity, venture capital, M&A, mergers and acquisitions`),
    near: names(`financial-advisor, consultant, financial-analyst`),
  },
  {
    id: 'financial-advisor',
    name: 'financial advisor',
    aliases: names(`
      financial planner, wealth manager, wealth advisor, personal banker, private banker, mortgage advisor,
      mortgage broker, loan officer, bank teller, banker, IFA, independent financial adviser
    `),
    fields: names(`financial planning, retail banking`),
    alone: names(`banking`),
    near: names(`insurance, investment-banker`),
  },
  {
    id: 'actuary',
    name: 'actuary',
    aliases: names(`actuarial analyst, pricing actuary, risk analyst, risk manager, actuarial consultant`),
    fields: names(`actuarial science`),
    near: names(`insurance, data-scientist`),
  },
  {
    id: 'insurance',
    name: 'insurance underwriter',
    aliases: names(`
      underwriter, claims adjuster, claims handler, insurance broker, insurance agent, loss adjuster,
      claims manager
    `),
    fields: names(`insurance, underwriting`),
    near: names(`financial-advisor, actuary`),
  },
  {
    id: 'economist',
    name: 'economist',
    aliases: names(`economic analyst, econometrician, economic advisor, labour economist`),
    fields: names(`economics`),
    near: names(`policy-analyst, researcher, data-scientist`),
  },
  // people
  {
    id: 'human-resources',
    name: 'HR manager',
    aliases: names(`
      HR generalist, HRBP, HR business partner, people partner, people business partner, HR specialist,
      people operations manager, head of people, chief people officer, CHRO, human resources manager,
      HR assistant, HR advisor, HR administrator, HR director, people manager, HR consultant,
      compensation and benefits manager, employee relations manager, DEI manager,
      diversity and inclusion manager
    `),
    fields: names(`HR, human resources, people operations, people and culture`),
    alone: names(`people`),
    near: names(`recruiter, learning-development, career-coach`),
  },
  {
    id: 'recruiter',
    name: 'recruiter',
    aliases: names(`
      talent acquisition specialist, talent acquisition partner, headhunter, technical recruiter, sourcer,
      talent partner, recruitment consultant, talent scout, executive search consultant, nurse recruiter,
      legal recruiter, tech recruiter, recruitment manager
    `),
    fields: names(`recruitment, recruiting, talent acquisition, executive search, staffing`),
    alone: names(`talent`),
    near: names(`career-coach, human-resources`),
  },
  {
    id: 'learning-development',
    name: 'learning and development specialist',
    aliases: names(`
      L&D manager, L&D specialist, L&D partner, corporate trainer, training manager, training specialist,
      learning designer, learning consultant, organisational development consultant
    `),
    fields: names(`
      learning and development, L&D, corporate training, talent development, organizational development
    `),
    alone: names(`trainer, training, learning`),
    near: names(`instructional-designer, teacher, human-resources`),
  },
  {
    id: 'career-coach',
    name: 'career coach',
    aliases: names(`
      career counselor, careers adviser, executive coach, job coach, life coach, leadership coach
    `),
    fields: names(`career counseling, coaching, career coaching`),
    alone: names(`coach`),
    near: names(`counsellor, human-resources, recruiter`),
  },
  // law
  {
    id: 'lawyer',
    name: 'lawyer',
    aliases: names(`
      attorney, solicitor, barrister, counsel, general counsel, legal counsel, in-house counsel,
      patent attorney, litigator, prosecutor, public defender, judge, corporate lawyer, advocate, notary,
      corporate counsel
    `),
    fields: names(`law, litigation`),
    alone: names(`legal`),
    near: names(`paralegal, compliance, policy-analyst`),
  },
  {
    id: 'paralegal',
    name: 'paralegal',
    aliases: names(`
      legal assistant, legal secretary, law clerk, legal executive, conveyancer, legal administrator
    `),
    near: names(`executive-assistant, lawyer`),
  },
  {
    id: 'compliance',
    name: 'compliance officer',
    aliases: names(`
      compliance analyst, AML analyst, regulatory affairs manager, DPO, data protection officer,
      privacy officer, privacy manager, KYC analyst
    `),
    fields: names(`compliance, regulatory affairs, data protection, anti money laundering`),
    alone: names(`privacy`),
    near: names(`auditor, lawyer`),
  },
  // consulting, operations and leading
  {
    id: 'consultant',
    name: 'management consultant',
    aliases: names(`
      strategy consultant, business consultant, strategy manager, business strategist, corporate strategist,
      chief strategy officer, associate consultant
    `),
    fields: names(`corporate strategy`),
    alone: names(`consultant, strategy`),
    near: names(`operations-manager, founder, business-analyst, investment-banker`),
  },
  {
    id: 'operations-manager',
    name: 'operations manager',
    aliases: names(`
      COO, chief operating officer, business operations manager, head of operations, plant manager,
      factory manager, production manager, chief of staff, bizops manager, operations director,
      manufacturing manager
    `),
    fields: names(`business operations`),
    alone: names(`operations`),
    near: names(`supply-chain, executive, retail-manager, project-manager, consultant`),
  },
  {
    id: 'supply-chain',
    name: 'supply chain manager',
    aliases: names(`
      logistics manager, logistics coordinator, supply planner, demand planner, warehouse manager,
      inventory manager, supply chain analyst, transport manager, logistics analyst, freight forwarder,
      warehouse operative, warehouse worker
    `),
    fields: names(`supply chain, logistics`),
    alone: names(`warehouse`),
    near: names(`procurement, driver, operations-manager`),
  },
  {
    id: 'procurement',
    name: 'procurement manager',
    aliases: names(`
      purchasing manager, category manager, sourcing manager, buyer, purchaser, purchasing agent,
      contract manager, fashion buyer
    `),
    fields: names(`procurement, purchasing`),
    near: names(`supply-chain, retail-manager`),
  },
  {
    id: 'executive-assistant',
    name: 'executive assistant',
    aliases: names(`
      EA, personal assistant, PA, administrative assistant, secretary, office manager, receptionist,
      virtual assistant, VA, admin assistant, office administrator, assistant to the CEO, office assistant,
      administrative coordinator, data entry clerk, office clerk
    `),
    alone: names(`administrator`),
    near: names(`project-manager, paralegal`),
  },
  {
    id: 'founder',
    name: 'founder',
    aliases: names(`
      co-founder, entrepreneur, startup founder, business owner, small business owner, solopreneur
    `),
    fields: names(`entrepreneurship`),
    alone: names(`startup, self-employed`),
    near: names(`executive, consultant`),
  },
  {
    id: 'executive',
    name: 'chief executive',
    aliases: names(`
      CEO, chief executive officer, managing director, general manager, executive director,
      company director, country manager
    `),
    near: names(`operations-manager, founder`),
  },
  // health
  {
    id: 'nurse',
    name: 'nurse',
    aliases: names(`
      RN, registered nurse, staff nurse, ICU nurse, charge nurse, ward manager, nurse manager,
      district nurse, LPN, licensed practical nurse, critical care nurse, nursing sister, school nurse,
      community nurse, enrolled nurse
    `),
    fields: names(`nursing`),
    near: names(`nurse-practitioner, midwife, paramedic, care-worker, medical-assistant`),
  },
  {
    id: 'nurse-practitioner',
    name: 'nurse practitioner',
    aliases: names(`
      physician assistant, physician associate, APRN, advanced nurse practitioner, nurse anesthetist
    `),
    near: names(`doctor, nurse`),
  },
  {
    id: 'midwife',
    name: 'midwife',
    aliases: names(`doula, community midwife`),
    fields: names(`midwifery`),
    near: names(`doctor, nurse`),
  },
  {
    id: 'doctor',
    name: 'doctor',
    aliases: names(`
      physician, GP, general practitioner, surgeon, pediatrician, cardiologist, anesthesiologist,
      anaesthetist, psychiatrist, family doctor, medical doctor, resident physician, radiologist,
      oncologist, neurologist, dermatologist, gynecologist, junior doctor
    `),
    fields: names(`medicine, surgery`),
    near: names(`paramedic, health-administrator, nurse-practitioner, midwife`),
  },
  {
    id: 'pharmacist',
    name: 'pharmacist',
    aliases: names(`
      pharmacy technician, clinical pharmacist, community pharmacist, dispensing chemist,
      hospital pharmacist
    `),
    fields: names(`pharmacy`),
    near: names(`lab-scientist`),
  },
  {
    id: 'physiotherapist',
    name: 'physiotherapist',
    aliases: names(`physical therapist, PT, physio, sports therapist, chiropractor, osteopath`),
    fields: names(`physiotherapy, physical therapy`),
    near: names(`occupational-therapist, fitness-trainer`),
  },
  {
    id: 'occupational-therapist',
    name: 'occupational therapist',
    aliases: names(`OT, speech therapist, speech and language therapist, speech language pathologist, SLP`),
    fields: names(`occupational therapy, speech therapy`),
    near: names(`physiotherapist`),
  },
  {
    id: 'counsellor',
    name: 'therapist',
    aliases: names(`
      counsellor, psychologist, psychotherapist, clinical psychologist, mental health counselor,
      counseling psychologist, marriage counselor, family therapist, school psychologist,
      educational psychologist, school counselor, guidance counselor
    `),
    fields: names(`psychology, counselling, psychotherapy, mental health`),
    near: names(`social-worker, career-coach`),
  },
  {
    id: 'social-worker',
    name: 'social worker',
    aliases: names(`
      case manager, caseworker, youth worker, family support worker, child protection officer,
      probation officer, community worker, youth counselor
    `),
    fields: names(`social work, youth work`),
    near: names(`care-worker, nonprofit-programmes, counsellor`),
  },
  {
    id: 'care-worker',
    name: 'care worker',
    aliases: names(`
      carer, caregiver, care assistant, healthcare assistant, home health aide, support worker,
      nursing assistant, CNA, care home manager, personal support worker, nursing home manager
    `),
    fields: names(`social care, elderly care`),
    near: names(`early-years, nurse, social-worker`),
  },
  {
    id: 'paramedic',
    name: 'paramedic',
    aliases: names(`
      EMT, emergency medical technician, ambulance technician, emergency responder, ambulance driver
    `),
    near: names(`firefighter, nurse, doctor`),
  },
  {
    id: 'dentist',
    name: 'dentist',
    aliases: names(`
      dental surgeon, orthodontist, dental hygienist, dental nurse, dental assistant, dental technician
    `),
    fields: names(`dentistry`),
    alone: names(`dental`),
  },
  {
    id: 'medical-assistant',
    name: 'medical assistant',
    aliases: names(`
      phlebotomist, medical receptionist, clinic assistant, medical secretary, radiographer,
      radiologic technologist, sonographer, medical coder
    `),
    near: names(`nurse`),
  },
  {
    id: 'dietitian',
    name: 'dietitian',
    aliases: names(`nutritionist, dietician, clinical dietitian, nutrition consultant`),
    fields: names(`nutrition, dietetics`),
    near: names(`fitness-trainer`),
  },
  {
    id: 'fitness-trainer',
    name: 'fitness trainer',
    aliases: names(`
      personal trainer, yoga teacher, yoga instructor, fitness instructor, fitness coach, gym instructor,
      sports coach, football coach, pilates instructor
    `),
    fields: names(`personal training`),
    alone: names(`fitness`),
    near: names(`physiotherapist, dietitian`),
  },
  {
    id: 'health-administrator',
    name: 'healthcare administrator',
    aliases: names(`
      hospital administrator, practice manager, clinic manager, health services manager, hospital manager,
      health information manager, public health officer, epidemiologist
    `),
    fields: names(`healthcare management, hospital administration, public health, health administration`),
    near: names(`civil-servant, doctor`),
  },
  {
    id: 'veterinarian',
    name: 'veterinarian',
    aliases: names(`vet, veterinary surgeon, veterinary nurse, vet nurse, vet tech, veterinary technician`),
    fields: names(`veterinary medicine`),
    alone: names(`veterinary`),
  },
  // science and research
  {
    id: 'researcher',
    name: 'research scientist',
    aliases: names(`
      researcher, research associate, research fellow, postdoc, postdoctoral researcher, research assistant,
      sociologist, PhD researcher, R&D scientist, PhD candidate
    `),
    fields: names(`academic research, R&D, research and development`),
    alone: names(`research, scientist`),
    near: names(`professor, lab-scientist, data-scientist, ux-researcher, economist, librarian`),
  },
  {
    id: 'lab-scientist',
    name: 'biologist',
    aliases: names(`
      chemist, biochemist, microbiologist, lab technician, laboratory technician, biomedical scientist,
      lab scientist, molecular biologist, physicist, geneticist, medical laboratory scientist,
      clinical scientist, laboratory scientist, lab manager
    `),
    fields: names(`biology, chemistry, physics, biochemistry`),
    alone: names(`biotech`),
    near: names(`environmental-scientist, pharmacist, researcher`),
  },
  {
    id: 'environmental-scientist',
    name: 'environmental scientist',
    aliases: names(`
      ecologist, sustainability manager, sustainability consultant, climate scientist,
      environmental consultant, ESG analyst, conservationist, environmental engineer, geologist,
      ESG manager, sustainability specialist
    `),
    fields: names(`sustainability, ecology, environmental science, climate`),
    alone: names(`environment`),
    near: names(`lab-scientist, farmer`),
  },
  // education
  {
    id: 'teacher',
    name: 'teacher',
    aliases: names(`
      schoolteacher, maths teacher, primary teacher, elementary teacher, secondary teacher,
      high school teacher, science teacher, english teacher, special education teacher, ESL teacher,
      SEN teacher, tutor, language teacher, music teacher, primary school teacher
    `),
    fields: names(`teaching`),
    alone: names(`education`),
    near: names(`
      teaching-assistant, school-leader, instructional-designer, professor, early-years,
      learning-development
    `),
  },
  {
    id: 'teaching-assistant',
    name: 'teaching assistant',
    aliases: names(`classroom assistant, teacher aide, paraprofessional, learning support assistant`),
    near: names(`teacher`),
  },
  {
    id: 'professor',
    name: 'professor',
    aliases: names(`
      lecturer, assistant professor, associate professor, adjunct, university lecturer, university teacher,
      college teacher, academic, adjunct professor
    `),
    fields: names(`academia, higher education`),
    near: names(`researcher, teacher`),
  },
  {
    id: 'instructional-designer',
    name: 'instructional designer',
    aliases: names(`
      curriculum developer, curriculum designer, e-learning developer, learning experience designer,
      elearning designer, course designer
    `),
    near: names(`technical-writer, learning-development, teacher`),
  },
  {
    id: 'school-leader',
    name: 'headteacher',
    aliases: names(`
      school principal, assistant principal, head of school, vice principal, deputy head teacher, dean,
      assistant head teacher, superintendent of schools
    `),
    fields: names(`school leadership`),
    alone: names(`principal`),
    near: names(`teacher`),
  },
  {
    id: 'early-years',
    name: 'early years educator',
    aliases: names(`
      childcare worker, nursery nurse, nursery teacher, kindergarten teacher, preschool teacher, nanny,
      daycare worker, childminder, early childhood educator, nursery manager
    `),
    fields: names(`childcare, early years, early childhood education`),
    near: names(`care-worker, teacher`),
  },
  {
    id: 'librarian',
    name: 'librarian',
    aliases: names(`archivist, library assistant, information specialist, library manager`),
    fields: names(`library science`),
    alone: names(`library`),
    near: names(`researcher`),
  },
  // engineering and building
  {
    id: 'mechanical-engineer',
    name: 'mechanical engineer',
    aliases: names(`
      manufacturing engineer, automotive engineer, aerospace engineer, industrial engineer,
      process engineer, design engineer, chemical engineer, production engineer, quality engineer,
      materials engineer
    `),
    near: names(`electrical-engineer, civil-engineer, mechanic`),
  },
  {
    id: 'electrical-engineer',
    name: 'electrical engineer',
    aliases: names(`
      electronics engineer, hardware engineer, embedded engineer, embedded software engineer,
      robotics engineer, firmware engineer, power engineer, automation engineer, control engineer
    `),
    fields: names(`electronics, robotics`),
    near: names(`electrician, mechanical-engineer`),
  },
  {
    id: 'civil-engineer',
    name: 'civil engineer',
    aliases: names(`
      structural engineer, site engineer, geotechnical engineer, transportation engineer, highway engineer,
      quantity surveyor, land surveyor, building surveyor
    `),
    near: names(`architect, construction-manager, mechanical-engineer`),
  },
  {
    id: 'architect',
    name: 'architect',
    aliases: names(`
      architectural designer, landscape architect, architectural technologist, architectural assistant
    `),
    fields: names(`architecture`),
    near: names(`urban-planner, interior-designer, civil-engineer`),
  },
  {
    id: 'construction-manager',
    name: 'construction manager',
    aliases: names(`
      site manager, general contractor, foreman, construction supervisor, construction project manager,
      builder, site supervisor
    `),
    fields: names(`construction`),
    near: names(`carpenter, electrician, plumber, project-manager, civil-engineer`),
  },
  // trades
  {
    id: 'electrician',
    name: 'electrician',
    aliases: names(`electrical technician, electrical contractor, lineman, electrical fitter`),
    near: names(`plumber, electrical-engineer, construction-manager`),
  },
  {
    id: 'plumber',
    name: 'plumber',
    aliases: names(`
      heating engineer, HVAC technician, gas engineer, pipefitter, gas fitter, plumbing and heating engineer
    `),
    fields: names(`plumbing, HVAC`),
    near: names(`carpenter, construction-manager, electrician`),
  },
  {
    id: 'carpenter',
    name: 'carpenter',
    aliases: names(`
      joiner, cabinet maker, woodworker, handyman, roofer, bricklayer, mason, painter and decorator,
      plasterer
    `),
    fields: names(`carpentry, joinery, woodworking`),
    near: names(`construction-manager, plumber`),
  },
  {
    id: 'mechanic',
    name: 'mechanic',
    aliases: names(`
      auto mechanic, car mechanic, vehicle technician, aircraft mechanic, maintenance technician, welder,
      machinist, maintenance engineer, CNC operator, automotive technician
    `),
    fields: names(`auto repair, welding`),
    near: names(`mechanical-engineer`),
  },
  {
    id: 'driver',
    name: 'truck driver',
    aliases: names(`
      lorry driver, HGV driver, bus driver, delivery driver, taxi driver, courier, train driver, van driver,
      CDL driver
    `),
    fields: names(`trucking`),
    alone: names(`driver`),
    near: names(`supply-chain`),
  },
  {
    id: 'pilot',
    name: 'pilot',
    aliases: names(`
      airline pilot, commercial pilot, flight instructor, air traffic controller, helicopter pilot
    `),
    fields: names(`aviation`),
    near: names(`flight-attendant`),
  },
  {
    id: 'hairdresser',
    name: 'hairdresser',
    aliases: names(`hair stylist, barber, beautician, beauty therapist, cosmetologist, makeup artist`),
    fields: names(`hairdressing, cosmetology`),
    alone: names(`beauty`),
  },
  {
    id: 'farmer',
    name: 'farmer',
    aliases: names(`farm manager, agronomist, gardener, horticulturist, landscaper, farm worker`),
    fields: names(`farming, agriculture, agronomy, horticulture, landscaping`),
    near: names(`environmental-scientist`),
  },
  // hospitality and shops
  {
    id: 'chef',
    name: 'chef',
    aliases: names(`
      cook, sous chef, head chef, pastry chef, line cook, baker, kitchen manager, executive chef,
      chef de partie, kitchen porter
    `),
    fields: names(`culinary arts, catering`),
    alone: names(`cooking`),
    near: names(`restaurant`),
  },
  {
    id: 'restaurant',
    name: 'restaurant manager',
    aliases: names(`
      waiter, waitress, barista, bartender, server, bar manager, F&B manager, food and beverage manager,
      sommelier, catering manager, cafe manager
    `),
    alone: names(`restaurant`),
    near: names(`hotel-manager, shop-assistant, chef`),
  },
  {
    id: 'hotel-manager',
    name: 'hotel manager',
    aliases: names(`
      hotel receptionist, front desk agent, concierge, front office manager, guest relations manager,
      housekeeper, travel agent, tour guide, travel consultant, tour operator
    `),
    fields: names(`hospitality, tourism`),
    alone: names(`hotel, travel`),
    near: names(`flight-attendant, event-planner, restaurant`),
  },
  {
    id: 'flight-attendant',
    name: 'flight attendant',
    aliases: names(`cabin crew, stewardess, steward, air hostess, cabin crew member`),
    near: names(`pilot, hotel-manager`),
  },
  {
    id: 'retail-manager',
    name: 'retail manager',
    aliases: names(`
      store manager, shop manager, shift manager, merchandiser, visual merchandiser, supermarket manager,
      merchandising manager, shop owner
    `),
    fields: names(`merchandising`),
    alone: names(`retail`),
    near: names(`shop-assistant, procurement, sales-representative, operations-manager`),
  },
  {
    id: 'shop-assistant',
    name: 'shop assistant',
    aliases: names(`
      sales assistant, retail assistant, cashier, store associate, retail associate, shop worker,
      retail sales associate
    `),
    near: names(`customer-support, restaurant, retail-manager`),
  },
  {
    id: 'real-estate-agent',
    name: 'real estate agent',
    aliases: names(`
      realtor, letting agent, property manager, real estate broker, property developer,
      real estate developer, facilities manager
    `),
    fields: names(`real estate`),
    alone: names(`property`),
    near: names(`sales-representative`),
  },
  // public service
  {
    id: 'police-officer',
    name: 'police officer',
    aliases: names(`
      detective, police constable, sheriff, police sergeant, criminal investigator, prison officer,
      correctional officer, border force officer, customs officer
    `),
    fields: names(`law enforcement, policing`),
    alone: names(`police`),
    near: names(`firefighter, military, security-guard`),
  },
  {
    id: 'security-guard',
    name: 'security guard',
    aliases: names(`security officer, bouncer, door supervisor, loss prevention officer, security manager`),
    near: names(`police-officer`),
  },
  {
    id: 'firefighter',
    name: 'firefighter',
    aliases: names(`fireman, fire officer, fire chief`),
    fields: names(`fire service`),
    near: names(`paramedic, police-officer`),
  },
  {
    id: 'military',
    name: 'army officer',
    aliases: names(`
      soldier, naval officer, air force officer, marine, military officer, army sergeant, navy officer
    `),
    fields: names(`military`),
    alone: names(`army, navy`),
    near: names(`police-officer`),
  },
  {
    id: 'civil-servant',
    name: 'civil servant',
    aliases: names(`
      government officer, public administrator, public servant, local government officer, council officer,
      city manager, diplomat, foreign service officer, government official, public sector manager
    `),
    fields: names(`public administration, civil service, local government, public sector`),
    alone: names(`government`),
    near: names(`policy-analyst, public-affairs, urban-planner, health-administrator`),
  },
  {
    id: 'policy-analyst',
    name: 'policy analyst',
    aliases: names(`
      policy advisor, policy officer, policy manager, public policy analyst, think tank researcher,
      public policy manager
    `),
    fields: names(`public policy`),
    alone: names(`policy`),
    near: names(`public-affairs, economist, lawyer, civil-servant`),
  },
  {
    id: 'public-affairs',
    name: 'public affairs manager',
    aliases: names(`
      lobbyist, government relations manager, government affairs manager, campaigner, political advisor,
      advocacy manager
    `),
    fields: names(`public affairs, government relations, government affairs, advocacy`),
    alone: names(`politics`),
    near: names(`nonprofit-programmes, communications, civil-servant, policy-analyst`),
  },
  {
    id: 'urban-planner',
    name: 'urban planner',
    aliases: names(`town planner, city planner, transport planner, regional planner`),
    fields: names(`urban planning, town planning, city planning`),
    near: names(`architect, civil-servant`),
  },
  // non-profit
  {
    id: 'fundraiser',
    name: 'fundraiser',
    aliases: names(`
      grant writer, fundraising manager, development officer, major gifts officer, donor relations manager,
      grants manager, grants officer, philanthropy manager, fundraising officer
    `),
    fields: names(`fundraising, grant writing, philanthropy`),
    near: names(`nonprofit-programmes, business-development`),
  },
  {
    id: 'nonprofit-programmes',
    name: 'charity programme manager',
    aliases: names(`
      NGO worker, humanitarian worker, aid worker, volunteer coordinator, nonprofit manager,
      charity manager, M&E officer, volunteer manager, nonprofit program manager, NGO program manager,
      charity worker, nonprofit director
    `),
    fields: names(`international development, humanitarian aid`),
    alone: names(`nonprofit, charity, NGO`),
    near: names(`project-manager, social-worker, public-affairs, fundraiser`),
  },
  // media and arts
  {
    id: 'journalist',
    name: 'journalist',
    aliases: names(`
      reporter, correspondent, news anchor, columnist, broadcaster, news editor, data journalist,
      radio presenter
    `),
    fields: names(`journalism`),
    alone: names(`news`),
    near: names(`editor, video-producer, communications`),
  },
  {
    id: 'editor',
    name: 'editor',
    aliases: names(`
      copy editor, proofreader, book editor, publisher, managing editor, commissioning editor, author,
      novelist, editorial assistant
    `),
    fields: names(`publishing, copy editing, proofreading`),
    near: names(`translator, content-writer, journalist`),
  },
  {
    id: 'translator',
    name: 'translator',
    aliases: names(`interpreter, localization specialist, linguist, localisation manager, subtitler`),
    fields: names(`translation, interpreting, localization`),
    near: names(`editor`),
  },
  {
    id: 'video-producer',
    name: 'video producer',
    aliases: names(`
      filmmaker, video editor, film director, film producer, videographer, cinematographer, TV producer,
      film editor, documentary maker, producer
    `),
    fields: names(`film, video production, film production`),
    near: names(`photographer, performer, graphic-designer, journalist`),
  },
  {
    id: 'photographer',
    name: 'photographer',
    aliases: names(`photojournalist, photo editor, wedding photographer`),
    fields: names(`photography`),
    near: names(`video-producer`),
  },
  {
    id: 'performer',
    name: 'musician',
    aliases: names(`
      actor, actress, singer, composer, music producer, sound engineer, audio engineer, dancer,
      theatre director, voice actor, stage actor
    `),
    fields: names(`music, theatre, acting, performing arts`),
    near: names(`video-producer`),
  },
];
