// Opening and filling modals and home tabs. Nothing here throws: Slack's refusals are logged, and the caller goes on.

import type { types, webApi } from '@slack/bolt';
import type { Message } from '../../core/messages/model.ts';
import type { Log } from '../../core/ports.ts';
import { faultOf } from './faults.ts';
import { homeView, skeletonView } from './views.ts';

export type Modals = {
  /** The id of the new view, null if Slack did not open it (a trigger lives 3 s and opens one modal). */
  open(triggerId: string, view: types.ModalView): Promise<string | null>;
  openSkeleton(triggerId: string, title: string): Promise<string | null>;
  /** Shows another face of an open view. False if it is closed or Slack did not answer twice. */
  show(viewId: string, view: types.ModalView): Promise<boolean>;
  publish(externalId: string, home: Message): Promise<void>;
};

export function createModals(client: webApi.WebClient, log: Log): Modals {
  const open = async (trigger_id: string, view: types.ModalView): Promise<string | null> => {
    try {
      return (await client.views.open({ trigger_id, view })).view?.id ?? null;
    } catch (error) {
      log.warn({ reason: `views.open: ${faultOf(error).reason}` }, 'Slack did not open a modal');
      return null;
    }
  };

  const show = async (view_id: string, view: types.ModalView, again = true): Promise<boolean> => {
    try {
      await client.views.update({ view_id, view });
      return true;
    } catch (error) {
      const { kind, reason } = faultOf(error);
      // Showing the same view twice is harmless, and the person is looking at "One moment…".
      if (again && kind === 'unclear') return show(view_id, view, false);
      log.warn({ reason: `views.update: ${reason}` }, 'Slack did not change a modal');
      return false;
    }
  };

  return {
    open,
    openSkeleton: (triggerId, title) => open(triggerId, skeletonView(title)),
    show: (viewId, view) => show(viewId, view),
    async publish(user_id, home) {
      await client.views.publish({ user_id, view: homeView(home) });
    },
  };
}
