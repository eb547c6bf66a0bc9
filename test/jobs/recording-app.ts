import type { App } from '../../src/core/app.ts';

/** A core that remembers what it was asked to do. `work`: what a delivery takes. */
export function recordingApp(work: () => Promise<void> = async () => {}) {
  const calls: ['deliver' | 'revise', community: string, nudge: string][] = [];
  /** Nudge ids, in order: begun, and ended well. */
  const delivered: string[] = [];
  const finished: string[] = [];
  const app: Pick<App, 'deliver' | 'revise'> = {
    async deliver(community, nudge) {
      calls.push(['deliver', community, nudge]);
      delivered.push(nudge);
      await work();
      finished.push(nudge);
    },
    async revise(community, nudge) {
      calls.push(['revise', community, nudge]);
    },
  };
  return { ...app, calls, delivered, finished };
}
