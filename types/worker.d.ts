// What the search worker and the service worker find in their global scope.

/** A page of the search index, as roadmap/search.py writes it. */
interface SearchPage {
  title: string;
  /** Relative to the site's root; the home page has none. */
  url?: string;
  lesson?: boolean;
  names?: string[];
  about?: string[];
  tags?: string[];
  sections: SearchSection[];
  /** What each section says about each form, worked out when the page is first found. */
  weights?: Map<string, number>[];
}

/** Anchor, heading, beginning, new words, names in the prose, names in the code. */
type SearchSection = string[];

interface SearchIndex {
  index: import("minisearch").default;
  pages: SearchPage[];
  has(term: string): boolean;
}

declare const MiniSearch: typeof import("minisearch").default;
/** The search index: search/pages.js sets it. */
declare var pages: SearchPage[];
/** In a release, where the worker is a frame. */
declare var document: { currentScript: { src: string } | null } | undefined;

// TypeScript knows the global scope of dedicated workers only.
declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;
declare function addEventListener<Type extends keyof ServiceWorkerGlobalScopeEventMap>(
  type: Type,
  listener: (event: ServiceWorkerGlobalScopeEventMap[Type]) => void,
): void;
