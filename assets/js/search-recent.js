// What was searched for in this browser by this reader: kept here only, never sent, and forgotten on request.
const MOST = 8;

export function recentSearches(reader) {
  const key = `searches:${reader}`;
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  };
  const write = (kept) => {
    try {
      localStorage.setItem(key, JSON.stringify(kept.slice(0, MOST)));
    } catch {
      // No storage: the box works without it.
    }
  };
  return {
    matching: (typed) => read().filter((text) => text !== typed && text.toLowerCase().startsWith(typed.toLowerCase())),
    add: (text) => text && write([text, ...read().filter((other) => other !== text)]),
    forget: () => write([]),
  };
}
