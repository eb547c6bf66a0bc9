// A form of the core as the content of the page's dialog: all steps one below the other, then what others will see.

import type { FC } from 'hono/jsx';
import type { Field, Form, FormId, Values } from '../../core/messages/model.ts';
import { MessageBody } from './render.tsx';

/** These show what the other side will see before anything is sent. */
const REVIEWED: readonly FormId[] = ['ask', 'be-insider'];

/** Lists travel under this prefix, so that one ticked box is still a list. */
const LIST = 'list.';
const ONE = 'value.';

/** What came back from the dialog, as the core wants it. */
export function valuesFrom(data: FormData): Values {
  const values: Values = {};
  for (const key of data.keys()) {
    const texts = data.getAll(key).filter((value) => typeof value === 'string');
    if (key.startsWith(LIST)) values[key.slice(LIST.length)] = texts.filter((text) => text !== '');
    if (key.startsWith(ONE)) values[key.slice(ONE.length)] = texts.at(-1) ?? '';
  }
  return values;
}

export const FormDialog: FC<{ form: Form; person: string; channel: string }> = ({
  form,
  person,
  channel,
}) => (
  // data-fresh: the page's script opens the dialog and moves the focus.
  <form
    id={`form-${form.draftId}`}
    class="dialog-form"
    hx-post="/form"
    hx-swap="none"
    hx-sync="this:drop"
    novalidate
    data-fresh
  >
    <input type="hidden" name="as" value={person} />
    <input type="hidden" name="in" value={channel} />
    <input type="hidden" name="draft" value={form.draftId} />
    <header>
      <h2 id="dialog-title">{form.title}</h2>
      <button type="button" class="quiet" data-close>
        Close
      </button>
      <p id="dialog-trouble" class="trouble" role="alert" />
    </header>
    <div class="dialog-fields" hidden={form.review !== undefined} data-fields>
      {form.steps.map((step, index) => (
        <section>
          {form.steps.length > 1 || step.title !== form.title ? <h3>{step.title}</h3> : null}
          {step.intro.length > 0 ? <MessageBody message={{ blocks: step.intro }} pressable={null} /> : null}
          {step.fields.map((field, place) => (
            <FieldView form={form} field={field} first={index === 0 && place === 0} />
          ))}
        </section>
      ))}
      <footer>
        <button type="submit" class="primary">
          {REVIEWED.includes(form.id) ? 'Preview' : form.submit}
        </button>
      </footer>
    </div>
    {form.review ? (
      <section class="review" data-review aria-labelledby="review-title">
        <h3 id="review-title" tabindex={-1}>
          Preview
        </h3>
        <div class="preview">
          <MessageBody message={form.review} pressable={null} />
        </div>
        <footer>
          <button type="submit" class="primary" name="confirmed" value="yes">
            {form.submit}
          </button>
          <button type="button" class="plain" data-back>
            Back
          </button>
        </footer>
      </section>
    ) : null}
  </form>
);

const FieldView: FC<{ form: Form; field: Field; first: boolean }> = ({ form, field, first }) => {
  const id = `f-${form.draftId}-${field.key}`;
  const error = form.errors[field.key];
  const hint = field.hint ?? lengthHint(field);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const grouped = field.kind === 'choices' || (field.kind === 'choice' && isShort(field.options));
  const parts = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
    autofocus: first || undefined,
  };
  const notes = (
    <>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
  const label = (
    <>
      {field.label}
      {field.required ? null : <span class="optional"> (optional)</span>}
    </>
  );
  return grouped ? (
    <fieldset class="field" aria-describedby={described || undefined}>
      <legend>{label}</legend>
      {notes}
      <Input form={form} field={field} parts={parts} />
    </fieldset>
  ) : (
    <div class="field">
      <label for={id}>{label}</label>
      {notes}
      <Input form={form} field={field} parts={parts} />
    </div>
  );
};

type Parts = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
  autofocus: true | undefined;
};

const Input: FC<{ form: Form; field: Field; parts: Parts }> = ({ form, field, parts }) => {
  const given = form.values[field.key];
  const text = typeof given === 'string' ? given : '';
  const name = `${ONE}${field.key}`;
  switch (field.kind) {
    case 'text':
      return (
        <input
          {...parts}
          type="text"
          name={name}
          value={text}
          placeholder={field.placeholder}
          autocomplete="off"
        />
      );
    case 'longText':
      return (
        <textarea {...parts} name={name} rows={5} placeholder={field.placeholder}>
          {text}
        </textarea>
      );
    case 'choice':
      return isShort(field.options) ? (
        <Ticks type="radio" name={name} field={field} chosen={[text]} parts={parts} />
      ) : (
        <select {...parts} name={name}>
          {text === '' ? <option value="">Choose…</option> : null}
          {field.options.map((option) => (
            <option value={option.value} selected={option.value === text}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'choices': {
      const chosen = Array.isArray(given) ? given : [];
      return (
        <Ticks type="checkbox" name={`${LIST}${field.key}`} field={field} chosen={chosen} parts={parts} />
      );
    }
    default:
      return field satisfies never;
  }
};

type Ticked = { type: 'radio' | 'checkbox'; name: string; chosen: string[]; parts: Parts };

const Ticks: FC<Ticked & { field: Field & { kind: 'choice' | 'choices' } }> = ({
  type,
  name,
  field,
  chosen,
  parts,
}) => (
  <div class="ticks">
    {/* Nothing ticked is an answer too. */}
    <input type="hidden" name={name} value="" />
    {field.options.map((option, index) => (
      <label class="tick" for={`${parts.id}-${index}`}>
        <input
          type={type}
          id={`${parts.id}-${index}`}
          name={name}
          value={option.value}
          checked={chosen.includes(option.value)}
          aria-invalid={parts['aria-invalid']}
          autofocus={(index === 0 && parts.autofocus) || undefined}
        />
        <span>{option.label}</span>
      </label>
    ))}
  </div>
);

/** Few enough to be seen at once; more are folded into a list. */
const isShort = (options: readonly unknown[]): boolean => options.length <= 5;

const lengthHint = (field: Field): string | undefined =>
  field.kind === 'longText' ? `${field.min ?? 0}–${field.max} characters` : undefined;
