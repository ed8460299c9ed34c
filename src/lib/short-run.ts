// How Node 20 spends a run of about a second: optimising code that runs for milliseconds, and collecting a heap that starts
// small, take longer than they gain. Loops over large files are still optimised, a few milliseconds later. The flags belong
// to that release of the engine; later ones complain about what they do not know, so they keep their defaults.
import { setFlagsFromString } from 'node:v8';

if (process.versions.node.startsWith('20.'))
  for (const flag of ['--interrupt-budget=1000000', '--min-semi-space-size=16']) setFlagsFromString(flag);
