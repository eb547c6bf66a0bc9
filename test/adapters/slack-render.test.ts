// How messages and forms look in Slack: golden files, and what must hold for members' own words.

import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../src/adapters/slack/manifest.ts';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import {
  formView,
  homeView,
  pageView,
  reviewView,
  skeletonView,
  withTrouble,
} from '../../src/adapters/slack/views.ts';
import type { Form, Message } from '../../src/core/messages/model.ts';
import { messageProblems, viewProblems } from '../support/slack/limits.ts';

const golden = (name: string, value: unknown) =>
  expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(`../golden/slack/${name}.json`);

const friday = new Date('2026-11-27T08:00:00Z');
const ada = { externalId: 'U10ADA0000', name: 'Ada' };

const everyKind: Message = {
  blocks: [
    { kind: 'heading', text: 'Ada would like to talk to you' },
    {
      kind: 'text',
      text: [
        'Hello ',
        { mention: ada },
        ', this is ',
        { bold: 'your' },
        ' turn until ',
        { time: friday, zone: 'Europe/Berlin', show: 'date-time' },
        ' (',
        { link: 'https://example.org/book', text: 'a link' },
        ').',
      ],
    },
    { kind: 'quote', text: 'I run a café.\nHow are *your* days?' },
    { kind: 'list', items: [['What surprised you?'], ['What would you ', { bold: 'change' }, '?']] },
    {
      kind: 'fields',
      fields: [
        { label: 'Hopes', value: ['The day-to-day of the role'] },
        { label: 'Until', value: [{ time: friday, zone: 'Europe/Berlin', show: 'date' }] },
      ],
    },
    {
      kind: 'card',
      title: ['Grace, data scientist'],
      lines: [['8 years, fintech'], ['The role you asked for']],
      buttons: [{ action: 'ask', id: 's-1', label: 'Ask Grace', style: 'primary' }],
    },
    {
      kind: 'card',
      title: [{ mention: { externalId: 'U11LIN0000', name: 'Lin' } }],
      lines: [],
      buttons: [{ action: 'ask', id: 's-2', label: 'Ask Lin' }],
    },
    {
      kind: 'buttons',
      buttons: [
        { action: 'yes', id: 'm-1', label: 'Happy to chat', style: 'primary' },
        { action: 'not-now', id: 'm-1', label: 'Not now' },
        { action: 'withdraw', id: 'r-1', label: 'Withdraw', style: 'danger' },
      ],
    },
    { kind: 'note', text: ['Plain small print.'] },
    { kind: 'note', text: ['You hear by ', { time: friday, zone: 'Europe/Berlin', show: 'date-time' }, '.'] },
  ],
};

const form: Form = {
  id: 'ask',
  draftId: 'd-1',
  title: 'Ask Grace',
  submit: 'Send to Grace',
  steps: [
    {
      title: 'What you hope for',
      intro: [{ kind: 'text', text: ['A conversation, not a job application.'] }],
      fields: [
        {
          key: 'hopes',
          label: 'What do you hope to learn?',
          required: true,
          kind: 'choices',
          options: [
            { value: 'day', label: 'The day-to-day' },
            { value: 'fit', label: 'Is it right for me' },
          ],
        },
        {
          key: 'message',
          label: 'A short message',
          hint: 'Names you write here would be seen.',
          required: true,
          kind: 'longText',
          min: 20,
          max: 600,
          placeholder: 'Hello …',
        },
      ],
    },
    {
      title: 'You',
      intro: [],
      fields: [
        { key: 'employer', label: 'Employer', required: false, kind: 'text', max: 80 },
        {
          key: 'minutes',
          label: 'How long?',
          required: true,
          kind: 'choice',
          options: ['15', '20'].map((value) => ({ value, label: `${value} minutes` })),
        },
        {
          key: 'industry',
          label: 'Industry',
          required: false,
          kind: 'choice',
          options: Array.from({ length: 12 }, (_, index) => ({
            value: `i${index}`,
            label: `Industry ${index}`,
          })),
        },
      ],
    },
  ],
  values: { hopes: ['fit'], message: 'Hello Grace, I wonder …', minutes: '20', industry: 'i3' },
  errors: {},
};

