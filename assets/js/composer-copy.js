// What was typed and not sent: kept in the browser, and brought back into a form in which the server may have put other words.

export const store = {
  get: (name) => {
    try {
      return JSON.parse(window.localStorage.getItem(name) ?? "null");
    } catch {
      return null;
    }
  },
  set: (name, value) => {
    try {
      if (value === null) window.localStorage.removeItem(name);
      else window.localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // A full or forbidden store: the server's draft remains.
    }
  },
};

const isSame = (one, other) => one.trimEnd() === other.trimEnd();

// Texts one below the other; none that another contains. The server joins them the same way.
export function joined(...texts) {
  let kept = [];
  texts.forEach((text) => {
    if (!text.trim() || kept.some((other) => other.includes(text.trim()))) return;
    kept = [...kept.filter((other) => !text.includes(other.trim())), text];
  });
  return kept.map((text, place) => (place < kept.length - 1 ? text.trimEnd() : text)).join("\n\n");
}

// `value`: what the server gives. `body`: what was typed here; `stored`: what the server had when it was, null where it had
// nothing of it; `told`: what it was being told since, and may have or not.
export function continued(value, { body, stored = "", told = [] }) {
  if (isSame(body, value) || (stored !== null && isSame(body, stored))) return value;
  const bases = [stored, ...told].filter((base) => base !== null);
  if (bases.some((base) => isSame(base, value))) return body;
  const base = bases.map((one) => one.trimEnd()).find((one) => one && value.startsWith(`${one}\n\n`));
  // A quote below the draft that was typed on.
  return base ? joined(body, value.slice(base.length).trimStart()) : joined(value, body);
}
