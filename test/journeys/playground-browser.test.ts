// The playground's page in a real browser, with the scripted core behind it.

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leftOut } from '../support/left-out.ts';
import { say } from '../support/playground/scripted-app.ts';
import { type StartedPlayground, startPlayground } from '../support/playground/start.ts';

const CHROMIUM = '/usr/bin/chromium';
/** It talks to nobody but the page. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (existsSync(CHROMIUM)) {
  describe('the playground in a browser', playgroundInABrowser);
} else {
  leftOut('The playground in a browser', `Chromium is not installed as ${CHROMIUM}.`);
}

function playgroundInABrowser() {
  let started: StartedPlayground;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    started = await startPlayground();
    await started.playground.seed();
    page = await open();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await started?.stop();
    expect(complaints).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}, path = '/'): Promise<Page> {
    const opened = await (await browser.newContext(options)).newPage();
    opened.setDefaultTimeout(10_000);
    complaints = [];
    // Errors of scripts and refusals of the Content-Security-Policy alike.
    opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    opened.on('pageerror', (error) => complaints.push(error.message));
    await opened.goto(`${started.url}${path}`);
    return opened;
  }

  const line = () => page.getByRole('combobox', { name: /^Type a/ });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const actAs = (id: string) => page.locator(`#act-as-${id}`).click();
  const message = () => page.getByLabel('A short, honest message');
  const dialog = () => page.getByRole('dialog');

  async function askPriya() {
    await line().fill('/find-insider data scientist');
    await line().press('Enter');
    await button('Ask').first().click();
    await dialog().waitFor();
  }

  async function envelope(recipient: string) {
    const row = await started.prisma.community.findFirstOrThrow();
    const community = { ...row, clockOffsetMs: Number(row.clockOffsetMs) };
    return { community, nudgeId: crypto.randomUUID(), recipient: { externalId: recipient, name: recipient } };
  }

  it('tells the story from the first command to the introduction', async () => {
    await askPriya();
    expect(await line().inputValue()).toBe('');
    await message().fill('Too short');
    await button('Preview').click();
    await page.getByText('A little more, please').waitFor();
    expect(await message().inputValue()).toBe('Too short');
    expect(await message().evaluate((element) => element.matches(':focus'))).toBe(true);

    await page.getByLabel('Is it right for me').check();
    await message().fill('I teach biology and keep ending up in spreadsheets.');
    await button('Preview').click();
    await page.getByRole('heading', { name: 'Preview' }).waitFor();
    await button('Back').click();
    expect(await message().inputValue()).toBe('I teach biology and keep ending up in spreadsheets.');
    expect(await page.getByLabel('Is it right for me').isChecked()).toBe(true);
    await button('Preview').click();
    await dialog().getByRole('button', { name: 'Send' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await page.getByText('Sent to Priya Raman').waitFor();
    expect(started.app.handled.at(-1)?.command).toMatchObject({
      confirmed: true,
      values: {
        hopes: ['fit'],
        message: 'I teach biology and keep ending up in spreadsheets.',
        minutes: '20',
      },
    });

    await page.locator('#act-as-priya .unread').waitFor();
    await actAs('priya');
    await page.getByText('Maya Okafor would like to hear about your work').waitFor();
    await button('Happy to chat').click();
    await page.getByRole('link', { name: 'Maya Okafor 1 unread' }).click();
    await page.getByText('Maya, meet Priya.').waitFor();
    await line().fill('Hello Maya!');
    await line().press('Enter');
    await actAs('maya');
    await page.getByText('Hello Maya!').waitFor();
    await page.reload();
    await page.getByText('Hello Maya!').waitFor();
  });

  it('can be walked with the keyboard alone', async () => {
    await line().focus();
    await page.keyboard.type('/find-insider data scientist');
    await page.keyboard.press('Enter');
    await button('Ask').first().focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await page.keyboard.press('Space');
    expect(await page.getByLabel('Day-to-day of the role').isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await button('Back to the open form').focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    expect(await page.getByLabel('Day-to-day of the role').isChecked()).toBe(true);
  });

  it('keeps an open form, its focus and its text while the chat moves on', async () => {
    await askPriya();
    await message().fill('Half a sent');
    const before = await page.locator('#stream > .message').count();
    await started.playground.messenger.tell(await envelope('maya'), say('Something arrived meanwhile.'));
    await page.locator('#stream > .message').nth(before).waitFor();
    expect(await message().evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.type('ence');
    expect(await message().inputValue()).toBe('Half a sentence');
  });

  it('keeps what is being typed into the line, and where somebody has scrolled to', async () => {
    for (let count = 0; count < 4; count++)
      await started.playground.act.command(maya(), '/find-insider nurse');
    await page.reload();
    const scroll = page.getByRole('region', { name: 'Messages' });
    await scroll.evaluate((element) => element.scrollTo(0, -300));
    await line().fill('/find-in');
    await started.playground.messenger.tell(await envelope('maya'), say('Something arrived meanwhile.'));
    await page.getByText('Something arrived meanwhile.').waitFor({ state: 'attached' });
    expect(await line().inputValue()).toBe('/find-in');
    expect(await scroll.evaluate((element) => element.scrollTop)).toBeLessThan(-200);
  });

  it('says in the form when something went wrong, and keeps what was typed', async () => {
    await askPriya();
    await message().fill('I teach biology and keep ending up in spreadsheets.');
    started.app.nextAnswer = { kind: 'trouble', text: 'Not saved yet. Press again.', reference: 'blue-7' };
    await button('Preview').click();
    await dialog().getByText('Not saved yet. Press again.').waitFor();
    expect(await message().inputValue()).toBe('I teach biology and keep ending up in spreadsheets.');
    await button('Preview').click();
    await page.getByRole('heading', { name: 'Preview' }).waitFor();
  });

  it('marks what others receive, and says what a skip brought, without a reload', async () => {
    started.time.skipToNext = async () => {
      await started.time.skip(3 * 24 * 3_600_000);
      await started.playground.messenger.tell(await envelope('david'), say('Have you found a time?'));
    };
    await button('Skip to the next nudge').click();
    await page.getByText('It is now Fri 27 Nov, 09:30. 1 message has arrived, for David.').waitFor();
    expect(await page.locator('#act-as-david .unread').textContent()).toMatch(/^1/);
    await page.getByRole('link', { name: 'Act as David' }).click();
    await page.getByText('Have you found a time?').waitFor();
  });

  it('fits a narrow phone, in the dark too', async () => {
    page = await open({ viewport: { width: 360, height: 640 }, colorScheme: 'dark' });
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    await askPriya();
    await message().fill('W'.repeat(200));
    await button('Preview').click();
    await page.getByRole('heading', { name: 'Preview' }).waitFor();
    expect(await overflow()).toBe(0);
    expect(await dialog().evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await dialog().getByRole('button', { name: 'Send' }).click();
    await page.getByText('Sent to Priya Raman').waitFor();
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

const maya = () => ({ id: 'maya', name: 'Maya Okafor', about: '', zone: 'Europe/London' });
