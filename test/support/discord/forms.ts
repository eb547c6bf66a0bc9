// Filling in a modal as a person would: from plain values to what Discord's client submits, with the checks it makes
// before it sends anything.
import { ComponentType as Kind } from 'discord.js';
import type { FormValues, Json, SeenComponent } from './shapes.ts';

type Given = FormValues[string] | undefined;
type Filled = { state: Json; complaint: string | null };

const REQUIRED = 'This field is required';
const count = (text: string) => [...text].length;

const pick = (field: SeenComponent, wanted: string): string => {
  const options = field.options ?? [];
  const found =
    options.find((option) => option.value === wanted) ?? options.find((option) => option.label === wanted);
  if (found) return found.value;
  throw new Error(`No option "${wanted}"; there are: ${options.map((one) => one.label).join(', ')}`);
};

const defaults = (field: SeenComponent) =>
  (field.options ?? []).filter((option) => option.default).map((option) => option.value);

/** Chosen options as values; what is not given keeps what the form began with. */
export function choose(field: SeenComponent, given: Given): string[] {
  if (given === undefined) return defaults(field);
  const wanted = [given ?? []].flat().filter((one) => typeof one === 'string' && one !== '');
  return wanted.map((one) => pick(field, String(one)));
}

/** What the client says of a choice of several, or null. Nothing chosen is fine where nothing is required. */
export function choiceComplaint(field: SeenComponent, values: string[]): string | null {
  const { min_values = 1, max_values = 1, required = true } = field;
  if (values.length === 0) return required && min_values > 0 ? REQUIRED : null;
  if (values.length < min_values) return `Choose at least ${min_values}`;
  return values.length > max_values ? `Choose at most ${max_values}` : null;
}

const fillText = (field: SeenComponent, given: Given): Filled => {
  const value = String(given === undefined ? (field.value ?? '') : (given ?? ''));
  const { required = true, min_length = 0, max_length = 4000 } = field;
  const length = count(value);
  const short = length > 0 && length < min_length ? `Must be ${min_length} or more in length` : null;
  const long = length > max_length ? `Must be ${max_length} or fewer in length` : null;
  return { state: { value }, complaint: required && !value.trim() ? REQUIRED : (short ?? long) };
};

const fillField = (field: SeenComponent, given: Given): Filled => {
  switch (field.type) {
    case Kind.TextInput:
      return fillText(field, given);
    case Kind.StringSelect:
    case Kind.CheckboxGroup: {
      const values = choose(field, given);
      const most = field.max_values ?? (field.type === Kind.CheckboxGroup ? field.options?.length : 1);
      return { state: { values }, complaint: choiceComplaint({ ...field, max_values: most }, values) };
    }
    case Kind.RadioGroup: {
      const value = choose(field, given)[0] ?? null;
      return { state: { value }, complaint: value === null && field.required !== false ? REQUIRED : null };
    }
    case Kind.Checkbox:
      return { state: { value: Boolean(given ?? field.default) }, complaint: null };
    default:
      throw new Error(`The stand-in cannot fill in components of type ${field.type}`);
  }
};

/** The inputs of a modal, each with what stands above it. */
const fieldsOf = (components: SeenComponent[]) =>
  components.flatMap((top): { field: SeenComponent; label?: string }[] => {
    if (top.component) return [{ field: top.component, label: top.label }];
    return (top.components ?? []).map((field) => ({ field, label: field.label }));
  });

/**
 * Fills in a modal's components. `given` names fields by custom_id or label. `complaints` holds what the client would
 * say under a field, by its label. Throws on an unknown field.
 */
export function fill(components: SeenComponent[], given: FormValues) {
  const complaints: Record<string, string> = {};
  const used = new Set<string>();
  const fields = fieldsOf(components);
  const states = new Map<SeenComponent, Json>();
  for (const { field, label } of fields) {
    const { type, id, custom_id } = field;
    const name = [custom_id, label].find((one) => one !== undefined && one in given);
    if (name !== undefined) used.add(name);
    const { state, complaint } = fillField(field, name === undefined ? undefined : given[name]);
    if (complaint) complaints[label ?? custom_id ?? ''] = complaint;
    states.set(field, { type, id, custom_id, ...state });
  }
  const strays = Object.keys(given).filter((name) => !used.has(name));
  const known = fields.map(({ field, label }) => `${label} (${field.custom_id})`).join(', ');
  if (strays.length > 0) throw new Error(`No field "${strays.join('", "')}"; there are: ${known}`);
  const submitted = components.map(({ type, id, component, components: row }): Json => {
    if (component) return { type, id, component: states.get(component) };
    return row ? { type, id, components: row.map((field) => states.get(field)) } : { type, id };
  });
  return { submitted, complaints };
}