describe('a message in Slack', () => {
  it('has every kind of block', async () => {
    const message = renderMessage(everyKind);
    expect(messageProblems(message)).toEqual([]);
    await golden('every-kind-of-block', message);
  });

  it('has another golden file as home tab and as page', async () => {
    expect(viewProblems(homeView(everyKind))).toEqual([]);
    await golden('home', homeView(everyKind));
    await golden('page', pageView('Asked', everyKind));
    await golden('skeleton', skeletonView('Find-Insider'));
  });

  it('never makes a mention, a link or markup of what members wrote', () => {
    const evil = '<!channel> <@U10ADA0000> <https://evil.example|my bank> *b* _i_ ~s~ `c` @everyone &lt;';
    const { text, blocks } = renderMessage({
      blocks: [
        { kind: 'heading', text: evil },
        { kind: 'text', text: [evil, { bold: evil }, { mention: { externalId: '!channel', name: evil } }] },
        { kind: 'quote', text: evil },
        { kind: 'fields', fields: [{ label: evil, value: [evil] }] },
        { kind: 'note', text: [evil] },
        { kind: 'note', text: [evil, { bold: evil }, { link: 'https://example.org/|<!here>', text: evil }] },
      ],
    });
    expect(text).not.toMatch(/[<>]/);
    const marked = JSON.stringify(blocks).match(/"type":"mrkdwn","text":"([^"]*)"/g) ?? [];
    expect(marked).toHaveLength(1);
    // One bold of ours, nothing of theirs; the disguised address of the link span is no address.
    expect(marked[0]?.match(/[*_~`]/g)).toEqual(['*', '*']);
    expect(marked[0]).not.toMatch(/<[^>]*>/);
    const kinds = new Set([...JSON.stringify(blocks).matchAll(/"type":"(\w+)"/g)].map((one) => one[1]));
    for (const kind of ['user', 'link', 'broadcast', 'channel', 'usergroup'])
      expect(kinds).not.toContain(kind);
  });

  it('keeps a quote exactly as typed, for copying', () => {
    const note = 'Dear Grace,\n\n*thank* you_all ~ `x` <3 & more';
    const { blocks } = renderMessage({ blocks: [{ kind: 'quote', text: note }] });
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: note }] }],
      },
    ]);
  });

  it('names people in the notification instead of mentioning them twice', () => {
    expect(renderMessage({ blocks: [{ kind: 'text', text: ['Hello ', { mention: ada }] }] }).text).toBe(
      'Hello Ada',
    );
  });

  it('tells times in the given zone where Slack can’t show them', () => {
    const { text } = renderMessage({
      blocks: [{ kind: 'text', text: [{ time: friday, zone: 'Pacific/Apia', show: 'date-time' }] }],
    });
    expect(text).toBe('Friday 27 November 2026 at 21:00 (Pacific/Apia)');
  });
});

describe('a form in Slack', () => {
  it('shows all steps in one modal, with what was typed before', async () => {
    expect(viewProblems(formView(form))).toEqual([]);
    await golden('form', formView(form));
  });

  it('says on top what has no field on the page', async () => {
    await golden('form-with-errors', formView(form, ['Message: a little longer, please.']));
  });

  it('shows its review with the button that sends', async () => {
    const view = reviewView(form, { blocks: [{ kind: 'quote', text: 'Hello Grace, I wonder …' }] });
    expect(viewProblems(view)).toEqual([]);
    await golden('review', view);
  });

  it('keeps the review and its button when something went wrong, and says so once', () => {
    const review = reviewView(form, { blocks: [{ kind: 'quote', text: 'R&D <3' }] });
    // As Slack may hand it back: escaped.
    const echo = JSON.parse(JSON.stringify(review).replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    const first = withTrouble(echo, 'Not saved yet.');
    const second = withTrouble(
      { ...first, private_metadata: first.private_metadata ?? '' },
      'Still not saved.',
    );
    expect(viewProblems(second)).toEqual([]);
    expect(JSON.stringify(second)).not.toContain('Not saved yet.');
    expect(second.blocks.slice(1)).toEqual(review.blocks);
    expect(second.submit).toEqual(review.submit);
  });
});

describe('the app manifest', () => {
  it('is made from the commands', async () => {
    await golden('manifest', slackManifest());
  });
});
