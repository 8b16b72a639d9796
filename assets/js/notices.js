// Keeps the number at the bell true: asks every minute while the page is looked at, and at once when the open thread's
// socket says that it has changed. No live region: nobody's reading is interrupted by a number.

const ASKS_EVERY = 60_000;
// The pages of many people do not ask in the same instant, and in a lively thread none asks at every post.
const WAITS_AT_MOST = 1_000;
const ASKS_AT_MOST_EVERY = 10_000;

class Bell {
  constructor(link) {
    this.link = link;
    this.words = link.querySelector("[data-notice-words]");
    this.count = link.querySelector("[data-notice-count]");
    this.most = Number(link.dataset.most);
    this.tag = "";
    this.askedAt = -Infinity;
  }

  start() {
    document.addEventListener("visibilitychange", () => (document.hidden ? this.rest() : this.ask()));
    document.addEventListener("notices:changed", () => this.askSoon());
    window.addEventListener("pageshow", (event) => event.persisted && this.ask());
    window.addEventListener("pagehide", () => this.rest());
    if (!document.hidden) this.askLater();
  }

  rest() {
    clearTimeout(this.next);
  }

  askLater(wait = ASKS_EVERY) {
    this.rest();
    this.next = setTimeout(() => this.ask(), wait);
  }

  askSoon() {
    if (document.hidden) return;
    const rest = Math.max(0, this.askedAt + ASKS_AT_MOST_EVERY - performance.now());
    this.askLater(rest + Math.random() * WAITS_AT_MOST);
  }

  async ask() {
    this.rest();
    this.askedAt = performance.now();
    try {
      const answer = await fetch(this.link.dataset.notices, { headers: { Accept: "application/json", "If-None-Match": this.tag } });
      if (answer.status === 401) return;
      if (answer.ok) {
        this.tag = answer.headers.get("ETag") ?? "";
        this.show((await answer.json()).unread);
      }
    } catch {
      // Not reachable: the number stays, and the next question tells.
    }
    if (!document.hidden) this.askLater();
  }

  show(unread) {
    // The name of what somebody stands on does not change under her; it does when she leaves.
    if (document.activeElement === this.link) {
      this.link.addEventListener("blur", () => this.show(unread), { once: true });
      return;
    }
    this.count.hidden = unread === 0;
    this.count.textContent = unread > this.most ? `${this.most}+` : String(unread);
    this.words.textContent = unread === 0 ? this.words.dataset.none : this.words.dataset.some.replace("{count}", unread);
  }
}

export function noticeBell() {
  const link = document.querySelector("[data-notices]");
  if (link) new Bell(link).start();
}
