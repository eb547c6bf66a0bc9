// One story, told once and played on every platform: what a seeker and an insider live through, in people's words.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Name, type Player, player, type Stage, type Words } from '../support/stages/stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const PROFILE: Words = {
  'Your job title now': 'Senior Data Scientist',
  Employer: 'Northpay',
  Industry: 'Fintech',
  'Years in this field': '8',
  'Earlier roles': 'Data Analyst, Statistician',
  'Topics you enjoy talking about': 'fraud models, first jobs',
  'Booking link': 'https://cal.example/priya',
};
const ANOTHER: Words = { ...PROFILE, 'Your job title now': 'Data Scientist', Employer: 'Carewell' };
const BY_ROLE = 'By role only, without name and employer';
const AFTER_YES = 'Only after a yes';
const MESSAGE = 'I teach biology and wonder about data science. How do your days look?';
const ASK: Words = {
  'What do you hope to learn?': ['The day-to-day of the role', 'How my skills carry over'],
  'A short, honest message': MESSAGE,
  'What do you do today?': 'Biology teacher',
};
const OFFER = 'Someone would like to learn from you';
const INTRODUCTION = 'Good questions to start from';

/** Registers the story as tests. Every chapter begins on a new stage, on a Tuesday at 10:00 in London. */
export function tellTheStory(platform: string, openStage: () => Promise<Stage>): void {
  describe(`the story in ${platform}`, () => {
    let stage: Stage;
    let maya: Player;
    let priya: Player;
    let david: Player;

    const enter = (name: Name): Player => player(stage.seat(name));
    beforeEach(async () => {
      stage = await openStage();
      [maya, priya, david] = [enter('Maya'), enter('Priya'), enter('David')];
    });
    afterEach(() => stage.close());

    async function volunteers(insider: Player, profile: Words = PROFILE): Promise<void> {
      await insider.command('/be-insider');
      await insider.fill(profile);
      await insider.send();
      await insider.sees('You are an insider now');
    }
    /** Searches and asks the person on the card that says `whom`. */
    async function asks(seeker: Player, whom = 'Ask Priya', ask: Words = ASK): Promise<void> {
      await seeker.command('/find-insider data scientist');
      await seeker.press(whom);
      await seeker.fill(ask);
      await seeker.send();
      await seeker.sees('Sent.');
    }
    /** Priya has said yes to Maya, and both are introduced. */
    async function introduced(): Promise<void> {
      await volunteers(priya);
      await asks(maya);
      await priya.press('Happy to chat');
      await maya.sees(INTRODUCTION);
    }
    const seesInGroup = async (who: Player, ...words: string[]): Promise<string> => {
      const seen = await who.sees(...words);
      expect(seen.where).toBe('group');
      return seen.text;
    };

    it('someone becomes an insider, sees what others will see, and edits it later', async () => {
      await priya.command('/be-insider');
      const blank = await priya.form();
      expect(blank.values).toMatchObject({
        'Your job title now': '',
        'Conversations per month, at most': '2',
        'How you are shown before a yes': 'By name, title and employer',
      });
      await priya.fill({ ...PROFILE, 'Years in this field': 'some' });
      await priya.sees('A whole number of years');
      await priya.fill(PROFILE);
      const preview = await priya.preview();
      expect(preview).toContain('Senior Data Scientist, Northpay, 8 years, Fintech');
      expect(preview).toContain('Priya Raman');
      await priya.send();
      await priya.sees('You are an insider now', 'At most 2 conversations a month');

      await priya.command('/be-insider');
      expect((await priya.form()).values).toMatchObject(PROFILE);
      await priya.fill({
        'Conversations per month, at most': '3',
        'How you are shown before a yes': BY_ROLE,
      });
      const byRole = await priya.preview();
      for (const secret of ['Priya', 'Northpay', '8 years']) expect(byRole).not.toContain(secret);
      await priya.send();
      await priya.sees('Your profile is saved', 'At most 3 conversations a month');
      expect(await priya.home()).toContain('0 of 3 conversations taken');
    });

    it('someone looks for an insider and finds them, each with a reason', async () => {
      await volunteers(priya);
      await volunteers(david, { ...ANOTHER, 'Your job title now': 'Data Analyst', 'Earlier roles': '' });
      await maya.command('/find-insider data scientist');
      const found = await maya.sees('2 people who may be right');
      expect(found.where).toBe('answer');
      expect(found.buttons).toEqual(['Ask Priya', 'Ask David']);
      expect(found.text).toContain('Senior Data Scientist, Northpay, 8 years, Fintech');
      expect(found.text.toLowerCase()).toContain('the role you asked for');
      expect(found.text.toLowerCase()).toContain('one step away');
      await priya.seesNothingOf('who may be right');

      await maya.command('/find-insider');
      expect(Object.keys((await maya.form()).values)).toEqual(['Role']);
      await maya.fill({ Role: 'data analyst' });
      await maya.sees('For data analyst');
    });

    it('nobody fits, so the one who has waited longest is told when somebody joins', async () => {
      const tomasz = enter('Tomasz');
      for (const seeker of [maya, tomasz]) {
        await seeker.command('/find-insider data scientist');
        await seeker.sees('Nobody here fits data scientist');
        await seeker.press('Yes, tell me');
        await seeker.sees('I will write to you');
        await stage.skip(HOUR);
      }
      expect(await maya.home()).toContain('Waiting for someone who fits');
      await volunteers(priya);
      const told = await maya.sees('Good news', 'data scientist');
      expect(told.where).toBe('direct');
      await tomasz.seesNothingOf('Good news');
      await maya.press('Ask Priya', 'Good news');
      await maya.fill(ASK);
      await maya.send();
      await priya.sees(OFFER, 'Maya Okafor');
    });

    it('a request goes from the form to the introduction', async () => {
      await volunteers(priya);
      await maya.command('/find-insider data scientist');
      await maya.press('Ask Priya');
      const form = await maya.form();
      expect(form.text).toContain('not a job application');
      expect(form.values).toMatchObject({
        'How long?': '20 minutes',
        Colleagues: ['Not someone at my own company'],
      });
      await maya.fill(ASK);
      const preview = await maya.preview();
      for (const words of ['Priya Raman will see', '@Maya Okafor', 'Biology teacher', MESSAGE])
        expect(preview).toContain(words);
      await priya.seesNothingOf(OFFER);
      await maya.send();
      // Five days from a Tuesday is a Sunday; she would hear on Monday.
      await maya.sees('Priya Raman gets it now', 'You will hear from me by Monday');

      const offer = await priya.sees(OFFER);
      expect(offer.where).toBe('direct');
      expect(offer.buttons).toEqual(['Happy to chat', 'Not now', 'Someone else fits better']);
      for (const words of ['@Maya Okafor', '20 minutes', MESSAGE, 'Biology teacher', 'Sunday'])
        expect(offer.text).toContain(words);
      expect(offer.text).toContain('The day-to-day of the role and how my skills carry over');
      expect(offer.text).not.toContain('cal.example');
      await maya.seesNothingOf('cal.example');

      await priya.press('Happy to chat');
      const words = await seesInGroup(maya, INTRODUCTION, '@Maya Okafor', '@Priya Raman', MESSAGE);
      expect(words).toContain('https://cal.example/priya');
      expect(words.match(/^• .*\?$/gm)?.length).toBe(5);
      expect(words).toContain('What happens next');
      expect(await seesInGroup(priya, INTRODUCTION)).toBe(words);
      await priya.sees('You said yes to @Maya Okafor');
      await priya.seesNothingOf('Not now');
      await david.seesNothingOf(INTRODUCTION);
    });

    it('a no is kind, and brings the next person with the form filled in', async () => {
      await volunteers(priya);
      await volunteers(david, ANOTHER);
      await asks(maya);
      await priya.press('Not now');
      const no = await maya.sees("Priya Raman can't make time", 'the next person who fits', 'David Mensah');
      expect(no.where).toBe('direct');
      await priya.sees('not this time');
      await maya.press('Ask David', "can't make time");
      expect((await maya.form()).values).toMatchObject(ASK);
      await maya.fill({});
      await maya.send();
      await maya.sees('David Mensah gets it now');
      await david.sees(OFFER, MESSAGE);
      await david.press('Someone else fits better');
      await maya.sees("David Mensah can't make time", 'Nobody else fits');
    });

    it('names stay unknown on both sides until the yes', async () => {
      await volunteers(priya, { ...PROFILE, 'How you are shown before a yes': BY_ROLE });
      await asks(maya, 'Ask', { ...ASK, 'Your name': AFTER_YES });
      await priya.sees(OFFER, 'A member would love');
      await maya.seesNothingOf('Priya', 'Raman', 'Northpay');
      await priya.seesNothingOf('Maya', 'Okafor');
      expect(await maya.home()).not.toMatch(/Priya|Northpay/);

      await priya.press('Happy to chat');
      await seesInGroup(priya, INTRODUCTION, '@Maya Okafor', '@Priya Raman');
      await maya.sees(INTRODUCTION);
    });

    it('silence is reminded of once, then the request lapses and the next person comes', async () => {
      await volunteers(priya);
      await volunteers(david, ANOTHER);
      await asks(maya);
      await priya.sees(OFFER);
      await stage.skipToNext();
      await priya.sees('still waiting for you');
      expect(await priya.count('still waiting for you')).toBe(1);
      await stage.skipToNext();
      const lapsed = await maya.sees('has not answered', 'David Mensah');
      expect(lapsed.where).toBe('direct');
      await priya.sees('This request has lapsed');
      await priya.noLongerSees('[Happy to chat]');
    });

    it('afterwards both are asked for a time and for the meeting, and thanked', async () => {
      await introduced();
      await stage.skip(3 * DAY + HOUR);
      await priya.sees('found a time', '@Maya Okafor');
      await maya.sees('found a time', '@Priya Raman');
      await maya.press('Yes', 'found a time');
      await maya.sees('have a time');
      await priya.sees('have a time');

      await stage.skip(7 * DAY);
      await maya.sees('Did you and @Priya Raman meet?');
      await priya.sees('Did you and @Maya Okafor meet?');
      await maya.press('We met');
      await maya.sees('Hi Priya, thank you for your time');
      await priya.sees('You met @Maya Okafor', 'helped 1 person');
      expect(await priya.home()).toMatch(/Helped so far: 1 person/);
      await priya.noLongerSees('[We met]');
    });

    it('"not yet" is asked once more; "it didn’t happen" tells the other', async () => {
      await introduced();
      await stage.skip(3 * DAY + HOUR);
      await priya.press('Still looking');
      await priya.sees('Still looking: that is normal');
      await stage.skip(7 * DAY);
      await maya.press('Not yet');
      await maya.sees('I will ask once more');
      await stage.skip(7 * DAY + HOUR);
      await maya.sees('One more time');
      await maya.press("It didn't happen", 'One more time');
      await priya.sees('will not happen this time');
      await maya.sees('That is all right');
    });

    it('home shows requests and budget, and takes a request back', async () => {
      await volunteers(priya);
      expect(await maya.home()).toContain('no open request');
      await asks(maya);
      const waiting = await maya.home();
      expect(waiting).toContain('data scientist');
      expect(waiting).toContain('With @Priya Raman. They have until Sunday');
      expect(await priya.home()).toContain('1 request waiting for your answer');

      const offer = await priya.sees(OFFER);
      await maya.press('Take it back', 'Your overview');
      expect((await maya.form()).text).toContain('will be closed');
      await maya.fill({});
      await maya.sees('is taken back');
      await priya.sees('This request was taken back');
      // The button as she saw it a moment ago.
      await offer.press('Happy to chat');
      await priya.sees('has taken this request back');
      expect(await maya.home()).toContain('no open request');
      await maya.seesNothingOf(INTRODUCTION);
    });

    it('an insider pauses, resumes, stops, and help is one word away', async () => {
      await volunteers(priya);
      await priya.home();
      await priya.press('Pause until…', 'Your overview');
      await priya.fill({});
      await priya.sees('Please choose how long');
      await priya.fill({ 'For how long?': 'Two weeks' });
      await priya.sees('Nobody will ask you before');
      expect(await priya.home()).toContain('You are paused until');
      await maya.command('/find-insider data scientist');
      await maya.sees('Nobody here fits');

      await priya.command('/insider resume');
      await priya.sees('Welcome back');
      await maya.command('/find-insider data scientist');
      await maya.sees('One person who may be right');

      await priya.home();
      await priya.press('Stop being an insider', 'Your overview');
      expect((await priya.form()).text).toContain('will be erased');
      await priya.fill({});
      await priya.sees('Your profile is erased');
      expect(await priya.home()).toContain('Could you give someone 15 minutes');

      await priya.command('/insider help');
      await priya.sees('How this works', '/find-insider', '/be-insider');
    });

    it('a yes takes a place, and a full month is said before it is exceeded', async () => {
      const tomasz = enter('Tomasz');
      await volunteers(priya, { ...PROFILE, 'Conversations per month, at most': '2' });
      await asks(maya);
      await asks(tomasz);
      await priya.sees(OFFER, '@Tomasz Nowak');
      await priya.press('Happy to chat', '@Maya Okafor');
      await priya.sees('You said yes to @Maya Okafor');
      expect(await priya.home()).toContain('1 of 2 conversations taken');
      await priya.command('/be-insider');
      await priya.fill({ 'Conversations per month, at most': '1' });
      await priya.send();
      await priya.sees('At most 1 conversation a month');
      await priya.press('Happy to chat', '@Tomasz Nowak');
      await priya.sees('all taken');
      await tomasz.seesNothingOf(INTRODUCTION);
      await priya.press('One more this month');
      await seesInGroup(tomasz, INTRODUCTION, '@Tomasz Nowak');
      expect(await priya.home()).toContain('2 of 2 conversations taken');
    });

    it('double clicks, forms sent twice and old buttons have one effect', async () => {
      await volunteers(priya);
      await maya.command('/find-insider data scientist');
      const card = await maya.press('Ask Priya');
      await maya.fill(ASK);
      await maya.send(2);
      await maya.sees('Sent.');
      const offer = await priya.sees(OFFER);
      // The card is still there: she hears that one at a time is fair.
      await card.press('Ask Priya');
      await maya.sees('is already with @Priya Raman');

      await Promise.all([offer.press('Happy to chat'), offer.press('Happy to chat')]);
      await maya.sees(INTRODUCTION);
      await priya.sees('You said yes to @Maya Okafor');
      await offer.press('Not now');
      await priya.sees('You have already said yes');
      await stage.skip(HOUR);
      expect(await maya.count(INTRODUCTION)).toBe(1);
      expect(await priya.count(INTRODUCTION)).toBe(1);
      expect(await priya.home()).toContain('1 of 2 conversations taken');
    });

    it('somebody else’s button does nothing', async () => {
      await volunteers(priya);
      await asks(maya);
      const offer = await priya.sees(OFFER);
      await offer.press('Happy to chat', david.seat);
      await offer.press('Not now', maya.seat);
      await stage.skip(HOUR);
      await maya.seesNothingOf(INTRODUCTION, "can't make time");
      await david.seesNothingOf('Maya', MESSAGE, INTRODUCTION);
      await priya.press('Happy to chat');
      await seesInGroup(maya, INTRODUCTION);
    });

    it('what people type stays words', async () => {
      await volunteers(priya);
      const wild = '<!channel> @everyone *bold* <https://evil.example|click> & \u202Ereversed';
      await asks(maya, 'Ask Priya', { ...ASK, 'A short, honest message': wild });
      const offer = await priya.sees(OFFER);
      expect(offer.text).toContain('<!channel> @everyone *bold* <https://evil.example|click> & reversed');
      await maya.command(`/find-insider ${'nurse '.repeat(1_000)}`);
      await maya.sees('more than I can search for');
      await maya.command('/find-insider 🦀🦀');
      await maya.sees('could not read a role');
    });
  });
}
