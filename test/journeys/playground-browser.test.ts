// The playground's page in a real browser, with the real bot behind it.

import { DateTime } from 'luxon';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, personBy } from '../../src/adapters/playground/people.ts';
import { parseConfig } from '../../src/config.ts';
import { type Running, startFindInsider } from '../../src/main.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { leftOut } from '../support/left-out.ts';
import { silentLog } from '../support/log.ts';
import { type TcpRelay, tcpRelayTo } from '../support/tcp-relay.ts';
import { ASK, buttonsOf, formOf, need } from '../support/world.ts';

const HONEST = 'I teach biology and keep ending up in spreadsheets.';

const executable = chromiumPath();
if (executable) {
  describe('the playground in a browser', () => playgroundInABrowser(executable));
} else {
  leftOut('The playground in a browser', 'There is no chromium on the PATH.');
}

function playgroundInABrowser(executable: string) {
  let database: TestDatabase;
  let wire: TcpRelay;
  let running: Running;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchChromium(executable);
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    database = await createTestDatabase();
    wire = await tcpRelayTo(database.url);
    await wire.mend();
    const config = parseConfig({ DATABASE_URL: wire.url, PORT: '0', PLAYGROUND: 'on' });
    if (!config.ok) throw new Error(config.problems.join(' '));
    running = await startFindInsider(config.config, silentLog);
    await skipToTuesdayMorning();
    page = await open();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await running?.close();
    await wire?.cut();
    await database?.drop();
    expect(complaints).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const opened = await (await browser.newContext(options)).newPage();
    opened.setDefaultTimeout(20_000);
    complaints = [];
    // Errors of scripts and refusals of the Content-Security-Policy alike.
    opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    opened.on('pageerror', (error) => complaints.push(error.message));
    await opened.goto(running.url);
    return opened;
  }

  const playground = () => need(running.playground, 'the playground');

  async function skipToTuesdayMorning(): Promise<void> {
    const { clock } = playground();
    const now = DateTime.fromJSDate(clock.now(), { zone: clock.zone });
    const tuesday = now.plus({ days: (2 - now.weekday + 7) % 7 || 7 }).set({ hour: 9, minute: 30 });
    await clock.skip(tuesday.toMillis() - now.toMillis());
  }

  const line = () => page.getByRole('combobox', { name: /^Type a/ });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const actAs = (id: string) => page.locator(`#act-as-${id}`).click();
  const message = () => page.getByLabel('A short, honest message');
  const background = () => page.getByLabel('What do you do today?');
  const dialog = () => page.getByRole('dialog');
  const maya = person('maya');
  const sofia = person('sofia');

  async function openAskForm() {
    await line().fill('/find-insider data scientist');
    await line().press('Enter');
    await button('Ask Priya').click();
    await dialog().waitFor();
  }

  /** Somebody asks the first who fits, away from the page. */
  async function asks(who: Person, role: string): Promise<void> {
    const { act } = playground();
    await act.command(who, `/find-insider ${role}`);
    const found = need((await act.inbox(who)).at(-1), 'an answer');
    const form = formOf(await act.press(who, found.id, 'ask'));
    for (const confirmed of [false, true])
      await act.submit(who, form.draftId, { ...form.values, ...ASK }, confirmed);
  }

  /** Their newest message with this button, as soon as it is there, is answered with it. */
  async function answers(who: Person, action: 'yes' | 'not-now'): Promise<void> {
    const { act } = playground();
    const withButton = async () =>
      (await act.inbox(who)).findLast((each) => buttonsOf(each.message).some((b) => b.action === action));
    await expect.poll(withButton, { timeout: 10_000 }).toBeDefined();
    await act.press(who, need(await withButton(), action).id, action);
  }

  it('tells the story from the first command to the thank-you', { timeout: 60_000 }, async () => {
    await openAskForm();
    expect(await line().inputValue()).toBe('');
    await page.getByLabel('Whether it is right for me').check();
    await background().fill('Biology teacher');
    await message().fill('Too short');
    await button('Preview').click();
    await page.getByText('A little more, please').waitFor();
    expect(await message().inputValue()).toBe('Too short');
    expect(await message().evaluate((element) => element.matches(':focus'))).toBe(true);

    await message().fill(HONEST);
    await button('Preview').click();
    await page.getByRole('heading', { name: 'Preview' }).waitFor();
    await button('Back').click();
    expect(await message().inputValue()).toBe(HONEST);
    expect(await page.getByLabel('Whether it is right for me').isChecked()).toBe(true);
    await button('Preview').click();
    await dialog().getByRole('button', { name: 'Send' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await page.getByText('Priya Raman gets it now.').waitFor();

    await page.locator('#act-as-priya .unread').waitFor();
    await actAs('priya');
    await page.getByText('would love 20 minutes with you').waitFor();
    await button('Happy to chat').click();
    await page.getByRole('link', { name: 'Maya Okafor 1 unread' }).click();
    await page.getByText('Good questions to start from').waitFor();
    await line().fill('Hello Maya!');
    await line().press('Enter');
    await actAs('maya');
    await page.getByText('Hello Maya!').waitFor();
    await page.reload();
    await page.getByText('Hello Maya!').waitFor();

    await button('Skip to the next nudge').click();
    await page.getByText('2 messages have arrived, for Maya and Priya.').waitFor();
    await page.getByRole('link', { name: /^Find-Insider/ }).click();
    await page.getByText('found a time for your chat?').waitFor();
    await button('Yes').click();
    await page.getByText('have a time. Enjoy the chat!').waitFor();
    await button('Skip to the next nudge').click();
    await button('We met').click();
    await page.getByText('Wonderful that you two met!').waitFor();
    await actAs('priya');
    await page.getByText('You have now helped 1 person').waitFor();
  });

  it('can be walked with the keyboard alone', async () => {
    await line().focus();
    await page.keyboard.type('/find-insider data scientist');
    await page.keyboard.press('Enter');
    await button('Ask Priya').focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await page.keyboard.press('Space');
    const firstHope = dialog().getByRole('checkbox').first();
    expect(await firstHope.isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await button('Back to “Ask for a chat”').focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    expect(await firstHope.isChecked()).toBe(true);
  });

  it('keeps a form that was begun over a reload and over another form', async () => {
    await openAskForm();
    await page.getByLabel('Whether it is right for me').check();
    await message().fill(HONEST);
    await page.reload();
    await button('Back to “Ask for a chat”').click();
    expect(await message().inputValue()).toBe(HONEST);
    expect(await page.getByLabel('Whether it is right for me').isChecked()).toBe(true);
    await page.keyboard.press('Escape');

    await line().fill('/be-insider');
    await line().press('Enter');
    await page.getByLabel('Your job title now').fill('Biology teacher');
    await page.keyboard.press('Escape');
    await button('Back to “Be an insider”').waitFor();
    await button('Back to “Ask for a chat”').click();
    expect(await message().inputValue()).toBe(HONEST);
    await background().fill('Biology teacher');
    await button('Preview').click();
    await dialog().getByRole('button', { name: 'Send' }).click();
    await page.getByText('Priya Raman gets it now.').waitFor();
    // What is sent is no longer begun; the other form still is.
    await button('Back to “Be an insider”').waitFor();
    expect(await button('Back to “Ask for a chat”').count()).toBe(0);
    await actAs('priya');
    await page.getByText('would love 20 minutes with you').waitFor();
    expect(await button('Back to “Be an insider”').count()).toBe(0);
  });

  it('leaves the focus at the message whose button was pressed', async () => {
    await asks(maya, 'product manager');
    await actAs('sofia');
    await button('Happy to chat').focus();
    await page.keyboard.press('Enter');
    await page.getByText('You said yes to').waitFor();
    const focused = () => page.evaluate('document.activeElement?.closest("li.message")?.textContent ?? ""');
    await expect.poll(focused).toContain('You said yes to');
  });

  it('keeps an open form, its focus and its text while the chat moves on', async () => {
    await asks(maya, 'product manager');
    await page.reload();
    await openAskForm();
    await message().fill('Half a sent');
    await answers(sofia, 'not-now');
    await page.getByText("can't make time for your request").waitFor();
    expect(await message().evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.type('ence');
    expect(await message().inputValue()).toBe('Half a sentence');
  });

  it('keeps what is being typed into the line, and where somebody has scrolled to', async () => {
    for (let count = 0; count < 4; count++) await playground().act.command(maya, '/find-insider nurse');
    await asks(maya, 'product manager');
    await page.reload();
    const scroll = page.getByRole('region', { name: 'Messages' });
    await scroll.evaluate((element) => element.scrollTo(0, -300));
    await line().fill('/find-in');
    await answers(sofia, 'not-now');
    await page.getByText("can't make time for your request").waitFor({ state: 'attached' });
    expect(await line().inputValue()).toBe('/find-in');
    expect(await scroll.evaluate((element) => element.scrollTop)).toBeLessThan(-200);
  });

  it('says in the form that nothing is lost while the database hangs, and sends it afterwards', async () => {
    await openAskForm();
    await page.getByLabel('Whether it is right for me').check();
    await background().fill('Biology teacher');
    await message().fill(HONEST);
    wire.stall();
    await button('Preview').click();
    await dialog().getByText('Not saved yet, nothing is lost').waitFor();
    expect(await message().inputValue()).toBe(HONEST);
    wire.flow();
    await button('Preview').click();
    await page.getByRole('heading', { name: 'Preview' }).waitFor();
    await dialog().getByRole('button', { name: 'Send' }).click();
    await page.getByText('Priya Raman gets it now.').waitFor();
  });

  it('says it, too, when a button was pressed while the database hangs', async () => {
    await line().fill('/find-insider data scientist');
    await line().press('Enter');
    await button('Ask Priya').waitFor();
    wire.stall();
    await button('Ask Priya').click();
    await page.getByRole('alert').getByText('Please try again').waitFor();
    wire.flow();
    await button('Ask Priya').click();
    await dialog().waitFor();
  });

  it('marks what others receive, and says what a skip brought, without a reload', async () => {
    await asks(maya, 'product manager');
    await page.locator('#act-as-sofia .unread').getByText('1', { exact: false }).waitFor();
    await button('Skip to the next nudge').click();
    await page.getByText(/It is now Thu .*\. 1 message has arrived, for Sofía\./).waitFor();
    expect(await page.locator('#act-as-sofia .unread').textContent()).toMatch(/^2/);
    await page.getByRole('link', { name: 'Act as Sofía' }).click();
    await page.getByText('A request is still waiting for you').waitFor();
  });

  it('keeps what is newer when the answer to a press comes late', async () => {
    await asks(maya, 'product manager');
    await page.locator('#act-as-sofia .unread').getByText('1', { exact: false }).waitFor();
    const brought = page.getByText(/It is now Thu .*\. 1 message has arrived, for Sofía\./);
    await page.route('**/skip', async (route) => {
      const answer = await route.fetch();
      await brought.waitFor();
      // As it would have been drawn just before the message arrived.
      const body = (await answer.text())
        .replaceAll(/data-drawn="[^"]+"/g, 'data-drawn="1"')
        .replace('1 message has arrived, for Sofía', 'No message has arrived so far');
      await route.fulfill({ response: answer, body });
    });
    await Promise.all([page.waitForResponse('**/skip'), button('Skip to the next nudge').click()]);
    await page.waitForTimeout(300);
    expect(await brought.isVisible()).toBe(true);
  });

  it('brings on a skipped day what falls due in somebody else’s working hours', async () => {
    // It is evening in Tokyo, on this day and the next: in between, Hana had a whole working day.
    await asks(maya, 'ux designer');
    await button('Skip a day').click();
    await page.getByText(/It is now Wed .*\. 1 message has arrived, for Hana\./).waitFor();
  });

  it('fits a narrow phone, in the dark too', async () => {
    page = await open({ viewport: { width: 360, height: 640 }, colorScheme: 'dark' });
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    await openAskForm();
    await page.getByLabel('Whether it is right for me').check();
    await background().fill('Biology teacher');
    await message().fill('W'.repeat(200));
    await button('Preview').click();
    await page.getByRole('heading', { name: 'Preview' }).waitFor();
    expect(await overflow()).toBe(0);
    expect(await dialog().evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await dialog().getByRole('button', { name: 'Send' }).click();
    await page.getByText('Priya Raman gets it now.').waitFor();
    // Whoever has received something is in sight, wherever they stand in the list; so is what to try.
    expect(await page.getByText('Try:').isVisible()).toBe(true);
    const strip = await page.locator('#act-as-priya .unread').boundingBox();
    expect(strip && strip.x + strip.width).toBeLessThanOrEqual(360);
    await actAs('priya');
    await page.getByText('WWWW').waitFor();
    expect(await overflow()).toBe(0);
  });

  it('completes commands', async () => {
    const completions = await page
      .locator('datalist option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value')));
    expect(completions).toContain('/find-insider data scientist');
    expect(completions).toContain('/insider pause');
    await button('/find-insider').click();
    expect(await line().inputValue()).toBe('/find-insider ');
    expect(await line().evaluate((element) => element.matches(':focus'))).toBe(true);
  });
}

function person(id: string): Person {
  return need(personBy(id), id);
}
