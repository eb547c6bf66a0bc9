// Cutting texts for Slack: properties that hold for whatever members type.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp, clampList, LIMITS } from '../../src/adapters/slack/limits.ts';
import { renderMessage } from '../../src/adapters/slack/render.ts';
import { escapeControls } from '../../src/adapters/slack/spans.ts';
import { formView, homeView, pageView, reviewView } from '../../src/adapters/slack/views.ts';
import { ACTIONS } from '../../src/core/commands.ts';
import type { Block, Form, Span, Text } from '../../src/core/messages/model.ts';
import { messageProblems, viewProblems } from '../support/slack/limits.ts';

const graphemes = (text: string) =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map((one) => one.segment);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom('<!channel>', '👩‍👩‍👧‍👦'.repeat(40), '&'.repeat(5_000), 'x'.repeat(10_000), '\ud83d', ''),
);

describe('clamp', () => {
  it('never gives more than was allowed, and leaves what fits as it is', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 300 }), (text, max) => {
        const cut = clamp(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        if (text.toWellFormed().length <= max) expect(cut).toBe(text.toWellFormed());
        else expect(cut.endsWith('…')).toBe(true);
      }),
    );
  });

  it('never splits a character as people see it, nor a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 300 }), (text, max) => {
        const cut = clamp(text, max);
        expect(cut.isWellFormed()).toBe(true);
        const whole = text.toWellFormed();
        if (cut === whole) return;
        const kept = graphemes(cut.slice(0, -1));
        expect(kept).toEqual(graphemes(whole.slice(0, max + 200)).slice(0, kept.length));
      }),
    );
  });

  it('measures what is sent when it is escaped, and never splits an escape', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 300 }), (text, max) => {
        const cut = clamp(text, max, escapeControls);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut).not.toMatch(/[<>]/);
        expect(cut.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
      }),
    );
  });

  it('says with the last item of a list how much was left out', () => {
    expect(clampList([1, 2, 3], 3, () => 0)).toEqual([1, 2, 3]);
    expect(clampList([1, 2, 3, 4], 3, (left) => -left)).toEqual([1, 2, -2]);
  });
});

const span: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  fc.record({ bold: anyText }),
  fc.record({
    mention: fc.record({ externalId: fc.constantFrom('U123ABC', '<!channel>', ''), name: anyText }),
  }),
  fc.record({ link: fc.oneof(fc.webUrl(), anyText, fc.constant('javascript:alert(1)')), text: anyText }),
  fc.record({
    time: fc.date({ noInvalidDate: true }),
    zone: fc.constantFrom('Europe/Berlin', 'Pacific/Apia', 'Nowhere/Else'),
    show: fc.constantFrom('date' as const, 'date-time' as const),
  }),
);
const text: fc.Arbitrary<Text> = fc.array(span, { maxLength: 5 });
const button = fc.record({
  action: fc.constantFrom(...ACTIONS),
  id: fc.uuid(),
  label: anyText,
});
const buttons = fc.array(button, { minLength: 1, maxLength: 30 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: anyText }),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('quote' as const), text: anyText }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 8 }) }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: anyText, value: text }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('card' as const),
    title: text,
    lines: fc.array(text, { maxLength: 4 }),
    buttons,
  }),
  fc.record({ kind: fc.constant('buttons' as const), buttons }),
  fc.record({ kind: fc.constant('note' as const), text }),
);
const blocks = fc.array(block, { maxLength: 60 });

describe('whatever the core says', () => {
  it('is a message that Slack takes', () => {
    fc.assert(
      fc.property(blocks, (some) => {
        const message = renderMessage({ blocks: some });
        expect(messageProblems(message)).toEqual([]);
        expect(message.text.length).toBeGreaterThan(0);
        const names = JSON.stringify(message.blocks).match(/"action_id":"[^"]+"/g) ?? [];
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 30 },
    );
  });

  it('is a page and a home tab that Slack takes', () => {
    fc.assert(
      fc.property(blocks, anyText, (some, title) => {
        expect(viewProblems(pageView(title, { blocks: some }))).toEqual([]);
        expect(viewProblems(homeView({ blocks: some }))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is a form and a review that Slack takes, whatever was typed before', () => {
    const options = fc.uniqueArray(
      fc.record({ value: fc.string({ minLength: 1, maxLength: 20 }), label: anyText }),
      { selector: (one) => one.value, minLength: 1, maxLength: 120 },
    );
    fc.assert(
      fc.property(
        anyText,
        anyText,
        options,
        fc.array(block, { maxLength: 4 }),
        (typed, label, some, intro) => {
          const values = some.map((one) => one.value);
          const form: Form = {
            id: 'ask',
            draftId: 'd1',
            title: label,
            submit: label,
            steps: [
              {
                title: label,
                intro,
                fields: [
                  {
                    key: 'a',
                    label,
                    hint: typed,
                    required: true,
                    kind: 'longText',
                    min: 20,
                    max: 9_000,
                    placeholder: typed,
                  },
                  { key: 'b', label, required: false, kind: 'text', max: 80 },
                  { key: 'c', label, required: true, kind: 'choice', options: some },
                  { key: 'd', label, required: false, kind: 'choices', options: some },
                  { key: 'e', label, required: false, kind: 'choice', options: [] },
                ],
              },
            ],
            values: { a: typed, b: typed, c: values[0] ?? '', d: values },
            errors: {},
            review: { blocks: intro },
          };
          expect(viewProblems(formView(form, [typed, label]))).toEqual([]);
          expect(viewProblems(reviewView(form, { blocks: intro }))).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps to 3,000 characters where Slack has a figure of its own', () => {
    const long = renderMessage({ blocks: [{ kind: 'note', text: ['x'.repeat(9_000), { bold: 'y' }] }] });
    expect(JSON.stringify(long.blocks).length).toBeLessThan(LIMITS.section + 200);
  });
});
