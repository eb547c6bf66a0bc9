// What a job is: its queue, its names, its payload, and how often it is tried. A job is an alarm clock: it carries
// two ids and nothing else, and the row it points at decides what happens.

import type { JobsOptions } from 'bullmq';
import { z } from 'zod';
import type { Alarm } from '../core/ports.ts';

export const QUEUE_NAME = 'find-insider';

/** The job's name. The prefix keeps the ids of both tasks of one nudge apart. */
const TASKS = { send: 'n', revise: 'r' } as const satisfies Record<Alarm['task'], string>;
export type Task = keyof typeof TASKS;

/** Ids only, never personal text: what is queued outlives a member's wish to be forgotten. */
export const payloadSchema = z.strictObject({ communityId: z.guid(), nudgeId: z.guid() });
export type Payload = z.infer<typeof payloadSchema>;

/**
 * Three tries, 2 s and then 4 s apart, bridge a hiccup; after that the sweep takes over. Finished jobs are removed at
 * once, because a kept one would swallow the next alarm with its id.
 */
const JOB_OPTIONS = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 2_000 },
  removeOnComplete: true,
  removeOnFail: true,
} as const satisfies JobsOptions;

export type JobDefinition = { name: Task; data: Payload; opts: JobsOptions };

/**
 * The job for an alarm. Its id holds the generation, since adding a delayed job again under its old id would leave it
 * delayed; an alarm set twice is one job.
 */
export function toJob({ communityId, nudgeId, generation, task, delayMs }: Alarm): JobDefinition {
  return {
    name: task,
    data: { communityId, nudgeId },
    opts: {
      ...JOB_OPTIONS,
      jobId: `${TASKS[task]}-${nudgeId}-${generation}`,
      delay: Math.max(0, Math.ceil(delayMs)),
    },
  };
}

export function isTask(name: string): name is Task {
  return Object.hasOwn(TASKS, name);
}
