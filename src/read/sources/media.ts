// Images, audio and video by the endings of their names. They are counted by their names and never opened.

const ENDINGS: Record<string, string[]> = {
  image: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'bmp', 'tif', 'tiff', 'avif', 'heic', 'ppm', 'pgm', 'dcm'],
  audio: ['wav', 'flac', 'mp3', 'ogg', 'opus', 'm4a', 'aac', 'aiff', 'wma'],
  video: ['mp4', 'webm', 'avi', 'mov', 'mkv', 'm4v', 'mpg', 'mpeg'],
};
const KINDS = new Map(Object.entries(ENDINGS).flatMap(([kind, endings]) => endings.map((ending) => [ending, kind])));

/** `image`, `audio` or `video`; undefined for anything else. */
export const mediaKind = (path: string): string | undefined =>
  KINDS.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase());

export const isMedia = (path: string): boolean => mediaKind(path) !== undefined;
