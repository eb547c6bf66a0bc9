// What an adapter knows of a command before the core has answered it.

import { describe, expect, it } from 'vitest';
import { type Command, mayOpenForm } from '../../src/core/commands.ts';

describe('what may be answered with a form', () => {
  const typed = (name: 'find-insider' | 'be-insider' | 'insider', text: string): Command => ({
    kind: 'slash',
    name,
    text,
  });
  const yes: Command[] = [
    typed('be-insider', ''),
    typed('be-insider', 'please'),
    typed('find-insider', ' \u200b '),
    typed('insider', ' Pause'),
    typed('insider', 'stop'),
    typed('insider', 'withdraw'),
    typed('insider', 'timezone Lisbon'),
    { kind: 'press', action: 'ask', id: 's-1' },
    { kind: 'press', action: 'edit-profile', id: 'me' },
    { kind: 'reopen', draftId: 'd-1' },
  ];
  const no: Command[] = [
    typed('find-insider', 'data scientist'),
    typed('insider', ''),
    typed('insider', 'resume'),
    typed('insider', 'help me pause'),
    typed('insider', 'setup'),
    { kind: 'press', action: 'yes', id: 'm-1' },
    { kind: 'submit', draftId: 'd-1', values: {}, confirmed: false },
  ];

  it.each(yes)('for %o', (command) => expect(mayOpenForm(command)).toBe(true));
  it.each(no)('but not for %o', (command) => expect(mayOpenForm(command)).toBe(false));
});
