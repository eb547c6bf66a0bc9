// Discord's components as people read them: words, with [buttons]; mentions as @Name, times as a Londoner sees them.

import { ComponentType } from 'discord.js';
import { DateTime } from 'luxon';
import { everything, isButton } from '../discord/components.ts';
import type { SeenComponent, SeenModal } from '../discord/shapes.ts';
import type { Words } from './stage.ts';

type NameOf = (id: string) => string;

/** Everything that Discord's Markdown turns into something else; what stands after a backslash comes first. */
const MARKED =
  /\\([^0-9A-Za-z\s])|<@(\d+)>|<t:(\d+):\w>|\[((?:\\.|[^\]\\])*)\]\(<([^>]*)>\)|<(https?:\/\/[^>]*)>|(\*\*)|^(#{1,3} |-# |> )|^(- )/gm;

/** Markdown as it is shown. */
export function readMarkdown(text: string, nameOf: NameOf = (id) => id): string {
  return text.replace(
    MARKED,
    (
      _all,
      literal?: string,
      person?: string,
      time?: string,
      words?: string,
      address?: string,
      link?: string,
      bold?: string,
      mark?: string,
      bullet?: string,
    ) => {
      if (literal !== undefined) return literal;
      if (person) return `@${nameOf(person)}`;
      if (time) return inLondon(Number(time));
      if (words !== undefined) return `${readMarkdown(words, nameOf)} (${address})`;
      if (link) return link;
      if (bold || mark) return '';
      return bullet ? '• ' : '';
    },
  );
}

const inLondon = (seconds: number): string =>
  DateTime.fromSeconds(seconds, { zone: 'Europe/London' })
    .setLocale('en')
    .toFormat("cccc d LLLL yyyy 'at' HH:mm");

/** Lines of text, in the order of the components. */
export function wordsOf(components: readonly SeenComponent[], nameOf?: NameOf): string {
  return components.map((one) => partWords(one, nameOf)).join('\n');
}

function partWords(part: SeenComponent, nameOf?: NameOf): string {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return readMarkdown(part.content ?? '', nameOf);
    case ComponentType.ActionRow:
      return (part.components ?? []).map(({ label }) => `[${label}]`).join(' ');
    case ComponentType.Container:
      return wordsOf(part.components ?? [], nameOf);
    case ComponentType.Label:
      return [part.label, part.description].filter(Boolean).join(' ');
    default:
      throw new Error(`No words for a component of type ${part.type}`);
  }
}

export const buttonsIn = (components: SeenComponent[]): string[] =>
  everything(components)
    .filter(isButton)
    .map(({ label }) => label ?? '');

/** The inputs of a modal, each by its label. */
export const inputsOf = ({ components }: SeenModal): { label: string; input: SeenComponent }[] =>
  components.flatMap(({ label, component }) => (component ? [{ label: label ?? '', input: component }] : []));

/** What the inputs of a modal hold before anybody types, by label; options by label, too. */
export function initialWords(modal: SeenModal): Words {
  return Object.fromEntries(
    inputsOf(modal).map(({ label, input }): [string, string | string[]] => {
      if (!input.options) return [label, input.value ?? ''];
      const chosen = input.options.filter((option) => option.default).map((option) => option.label);
      return [label, input.type === ComponentType.CheckboxGroup ? chosen : (chosen[0] ?? '')];
    }),
  );
}

/** What somebody types who only wants to see the next step: the example that each required field gives. */
export function examples(modal: SeenModal): Words {
  return Object.fromEntries(
    inputsOf(modal).flatMap(({ label, input }): [string, string][] => {
      if (input.required === false || initialWords(modal)[label]?.length) return [];
      return [[label, input.options ? (input.options[0]?.label ?? '') : (input.placeholder ?? 'Example')]];
    }),
  );
}
