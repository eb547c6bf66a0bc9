// Walking through the components of messages and modals, and Discord's numbers for their types.
import { ComponentType } from 'discord.js';
import type { SeenComponent } from './shapes.ts';

/** A component and everything inside it, outermost first. */
function* within(component: SeenComponent): Generator<SeenComponent> {
  yield component;
  const inner = [...(component.components ?? []), component.component, component.accessory];
  for (const one of inner) if (one) yield* within(one);
}

export const everything = (components: SeenComponent[]): SeenComponent[] =>
  components.flatMap((one) => [...within(one)]);

const pickers: number[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];
export const isSelect = (component: SeenComponent) => pickers.includes(component.type);
export const isButton = (component: SeenComponent) => component.type === ComponentType.Button;

/** Discord numbers the components that the bot left unnumbered. */
export function numbered(components: SeenComponent[]): SeenComponent[] {
  const copy = structuredClone(components);
  const all = everything(copy);
  const taken = new Set(all.map((one) => one.id).filter((id) => id !== undefined && id !== 0));
  let next = 1;
  for (const one of all) {
    if (one.id) continue;
    while (taken.has(next)) next += 1;
    one.id = next;
    taken.add(next);
  }
  return copy;
}

/** What a component is called in front of people. */
const faceOf = ({ label, placeholder }: SeenComponent) => label ?? placeholder;

/** Finds a button or select by its exact custom_id, what it says, or the custom_id's beginning. */
export function findPressable(components: SeenComponent[], wanted: string): SeenComponent {
  const all = everything(components).filter((one) => isSelect(one) || isButton(one));
  const found =
    all.find((one) => one.custom_id === wanted) ??
    all.find((one) => faceOf(one) === wanted) ??
    all.find((one) => one.custom_id?.startsWith(wanted));
  const there = all.map((one) => `${faceOf(one) ?? `type ${one.type}`} (${one.custom_id ?? one.url})`);
  if (!found)
    throw new Error(`Nothing to press called "${wanted}"; there is: ${there.join(', ') || 'nothing'}`);
  if (found.disabled) throw new Error(`"${wanted}" is disabled`);
  if (!found.custom_id) throw new Error(`"${wanted}" is a link; nobody hears of its press`);
  return found;
}
