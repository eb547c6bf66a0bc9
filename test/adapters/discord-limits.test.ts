// Fitting texts, messages and forms into Discord's limits: properties that hold for whatever members type.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/adapters/discord/custom-ids.ts';
import { afterStep, failedStep, question } from '../../src/adapters/discord/form-messages.ts';
import { clamp, LIMITS } from '../../src/adapters/discord/limits.ts';
import { hasFields, stepModal } from '../../src/adapters/discord/modals.ts';
import { renderMessage } from '../../src/adapters/discord/render.ts';
import { escapeText, markdown, quoted } from '../../src/adapters/discord/spans.ts';
import { ACTIONS } from '../../src/core/commands.ts';
import type { Block, Field, Form, Span } from '../../src/core/messages/model.ts';
import { discordProblems, type Problems } from '../support/discord/problems.ts';
import { readMarkdown } from '../support/stages/discord-words.ts';

const GUILD = '100000000000000009';

let problems: Problems;
beforeAll(async () => {
  problems = await discordProblems();
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom(
    '@everyone',
    '👩‍👩‍👧‍👦'.repeat(40),
    '*'.repeat(5_000),
    'x\n'.repeat(4_000),
    '\ud83d',
    '',
    '  ',
  ),
);
const span: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  anyText.map((bold) => ({ bold })),
  fc
    .record({ externalId: fc.oneof(anyText, fc.constant('100000000000000001')), name: anyText })
    .map((mention) => ({
      mention,
    })),
  fc.record({ link: fc.oneof(fc.webUrl(), anyText), text: anyText }),
  fc.date().map((time) => ({ time, zone: 'Europe/London', show: 'date-time' }) as const),
);
const text = fc.array(span, { maxLength: 6 });
const button = fc.record({
  action: fc.constantFrom(...ACTIONS),
  id: fc.constantFrom('me', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'),
  label: anyText,
});
const buttons = fc.array(button, { maxLength: 8 });
const block: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((words): Block => ({ kind: 'heading', text: words })),
  text.map((words): Block => ({ kind: 'text', text: words })),
  anyText.map((words): Block => ({ kind: 'quote', text: words })),
  fc.array(text, { maxLength: 5 }).map((items): Block => ({ kind: 'list', items })),
  fc
    .array(fc.record({ label: anyText, value: text }), { maxLength: 5 })
    .map((fields): Block => ({ kind: 'fields', fields })),
  fc
    .record({ title: text, lines: fc.array(text, { maxLength: 4 }), buttons })
    .map((card): Block => ({ kind: 'card', ...card })),
  buttons.map((all): Block => ({ kind: 'buttons', buttons: all })),
  text.map((words): Block => ({ kind: 'note', text: words })),
);
const blocks = fc.array(block, { maxLength: 30 });

