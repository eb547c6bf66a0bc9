// A community under test: the real core on a real database, a clock that the test moves, a messenger that keeps what
// it is given. Alarms ring when the clock passes them, as a queue and a worker would make them.

import { createStore } from '../../src/adapters/postgres/store.ts';
import { type App, createApp } from '../../src/core/app.ts';
import type { Action, Actor } from '../../src/core/commands.ts';
import { ourGraph } from '../../src/core/matching/our-graph.ts';
import type {
  Answer,
  Block,
  Button,
  Form,
  Message,
  Span,
  Text,
  Values,
} from '../../src/core/messages/model.ts';
import type { Alarm, Ports, Tx } from '../../src/core/ports.ts';
import type { Timings } from '../../src/core/timings.ts';
import { createFakeMessenger, type Delivered } from '../fakes/messenger.ts';
import { createTestDatabase } from './database.ts';
import { recordingLog } from './log.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A Tuesday morning in London. */
export const TUESDAY_10 = new Date('2026-11-24T10:00:00Z');

export type World = Awaited<ReturnType<typeof createWorld>>;
export type Someone = ReturnType<World['person']>;

export async function createWorld(
  options: { start?: Date; timings?: Timings; resendSafeForMs?: number } = {},
) {
  const database = await createTestDatabase();
  const log = recordingLog();
  const { lines } = log;
  const store = createStore({ url: database.url, log });
  const messenger = createFakeMessenger(options);
  let now = options.start ?? TUESDAY_10;
  const pending: (Alarm & { at: number })[] = [];
  let count = 0;
  const ports: Ports = {
    store,
    messengers: { test: messenger },
    alarms: {
      async set(alarms: Alarm[]) {
        for (const alarm of alarms) pending.push({ ...alarm, at: now.getTime() + alarm.delayMs });
      },
    },
    clock: { now: () => now },
    ids: { next: () => crypto.randomUUID(), reference: () => `REF${++count}` },
    log,
    roles: ourGraph(),
  };
  // On a busy machine a slow answer is no broken rule; what happens after the real limit is in crashes.test.ts.
  const app: App = createApp(ports, options.timings, 25_000);

  /** Rings every alarm that is due now, as often as new ones come. */
  async function ring(): Promise<void> {
    for (;;) {
      const index = pending.findIndex((alarm) => alarm.at <= now.getTime());
      const [alarm] = index < 0 ? [] : pending.splice(index, 1);
      if (!alarm) return;
      if (alarm.task === 'send') await app.deliver(alarm.communityId, alarm.nudgeId);
      else await app.revise(alarm.communityId, alarm.nudgeId);
    }
  }

  /** Lets this much time (ms) pass: alarms ring when they are due, the sweep runs when a deadline passes and at the end. */
  async function pass(ms: number): Promise<void> {
    const end = now.getTime() + ms;
    await ring();
    while (now.getTime() < end) {
      const moments = [
        ...pending.map((each) => each.at),
        await nextDeadline(),
        now.getTime() + DAY / 4,
      ].filter((at) => at > now.getTime());
      now = new Date(Math.min(end, ...moments));
      await ring();
      await app.sweep();
      await ring();
    }
  }

  async function nextDeadline(): Promise<number> {
    const community = (await store.communities()).find(({ tenantId }) => tenantId === 'T1');
    const next = community && (await store.transaction(community.id, (tx) => tx.nextMoment()));
    return next ? next.at.getTime() + 1 : Number.POSITIVE_INFINITY;
  }

  function person(externalId: string, about: Partial<Actor> = {}) {
    const actor: Actor = {
      platform: 'test',
      tenantId: 'T1',
      externalId,
      name: externalId.charAt(0).toUpperCase() + externalId.slice(1),
      timeZone: 'Europe/London',
      ...about,
    };
    const slash = async (line: string): Promise<Answer> => {
      const [name = '', ...rest] = line.slice(1).split(' ');
      const command = { kind: 'slash', name: name as 'insider', text: rest.join(' ') } as const;
      const answer = await app.handle({ actor, command });
      await app.shown(answer);
      return answer;
    };
    const press = (action: Action, id: string) =>
      app.handle({ actor, command: { kind: 'press', action, id } });
    const submit = (form: Form, values: Values, confirmed = false) =>
      app.handle({
        actor,
        command: { kind: 'submit', draftId: form.draftId, values: { ...form.values, ...values }, confirmed },
      });
    /** Review and send. */
    async function send(form: Form, values: Values = {}): Promise<Answer> {
      const first = await submit(form, values);
      return first.kind === 'form' && first.form.review ? submit(form, values, true) : first;
    }
    const inbox = (): Delivered[] => messenger.delivered.filter(({ to }) => to.includes(externalId));
    const last = (): Delivered => need(inbox().at(-1), `a message to ${externalId}`);
    return {
      actor,
      slash,
      press,
      submit,
      send,
      inbox,
      last,
      /** Presses a button of the newest message that has it. */
      async answer(action: Action): Promise<Answer> {
        const message = need(
          inbox().findLast((each) => buttonsOf(each.message).some((button) => button.action === action)),
          `a message with ${action}`,
        );
        return press(
          action,
          need(
            buttonsOf(message.message).find((b) => b.action === action),
            action,
          ).id,
        );
      },
      async volunteers(values: Values = {}): Promise<void> {
        const form = formOf(await slash('/be-insider'));
        const saved = await send(form, {
          title: 'Data Scientist',
          industry: 'Fintech',
          years: '8',
          ...values,
        });
        if (saved.kind !== 'message') throw new Error(`volunteering failed: ${JSON.stringify(saved)}`);
      },
      /** Searches and gives the Ask buttons, best first. */
      async finds(role: string): Promise<Button[]> {
        return buttonsOf(messageOf(await slash(`/find-insider ${role}`))).filter((b) => b.action === 'ask');
      },
      /** Searches, asks the first (or the given) card, reviews and sends. */
      async asks(role: string, values: Values = {}, index = 0): Promise<Answer> {
        const card = need((await this.finds(role))[index], `card ${index} for ${role}`);
        return this.asksCard(card.id, values);
      },
      async asksCard(id: string, values: Values = {}): Promise<Answer> {
        const opened = await press('ask', id);
        return opened.kind === 'form' ? send(opened.form, { ...ASK, ...values }) : opened;
      },
    };
  }

  return {
    app,
    store,
    messenger,
    ports,
    lines,
    pending,
    database,
    person,
    ring,
    pass,
    now: () => now,
    setNow: (at: Date) => {
      now = at;
    },
    async communityId(): Promise<string> {
      return need(
        (await store.communities()).find(({ tenantId }) => tenantId === 'T1'),
        'the community',
      ).id;
    },
    async read<T>(look: (tx: Tx) => Promise<T>): Promise<T> {
      return store.transaction(await this.communityId(), look);
    },
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

export const ASK: Values = {
  hopes: ['day-to-day'],
  message: 'I teach biology and wonder about data science. How do your days look?',
  background: 'Biology teacher',
  minutes: '20',
};

export function need<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`expected ${what}`);
  return value;
}

export function formOf(answer: Answer): Form {
  if (answer.kind !== 'form') throw new Error(`expected a form, got ${JSON.stringify(answer)}`);
  return answer.form;
}

export function messageOf(answer: Answer): Message {
  if (answer.kind !== 'message') throw new Error(`expected a message, got ${JSON.stringify(answer)}`);
  return answer.message;
}

export function buttonsOf(message: Message): Button[] {
  return message.blocks.flatMap((block) => ('buttons' in block ? block.buttons : []));
}

/** Everything a message says, as one text. Mentions are `@externalId`. */
export function textOf(message: Message): string {
  return message.blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'quote':
      return block.text;
    case 'text':
    case 'note':
      return spans(block.text);
    case 'list':
      return block.items.map(spans).join('\n');
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${spans(value)}`).join('\n');
    case 'card':
      return [
        spans(block.title),
        ...block.lines.map(spans),
        ...block.buttons.map(({ label }) => `[${label}]`),
      ].join('\n');
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    default:
      return block satisfies never;
  }
}

const spans = (text: Text): string => text.map(spanText).join('');

function spanText(span: Span): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('mention' in span) return `@${span.mention.externalId}`;
  if ('link' in span) return `${span.text} <${span.link}>`;
  return span.time.toISOString();
}
