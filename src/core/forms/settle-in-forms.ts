// The forms about where and when: a member's time zone, and a community's settings.

import type { Field, Step } from '../messages/model.ts';
import { COMMON_ZONES, zoneLabel } from '../time-zones.ts';

export const ZONE_STEPS: Step[] = [
  {
    title: 'Your time zone',
    intro: [{ kind: 'text', text: ['So that my messages reach you in your own day, never at night.'] }],
    fields: [
      {
        key: 'common',
        label: 'The same time as in…',
        kind: 'choice',
        required: false,
        options: COMMON_ZONES.map((zone) => ({ value: zone, label: zoneLabel(zone) })),
      },
      {
        key: 'place',
        label: 'Or a big city near you',
        kind: 'text',
        required: false,
        max: 60,
        placeholder: 'Lisbon',
      },
    ],
  },
];

export const SETUP_FIELDS: Field[] = [
  {
    key: 'zone',
    label: 'Time zone of this community',
    kind: 'text',
    required: true,
    max: 60,
    hint: 'A big city or a zone. It counts for members whose own I do not know.',
    placeholder: 'London',
  },
  {
    key: 'introductionsIn',
    label: 'Channel for introductions',
    kind: 'text',
    required: false,
    max: 100,
    hint: 'A text channel that members can see. Each pair gets a private thread there.',
    placeholder: 'insider-introductions',
  },
];

export const setupSteps = (fields: Field[]): Step[] => [{ title: 'Set up Find-Insider', intro: [], fields }];
