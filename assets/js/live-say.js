// Says to screen readers what has arrived in a thread: whatever comes within a few seconds in one sentence, not each post.
//
// [data-live-say] with data-new and data-changed, each a sentence with "{count}".

const COLLECTS_FOR = 3_000;

export class Announcer {
  // `unread()` gives the ids of new posts that were not read yet; they are counted until they are.
  constructor(line, unread) {
    this.line = line;
    this.unread = unread;
    this.added = new Set();
    this.changed = new Set();
  }

  collect(added, changed) {
    if (!this.line) return;
    added.forEach((id) => this.added.add(id));
    changed.forEach((id) => this.changed.add(id));
    if (this.added.size + this.changed.size > 0) this.later ??= setTimeout(() => this.say(), COLLECTS_FOR);
  }

  say() {
    const text = this.added.size
      ? this.line.dataset.new.replace("{count}", new Set([...this.added, ...this.unread()]).size)
      : this.line.dataset.changed.replace("{count}", this.changed.size);
    this.later = undefined;
    this.added.clear();
    this.changed.clear();
    // The same sentence twice is only read out when the line was empty in between.
    this.line.textContent = "";
    setTimeout(() => (this.line.textContent = text), 50);
  }
}
