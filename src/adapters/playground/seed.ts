// How the playground comes to life: the sample people volunteer with the same commands that everybody uses.

import { DateTime } from 'luxon';
import type { App } from '../../core/app.ts';
import type { Actor, Command } from '../../core/commands.ts';
import type { Answer, Values } from '../../core/messages/model.ts';
import type { Log } from '../../core/ports.ts';
import type { Chat } from './chat.ts';
import { dmOf } from './chat.ts';
import { firstName, PEOPLE, type Person, PLATFORM, TENANT } from './people.ts';
import type { PlaygroundTime } from './time.ts';

type Seeding = { app: App; chat: Chat; time: PlaygroundTime; log: Log };

/** In the words of the pause form. */
const PAUSE: Values = { length: '3m', date: '' };

export const actorOf = (person: Person): Actor => ({
  platform: PLATFORM,
  tenantId: TENANT,
  externalId: person.id,
  name: person.name,
  timeZone: person.zone,
  isOrganizer: person.isOrganizer ?? false,
});

/**
 * Fills a new playground; does nothing when there is one already. The welcome messages are written last, so that a
 * start that was cut short begins again: volunteering twice only edits.
 * Throws when the core does not take a sample profile, naming the fields it did not like.
 */
export async function seedPlayground(seeding: Seeding): Promise<void> {
  if (!(await seeding.chat.isEmpty())) return;
  for (const person of PEOPLE) {
    if (person.profile)
      await fillIn(seeding, person, { kind: 'slash', name: 'be-insider', text: '' }, person.profile);
    if (person.paused)
      await fillIn(seeding, person, { kind: 'slash', name: 'insider', text: 'pause' }, PAUSE);
  }
  await startOnWeekdayMorning(seeding.time);
  for (const person of PEOPLE) {
    await seeding.chat.post({
      channel: dmOf(person.id),
      author: null,
      onlyFor: null,
      nudgeId: null,
      message: welcome(person),
    });
  }
  seeding.chat.markAllRead();
  seeding.log.info({ count: PEOPLE.length }, 'the playground is ready');
}

/** Command, form, review, send: as a member would. */
async function fillIn(
  { app, log }: Seeding,
  person: Person,
  command: Command,
  values: Values,
): Promise<void> {
  const actor = actorOf(person);
  const act = (next: Command): Promise<Answer> => app.handle({ actor, command: next });
  let answer = await act(command);
  for (const confirmed of [false, true]) {
    if (answer.kind !== 'form') break;
    const { draftId, values: suggested } = answer.form;
    answer = await act({ kind: 'submit', draftId, values: { ...suggested, ...values }, confirmed });
  }
  if (answer.kind === 'trouble') throw new Error(`The playground could not be filled: ${answer.text}`);
  if (answer.kind === 'form') {
    const wrong = Object.keys(answer.form.errors).join(', ');
    const problem = `the ${answer.form.id} form of ${person.id} was not taken (${wrong || 'no reason given'})`;
    // Somebody who could not pause is still somebody to ask; somebody without a profile is a hole in the story.
    if (answer.form.id !== 'be-insider') log.warn({ kind: answer.form.id, reason: wrong }, problem);
    else throw new Error(`The playground could not be filled: ${problem}.`);
  }
}

/**
 * So that the first request arrives at once, and there is a day left to play in: outside Monday to Friday 9–12, on to
 * the next weekday, 9:30.
 */
async function startOnWeekdayMorning(time: PlaygroundTime): Promise<void> {
  const now = DateTime.fromJSDate(time.now(), { zone: time.zone });
  const isMorning = now.weekday <= 5 && now.hour >= 9 && now.hour < 12;
  if (isMorning) return;
  let start = now.set({ hour: 9, minute: 30, second: 0, millisecond: 0 });
  while (start <= now || start.weekday > 5) start = start.plus({ days: 1 });
  await time.skip(start.toMillis() - now.toMillis());
}

function welcome(person: Person) {
  const offer = person.profile
    ? 'You offered short chats about your work. When somebody asks, their request arrives here.'
    : 'I find people here who do the job you are curious about, and introduce you for a short chat.';
  const first = person.profile ? '/insider' : '/find-insider data scientist';
  return {
    blocks: [
      { kind: 'text' as const, text: [`Hi ${firstName(person)}. ${offer}`] },
      { kind: 'note' as const, text: ['To begin, type ', { bold: first }, '.'] },
    ],
  };
}
