// Real words that are no slips of words that roles use: places, first names and others. Lower case, without accents.

const list = (text: string) => text.trim().split(/\s+/);

/** Cities, regions and countries: no employer is asked for by one, and none is a slip of another word. */
export const PLACES = new Set(
  list(`london manchester birmingham leeds liverpool glasgow edinburgh bristol cardiff belfast dublin sheffield newcastle
  nottingham leicester oxford cambridge brighton york wales scotland ireland england britain europe asia africa america
  paris lyon marseille toulouse lille bordeaux nantes berlin munich munchen hamburg frankfurt koln cologne stuttgart
  dusseldorf leipzig dresden vienna wien zurich geneva basel bern madrid barcelona valencia sevilla bilbao lisbon
  lisboa porto rome roma milan milano turin torino amsterdam rotterdam utrecht brussels antwerp copenhagen stockholm
  oslo helsinki warsaw krakow prague budapest bucharest athens istanbul moscow kyiv york chicago boston seattle austin
  texas california francisco angeles diego denver houston dallas atlanta miami florida philadelphia washington portland
  toronto vancouver montreal ottawa canada mexico brazil brasil rio paulo argentina aires chile santiago bogota colombia
  lima peru sydney melbourne brisbane perth auckland australia zealand tokyo osaka japan china beijing shanghai hong
  kong singapore malaysia delhi mumbai bangalore bengaluru hyderabad chennai india pakistan dubai emirates qatar israel
  cairo egypt lagos nigeria nairobi kenya johannesburg cape germany deutschland france spain espana italy italia
  portugal netherlands belgium sweden norway denmark finland poland austria switzerland schweiz suisse greece turkey
  lothian midlands yorkshire kent essex sussex surrey norfolk devon cornwall`),
);

/** First names that look like a slip of a word of roles. */
export const FIRST_NAMES = new Set(
  list(`marie maria marina marcel martin martina marta mark marco mario mia mason taylor jason carla carlo carol
    caroline charles charlie chris christian christina claire clara daniel david diana dylan elena ella emily emma
    erica erin ethan eva fiona frank gabriel george grace hannah harry heather helen henry isabel jack jacob james
    jamie jane janet jennifer jenny jessica joan joanna john jordan joseph joshua julia julian karen kevin laura lauren
    leon linda lisa louis louise lucas lucy luke maggie marcus margaret martha mary matthew megan michael michelle
    miguel monica nancy natalie nathan nicole nina noah oliver olivia oscar patricia patrick paula peter philip rachel
    rebecca richard robert robin rose ruby ruth sally samuel sandra sarah sebastian simon sofia sophia sophie stella
    stephen steven susan teresa thomas tina valentina vanessa victor victoria vincent walter william zoe`),
);

/** Real words that no role uses but that look like a slip of one that a role does. */
export const OTHER_WORDS = new Set(
  list(`baker bakery banner barber biker boxer breeder broken butler cashier caterer center chain chance charge
    charter church coast comic cooker coral corner course courier creator curator dancer dealer diver donor dresser
    drier energy equity fiction filter fisher forest former founding funder gaming garden hacker hunter ironer joiner
    knitter leather lecture legend letter loader logger maker marine market marker martial mentor miller miner
    minister model modern motor muse music nature number ocean office oracle orator pacer packer painter panel parking
    partner pastor patrol patter pilots planer planter player pocket poet porter poster potter preacher present prince
    printer prison prober quest racer ranger reader referee reporter rider rigger roofer sailor sander server service
    sewer shaper shipper signer singer skater sniper solder sports stage street studio surfer swimmer tailor tanner
    taster texter timber tinder trader trainer travel trucker tuner umpire under usher vender vintner wader walker
    warden weaver wader winder winner nurture desire
    astronomy astronomer ergonomics ergonomist baking baling backing hearing water weeder framing framer planting
    planing metal metals mental story store stone storm state stage stick stock stack trades trade tracer trail
    trailer treater processor personnel personal medic presiding poker powder power photograph transition
    transaction gemologist forensics inventory inventor broadcast layer masher monkey money mariner marina mechanism
    merchandise modeler nephrologist newborn organ pantry parent patient perforating physically plans processing
    projection promotion promotions protective purchase recording reactor regulator residence roller rooter rules
    scales score scrub serum shore shirt shift sinker sitter snack source spout stake starch structure
    stenographer things tiller tourist transform voicer water welter whiting automobile automation attending
    attendance advance advisory border boarder booker broke cages cover covers county choir chair child change dance
    defense detonator direction directory drive driven embalmer factory forming fusion georgian grand grout guided
    handle heading health heart horse house human hymn integration interaction jointer larry machinery media medal
    museum nurses ocular operetta optician pathologist peanut pharmacology podiatrist preventive psychic reception
    residence safety salon school seamstress sender ship shipping skipper sonar space spare stamp steel stunt sugar
    symphony system tanker taxi tenant tennis theology therapy thesis timber tobacco toll trapper tree tribal tugboat
    undertaker urology usher vaccine valet vault vessel village violin waste watch whale wheel wildlife window wire
    wood yacht zoology midlife`),
);
