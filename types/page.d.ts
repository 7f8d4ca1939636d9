// What the pages' scripts read: the published curriculum, the reader's progress, the theme's globals.

/** roadmap.json as docs/roadmap.schema.json describes it. */
interface Curriculum {
  parts: Part[];
  routes: Route[];
  /** Former checkpoint ids and what each is called today. */
  renamed: Record<string, string>;
}

interface Part {
  id: string;
  title: string;
  planned: number;
  lessons: Lesson[];
}

interface Lesson {
  id: string;
  title: string;
  /** Relative to roadmap.json; in a release, to a file. */
  url: string;
  hours: number;
  level: "Beginner" | "Intermediate" | "Advanced";
  /** The ids of the lessons that come directly before it. */
  requires: string[];
  snippets: number;
  checkpoints: string[];
}

interface Route {
  id: string;
  title: string;
  url: string;
  stages: { name: string; lessons: string[] }[];
}

/** The curriculum with every lesson under its id, in reading order. */
interface Roadmap extends Curriculum {
  lessons: Lessons;
}

type Lessons = Map<string, Lesson>;

/** What the browser stores, each under its key. An import may have brought anything, so every field may be missing. */
interface Stored {
  done: Ticks;
  last: { url: string; title: string };
  plan: Partial<Settings>;
  /** What could not be read: the damaged text under its key and the time. */
  damaged: Record<string, string>;
}

/** Checkpoint ids, each with the day of its tick. */
type Ticks = Record<string, string>;

/** What the reader asks of the planner; days are written as 2026-12-24. */
interface Settings {
  /** The id of a route or of a lesson. */
  goal: string;
  /** A week. */
  hours: number;
  start: string;
  holidays: Holiday[];
}

type Holiday = [first: string, last: string];

interface Plan {
  title: string;
  weeks: Week[];
  /** All that the goal takes, in order. */
  lessons: Lesson[];
  /** Those of them that are not done. */
  todo: Lesson[];
  /** The ids of a route's pages that are not written yet. */
  missing: string[];
}

interface Week {
  from: string;
  to: string;
  /** Days of holiday. */
  off: number;
  hours: number;
  pieces: Piece[];
}

/** What a week holds of a lesson. */
interface Piece {
  lesson: Lesson;
  hours: number;
  /** Whether the goal names it, or only something in the goal requires it. */
  own: boolean;
  /** Whether this is the last of it. */
  ends: boolean;
}

/** What is left of a lesson while the weeks are dealt. */
interface Entry {
  lesson: Lesson;
  own: boolean;
  rest: number;
}

/** A tool's place on its page: built once, updated at every change of the progress. */
interface ToolBox extends HTMLElement {
  update(): void;
}

/** The line below a lesson's checkpoints. */
interface DoneLine extends HTMLElement {
  /** The ids that "Mark the whole lesson as done" ticked. */
  undo?: string[] | null;
}

interface Window {
  /** In a release, where fetch() reads no file. */
  roadmap?: Curriculum;
  /** The theme's stream of pages, when it navigates itself. */
  document$?: { subscribe(show: () => void): void };
}

declare const ICAL: typeof import("ical.js").default;
