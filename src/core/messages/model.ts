// What the bot says and asks, as plain data. Adapters render it; user text travels as spans, never as markup,
// so that each renderer can escape it for its own platform.

import type { Action } from '../commands.ts';

/** A person to address on the platform. Only where `core/visibility` allows the name to be seen. */
export type Mention = { externalId: string; name: string };

/** A piece of running text. A string is literal: the renderer escapes it. Times are instants, shown in `zone` (IANA). */
export type Span =
  | string
  | { bold: string }
  | { mention: Mention }
  | { link: string; text: string }
  | { time: Date; zone: string; show: 'date' | 'date-time' };

export type Text = Span[];

/** `id` is opaque to the platform; the core checks tenant, actor and state again when it comes back. */
export type Button = { action: Action; id: string; label: string; style?: 'primary' | 'danger' };

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: Text }
  /** Words of a member, or a note to copy: shown set apart, exactly as typed. */
  | { kind: 'quote'; text: string }
  | { kind: 'list'; items: Text[] }
  | { kind: 'fields'; fields: { label: string; value: Text }[] }
  | { kind: 'card'; title: Text; lines: Text[]; buttons: Button[] }
  | { kind: 'buttons'; buttons: Button[] }
  /** Small print: what happens next and when. */
  | { kind: 'note'; text: Text };

export type Message = { blocks: Block[] };

export type Option = { value: string; label: string };

/** Sizes count characters for texts. `choices` may be any number of its options. */
export type Field = {
  key: string;
  label: string;
  required: boolean;
  hint?: string;
} & (
  | { kind: 'text' | 'longText'; min?: number; max: number; placeholder?: string }
  | { kind: 'choice' | 'choices'; options: Option[] }
);

export type Step = { title: string; intro: Block[]; fields: Field[] };

export type FormId =
  | 'be-insider'
  | 'find-insider'
  | 'ask'
  | 'pause'
  | 'stop'
  | 'withdraw'
  | 'time-zone'
  | 'setup';

/** Text fields and `choice` hold a string ('' when empty), `choices` a list. */
export type Values = Record<string, string | string[]>;

/**
 * A form in steps of at most four fields. When every field is right and something will be shown to others, the core
 * sends the form back with `review`: what the other side will see, with a button to send and one to go back.
 */
export type Form = {
  id: FormId;
  draftId: string;
  title: string;
  /** The label of the button that sends the form. */
  submit: string;
  steps: Step[];
  values: Values;
  /** Field key → what to change. Never blames. */
  errors: Record<string, string>;
  review?: Message;
};

/** `matters`: there is still something to tell. */
export type Told = { communityId: string; nudgeId: string; matters: boolean };

/** What an adapter shows to the person who just acted. */
export type Answer =
  /** Only to the actor. `replaces`: instead of the message whose button was pressed. */
  | {
      kind: 'message';
      message: Message;
      replaces?: boolean;
      /** To organizers: the platform may add what it finds, such as missing permissions. */
      setup?: { introductionsIn: string };
      /** Nudges that the message tells of; they count as told once the adapter says that it was `shown`. */
      tells?: Told[];
    }
  | { kind: 'form'; form: Form }
  /** Saved; the message whose button was pressed is being revised. Nothing more to show. */
  | { kind: 'noted' }
  /** A fault, or no answer in time: words with a reference to quote. Nothing the person typed may be thrown away. */
  | { kind: 'trouble'; text: string; reference: string };
