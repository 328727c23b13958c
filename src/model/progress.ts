/** What a run is doing. */
export type Stage = 'unpacking' | 'reading' | 'migrating' | 'checking' | 'writing' | 'reporting';

/**
 * Told what a run is doing, at each stage and again and again inside the long ones. A run is synchronous, so that no timer
 * could look at it.
 *
 * @param files how many files the stage has done so far, where it goes file by file
 */
export type OnProgress = (stage: Stage, files?: number) => void;