describe('clamp', () => {
  it('never gives more than was allowed, and leaves what fits as it is', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 300 }), (words, max) => {
        const cut = clamp(words, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
        if (words.toWellFormed().length <= max) expect(cut).toBe(words.toWellFormed());
        else expect(cut.endsWith('…')).toBe(true);
      }),
    );
  });

  it('measures what is sent when it is escaped, and never splits an escape', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 300 }), (words, max) => {
        const cut = clamp(words, max, escapeText);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.replace(/\\[^0-9A-Za-z\s]/g, '')).not.toMatch(/[\\*_~`|<>[\]()#@-]/);
      }),
    );
  });
});

describe('what members typed', () => {
  it('reads as typed, and means nothing', () => {
    fc.assert(
      fc.property(anyText, (words) => {
        expect(readMarkdown(escapeText(words))).toBe(words);
      }),
    );
    const wild =
      '@everyone <@1> <#2> <t:3:F> **b** __u__ ~~s~~ `c` ||x|| [a](b)\n# h\n> q\n- l\nhttps://evil.example';
    expect(escapeText(wild)).toMatchInlineSnapshot(`
      "\\@everyone \\<\\@1\\> \\<\\#2\\> \\<t:3:F\\> \\*\\*b\\*\\* \\_\\_u\\_\\_ \\~\\~s\\~\\~ \\\`c\\\` \\|\\|x\\|\\| \\[a\\]\\(b\\)
      \\# h
      \\> q
      \\- l
      https\\://evil.example"
    `);
  });

  it('stays within the length that it is given, whatever it consists of', () => {
    fc.assert(
      fc.property(text, anyText, fc.integer({ min: 3, max: 500 }), (spans, words, max) => {
        expect(markdown(spans, max).length).toBeLessThanOrEqual(max);
        expect(quoted(words, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('every message', () => {
  it('is one that Discord takes, whatever it holds', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect(problems.ofMessage(renderMessage({ blocks: all }, GUILD, ['100000000000000001']))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('may notify the person addressed and nobody else', () => {
    expect(renderMessage({ blocks: [] }, GUILD).allowed_mentions).toEqual({ parse: [] });
    expect(renderMessage({ blocks: [] }, GUILD, ['1']).allowed_mentions).toEqual({ parse: [], users: ['1'] });
  });
});

const field: fc.Arbitrary<Field> = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    label: anyText,
    required: fc.boolean(),
    hint: anyText,
    shape: fc.oneof(
      fc.record({
        kind: fc.constantFrom('text', 'longText'),
        max: fc.integer({ min: 1, max: 9_000 }),
        placeholder: anyText,
      }),
      fc
        .record({ kind: fc.constantFrom('choice', 'choices'), labels: fc.array(anyText, { maxLength: 40 }) })
        .map(({ kind, labels }) => ({
          kind,
          options: labels.map((label, at) => ({ value: `v${at}`, label })),
        })),
    ),
  })
  .map(({ shape, ...about }) => ({ ...about, ...shape }) as Field);
const step = fc.record({
  title: anyText,
  intro: fc.array(block, { maxLength: 3 }),
  fields: fc.uniqueArray(field, { selector: ({ key }) => key, maxLength: 4 }),
});
const form: fc.Arbitrary<Form> = fc.record({
  id: fc.constantFrom('ask', 'be-insider', 'stop', 'pause'),
  draftId: fc.constant('00000000-0000-4000-8000-000000000001'),
  title: anyText,
  submit: anyText,
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  values: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof(anyText, fc.constantFrom('v1', 'v2'))),
  errors: fc.dictionary(fc.constantFrom('a', 'b', 'z'), anyText),
});

describe('every form', () => {
  it('is modals and messages that Discord takes, whatever it holds', () => {
    fc.assert(
      fc.property(form, fc.option(blocks), fc.boolean(), (about, review, inPlace) => {
        const whole = { ...about, ...(review ? { review: { blocks: review } } : {}) };
        expect(problems.ofMessage(question(whole, GUILD))).toEqual([]);
        for (const at of whole.steps.keys()) {
          expect(problems.ofMessage(afterStep(whole, at, GUILD))).toEqual([]);
          if (whole.steps[at]?.fields.some((one) => !('options' in one) || one.options.length > 0))
            expect(problems.ofModal(stepModal(whole, at, GUILD, inPlace))).toEqual([]);
        }
        expect(hasFields(whole)).toBe(whole.steps.some(({ fields }) => fields.length > 0));
        const failed = { guildId: GUILD, draftId: whole.draftId, step: 0, last: true };
        expect(problems.ofMessage(failedStep(whole.title, failed))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('custom ids', () => {
  const draftId = '00000000-0000-4000-8000-000000000001';
  it('come back as they were sent, within 100 characters', () => {
    const all = [
      ...ACTIONS.map((action) => ({ kind: 'press' as const, action, guildId: GUILD, id: draftId })),
      { kind: 'step' as const, guildId: GUILD, draftId, step: 2 },
      { kind: 'modal' as const, guildId: GUILD, draftId, step: 0, last: true, inPlace: false },
      { kind: 'send' as const, guildId: GUILD, draftId, confirmed: true },
      { kind: 'again' as const, guildId: GUILD, draftId, step: 1, last: false },
    ];
    for (const carried of all) {
      expect(encode(carried).length).toBeLessThanOrEqual(LIMITS.customId);
      expect(decode(encode(carried))).toEqual(carried);
    }
  });

  it('of nobody of ours mean nothing', () => {
    fc.assert(fc.property(anyText, (words) => void decode(words)));
    for (const stray of ['', 'p', 'p|ask', 'p|dance|1|2', 'm|1', 'm|1|2|x', 'o|1|2|', 'x|1|2|3', 'o|1|2|-1'])
      expect(decode(stray)).toBeNull();
  });
});
