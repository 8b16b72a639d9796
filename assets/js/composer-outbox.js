// What was sent and has not arrived: sent one after the other, again when the connection is back, also after the page was
// closed. Each entry has a key by which the server knows it again, so that it becomes one post however often it is sent.

const WAITS = [2_000, 5_000, 10_000, 30_000];

export class Outbox {
  // `send(entry)` gives "sent", "refused" or "away", or throws; `show(entries)` is called at each change.
  constructor({ name, store, send, show }) {
    Object.assign(this, { name, store, send, show });
    this.attempts = 0;
  }

  get entries() {
    return this.store.get(this.name) ?? this.inMemory ?? [];
  }

  set entries(value) {
    this.inMemory = value;
    this.store.set(this.name, value.length > 0 ? value : null);
    this.show(value);
  }

  start() {
    window.addEventListener("online", () => this.again());
    if (this.entries.length > 0) {
      this.show(this.entries);
      this.work();
    }
  }

  add(entry) {
    this.entries = [...this.entries, entry];
    this.work();
  }

  remove(key) {
    this.entries = this.entries.filter((entry) => entry.key !== key);
  }

  again() {
    this.attempts = 0;
    this.work();
  }

  async work() {
    if (this.working) return;
    clearTimeout(this.later);
    this.working = true;
    try {
      // Two windows of one thread must not send the same one at a time; the key would hold, the order might not.
      const turn = () => this.sendAll();
      await (navigator.locks ? navigator.locks.request(this.name, turn) : turn());
    } finally {
      this.working = false;
    }
  }

  async sendAll() {
    for (let [entry] = this.entries; entry; [entry] = this.entries) {
      const outcome = await this.send(entry).catch(() => "away");
      if (outcome === "away") {
        this.entries = this.entries.map((one) => ({ ...one, failed: true }));
        this.later = setTimeout(() => this.work(), WAITS[Math.min(this.attempts, WAITS.length - 1)]);
        this.attempts += 1;
        return;
      }
      this.attempts = 0;
      this.remove(entry.key);
    }
  }
}
