// What single words mean where people tell of work, as plain data.

const list = (text: string) => text.trim().split(/\s+/);

/** In what people tell of work, these say nothing. */
export const TELLS_NOTHING = new Set(
  list(`a an the my your our their his her its some any other of for in into to at on with and or own out people person
    persons men women folk folks someone somebody anyone anybody everyone everybody who that which what how when where
    is are be been being was were do does did doing done can could would will should may might like want wants wanted
    get gets got make makes making made sure they them we you me he she it all every everything so not no but if then
    than as about from very really just maybe thing things stuff something anything one way lot lots bit year years
    month months week weeks day days hour hours today now always never ever also too only even still yet there here
    this these those im ive id am has have had having love hate enjoy wish hope think thinking know living job jobs
    career work works working worked person's yes please hi hello thanks been by because while actually honestly`),
);

/** What people tell of work: words that mean the same thing there, the first for all of a line. */
export const SAME_THING: readonly (readonly string[])[] = `
children child kid kids youngster youngsters toddler toddlers little
teenager teen teens youth adolescent adolescents
baby newborn infant
elderly older senior aged grandparent grandma grandad granny
fix repair mend restore
help support assist aid
talk speak speech chat talking
buy purchase
sick ill unwell poorly
disease illness condition
medicine medication drug pill tablet
money cash fund
rich wealthy
cost price
house home
teach educate instruct
pupil student learner
firm company business corporate
shop store
clothes clothing garment clothe outfit
choose pick select decide
build construct
check inspect examine
clean tidy
arrange organise organize
answer reply
ship boat vessel
plane aircraft airplane aeroplane jet
car vehicle auto automobile
truck lorry hgv
railway rail railroad
road street
film movie
picture photo photograph image
advert ad advertising advertisement commercial
website site webpage
phone telephone mobile smartphone
computer pc laptop
electricity electric electrical
sea ocean
crime criminal crook
police cop
prison jail prisoner inmate
court trial
law legal
dead death funeral die dying
garden yard
refugee migrant immigrant asylum
charity nonprofit ngo
government council
food meal dish
song tune
injury hurt injured
tooth teeth dental
foot feet
eye eyesight sight vision
wage salary pay payday
tax taxes
number figure sum
chart graph
manual instruction handbook
customer client shopper
staff employee worker
boss manager
hospital clinic ward
university college uni
toilet loo lavatory
rubbish trash garbage waste
pension retirement
holiday vacation
bug glitch
stroke strokes
`
  .trim()
  .split('\n')
  .map(list);
