// The whole story in the playground: its people act as its page lets them, on the real core, database and queue.

import { openPlaygroundStage } from '../support/stages/playground-stage.ts';
import { tellTheStory } from './one-story.ts';

tellTheStory('the playground', openPlaygroundStage);
