// Makes the pictures of the README: starts the bot with an empty playground in a folder of its own, plays Maya's search
// and her introduction to Priya in Chromium, and writes docs/images.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { eraseEmbeddedPostgres } from '../src/adapters/postgres/embedded.ts';
import { createLog } from '../src/adapters/system.ts';
import { parseConfig } from '../src/config.ts';
import { startFindInsider } from '../src/main.ts';
import { chromiumPath, launchChromium } from '../test/support/chromium.ts';

const DESKTOP = { width: 1200, height: 860 };
const PHONE = { width: 360, height: 720 };

const executable = chromiumPath();
if (!executable) {
  process.stderr.write(
    'The screenshots need Chromium: install it (apt-get install chromium), then try again.\n',
  );
  process.exit(1);
}
const dataDir = await mkdtemp(join(tmpdir(), 'find-insider-screenshots-'));
const log = createLog({ level: 'error' });
const settings = parseConfig({ DATA_DIR: dataDir, PORT: '0', PLAYGROUND: 'on' });
if (!settings.ok) throw new Error(settings.problems.join('\n'));
const running = await startFindInsider(settings.config, log);
const browser = await launchChromium(executable);
try {
  await takePictures(browser, running.url);
} finally {
  await browser.close();
  await running.close();
  await eraseEmbeddedPostgres({ dataDir, log });
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);

async function takePictures(browser: Browser, url: string): Promise<void> {
  const open = async (options: BrowserContextOptions, as: string): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(`${url}/?as=${as}`);
    return page;
  };
  const maya = await open({ viewport: DESKTOP, colorScheme: 'light' }, 'maya');
  await maya.locator('#line').fill('/find-insider data scientist');
  await maya.locator('#line').press('Enter');
  await maya.getByRole('button', { name: 'Ask Priya' }).waitFor();
  await save(maya, 'playground-light');
  await askPriya(maya);

  const priya = await open({ viewport: PHONE, colorScheme: 'light', deviceScaleFactor: 2 }, 'priya');
  await priya.getByRole('button', { name: 'Happy to chat' }).waitFor();
  await save(priya, 'playground-phone');
  await priya.getByRole('button', { name: 'Happy to chat' }).click();
  await priya.getByRole('link', { name: 'Maya Okafor 1 unread' }).waitFor();

  // Her page opens where something waits to be read: the introduction.
  const both = await open({ viewport: DESKTOP, colorScheme: 'dark' }, 'maya');
  await both.getByText('Good questions to start from').waitFor();
  await save(both, 'playground-dark');
}

async function askPriya(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask Priya' }).click();
  await page.getByLabel('How my skills carry over').check();
  await page
    .getByLabel('A short, honest message')
    .fill(
      'I have taught biology for six years and keep ending up in spreadsheets. I would love to hear how your days look, and which of my skills carry over.',
    );
  await page.getByLabel('What do you do today?').fill('Biology teacher, learning Python in the evenings');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await page.getByText('gets it now').waitFor();
}

async function save(page: Page, name: string): Promise<void> {
  const path = fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url));
  await page.screenshot({ path });
  process.stdout.write(`docs/images/${name}.png\n`);
}
