import { describe, expect, it } from 'vitest';
import { FormDialog } from '../../src/adapters/playground/form.tsx';
import { MessageBody } from '../../src/adapters/playground/render.tsx';
import type { Block, Form, Message } from '../../src/core/messages/model.ts';
import { askForm, offerTo } from '../support/playground/scripted-app.ts';

const MESSAGE_ID = '00000000-0000-4000-8000-000000000001';
const PRESSABLE = { person: 'maya', channel: 'dm:maya', messageId: MESSAGE_ID };

const render = (message: Message): string => lines(MessageBody({ message, pressable: PRESSABLE }));
const renderForm = (form: Form): string => lines(FormDialog({ form, person: 'maya', channel: 'dm:maya' }));

/** One element per line, so that a change is a readable diff. */
const lines = (markup: unknown): string => `${String(markup).replaceAll('><', '>\n<')}\n`;

const golden = (name: string): string => `../golden/playground/${name}.html`;

const MAYA = {
  platform: 'playground',
  tenantId: 'playground',
  externalId: 'maya',
  name: 'Maya',
  timeZone: null,
};

/** Keyed by kind, so that a new kind of block does not compile without its golden file. */
const BLOCKS: { [Kind in Block['kind']]: Block & { kind: Kind } } = {
  heading: { kind: 'heading', text: 'Somebody would like to hear about your work' },
  text: {
    kind: 'text',
    text: [
      'Plain, ',
      { bold: 'bold' },
      ', ',
      { mention: { externalId: 'priya', name: 'Priya Raman' } },
      ', ',
      { link: 'https://example.com/book?a=1&b=2', text: 'a link' },
      ', ',
      { time: new Date('2026-11-24T22:30:00Z'), zone: 'Asia/Tokyo', show: 'date' },
      ' and ',
      { time: new Date('2026-11-24T22:30:00Z'), zone: 'Asia/Tokyo', show: 'date-time' },
    ],
  },
  quote: { kind: 'quote', text: 'Two\nlines' },
  list: { kind: 'list', items: [['One'], ['Two, ', { bold: 'bold' }]] },
  fields: { kind: 'fields', fields: [{ label: 'How long', value: ['20 minutes'] }] },
  card: {
    kind: 'card',
    title: ['Priya Raman'],
    lines: [['Senior Data Scientist, 8 years']],
    buttons: [{ action: 'ask', id: 's-1', label: 'Ask', style: 'primary' }],
  },
  buttons: {
    kind: 'buttons',
    buttons: [
      { action: 'yes', id: 'm-1', label: 'Happy to chat', style: 'primary' },
      { action: 'not-now', id: 'm-1', label: 'Not now' },
      { action: 'stop', id: 'me', label: 'Stop', style: 'danger' },
    ],
  },
  note: { kind: 'note', text: ['You hear by Tuesday.'] },
};

describe('messages as HTML', () => {
  it.each(Object.values(BLOCKS))('renders a $kind as in its golden file', async (block) => {
    await expect(render({ blocks: [block] })).toMatchFileSnapshot(golden(`block-${block.kind}`));
  });

  it('shows whatever was typed as text', () => {
    const typed = '<img src=x onerror=alert(1)> <hx-partial hx-target="body">&amp; "quoted"';
    const message: Message = {
      blocks: [
        { kind: 'heading', text: typed },
        { kind: 'text', text: [typed, { bold: typed }, { mention: { externalId: typed, name: typed } }] },
        { kind: 'quote', text: typed },
        { kind: 'list', items: [[typed]] },
        { kind: 'fields', fields: [{ label: typed, value: [typed] }] },
        {
          kind: 'card',
          title: [typed],
          lines: [[typed]],
          buttons: [{ action: 'ask', id: typed, label: typed }],
        },
        { kind: 'note', text: [{ link: 'https://example.com/"><b>', text: typed }] },
      ],
    };
    const html = render(message);
    expect(html).not.toMatch(/<(img|hx-|b>)/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,hi',
    'JaVaScRiPt:alert(1)',
    '//example.com',
    'not a link',
    '',
  ])('does not link to %j', (link) => {
    const html = render({ blocks: [{ kind: 'text', text: [{ link, text: 'the words' }] }] });
    expect(html).toContain('the words');
    expect(html).not.toContain('href');
  });
});

describe('forms as HTML', () => {
  it('renders all steps of a form as in its golden file', async () => {
    await expect(renderForm(askForm('draft-1', {}))).toMatchFileSnapshot(golden('form'));
  });

  it('keeps what was typed and says what to change', async () => {
    const html = renderForm(askForm('draft-1', { message: 'Too <b>short', hopes: ['fit'], minutes: '15' }));
    await expect(html).toMatchFileSnapshot(golden('form-with-errors'));
    expect(html).toContain('>Too &lt;b&gt;short</textarea>');
  });

  it('shows what others will see, with the typed values kept underneath', async () => {
    const message = 'I teach biology and keep ending up in spreadsheets.';
    const form = {
      ...askForm('draft-1', { message, hopes: ['day', 'fit'] }),
      review: offerTo(MAYA, message),
    };
    await expect(renderForm(form)).toMatchFileSnapshot(golden('form-with-review'));
  });

  it('does not let a preview be pressed', () => {
    const html = renderForm({ ...askForm('draft-1', {}), review: offerTo(MAYA, 'Hello') });
    expect(html).not.toContain('hx-post="/press"');
  });
});
