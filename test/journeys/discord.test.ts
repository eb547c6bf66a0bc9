// The whole story in Discord: the bot as `npm start` runs it, connected to the stand-in.

import { openDiscordStage } from '../support/stages/discord-stage.ts';
import { tellTheStory } from './one-story.ts';

tellTheStory('Discord', () => openDiscordStage());
