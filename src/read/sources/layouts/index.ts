// Every layout that is recognised, in the order in which they are asked; the first that knows a folder is followed.
import { coco } from './coco.ts';
import { commonVoice } from './common-voice.ts';
import { croissant } from './croissant.ts';
import { hfShards } from './hf-shards.ts';
import { libriSpeech } from './librispeech.ts';
import { audioFolder, imageFolder } from './media-folder.ts';
import type { Layout } from './read-plan.ts';
import { webDataset } from './webdataset.ts';

export const LAYOUTS: readonly Layout[] = [
  commonVoice,
  libriSpeech,
  coco,
  croissant,
  webDataset,
  imageFolder,
  audioFolder,
  hfShards,
];
