// Every layout that is recognised, in the order in which they are asked; the first that knows a folder is followed.
import { commonVoice } from './common-voice.ts';
import type { Layout } from './read-plan.ts';

export const LAYOUTS: readonly Layout[] = [commonVoice];
