// Puts posts that others write or change into the open page of a thread. Never touches focus, selection, scroll position
// or the composer: what somebody is reading or writing stays where it is, and what she holds is replaced when she lets go.
//
// The page:  [data-thread] with data-last-seq and data-fragment-url, holding articles with the id "post-<seq>" and data-seq;
//            data-at-end="false" on a page that does not show the end of the thread: new posts are counted, not inserted;
//            data-latest-url, where those are then found.
// The fragment answers with such articles, for everything that changed after a number, with the text of [data-post-count], and
// with each [data-live-part] as it is now.

import { Follower, jittered } from "./live-follow.js";
import { Announcer } from "./live-say.js";
import { isSamePlace } from "./same-place.js";

const FIRST_RETRY = 3_000;
const LONGEST_RETRY = 30_000;
// Nothing more comes from there: the thread is not to be read, or too much was missed to catch up with.
const OVER = new Set([404, 410]);
// What one sends stands there already, and others wait for the same server at this moment.
const OTHERS_FIRST = 200;

const seqOf = (article) => Number(article.dataset.seq ?? article.id.slice("post-".length));
const inView = (element) => {
  const box = element.getBoundingClientRect();
  return box.top < window.innerHeight && box.bottom > 0;
};

// Changes the page and leaves what the reader looks at where it was on the screen.
function inPlace(posts, change) {
  const focus = document.activeElement;
  const held = focus && focus !== document.body && inView(focus) ? focus : posts().find((post) => post.getBoundingClientRect().bottom > 0);
  const { id } = held ?? {};
  const before = held?.getBoundingClientRect().top;
  const frame = document.documentElement.style;
  frame.overflowAnchor = "none";
  change();
  const now = held?.isConnected ? held : id && document.getElementById(id);
  const moved = now ? now.getBoundingClientRect().top - before : 0;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  frame.overflowAnchor = "";
}

class LiveThread {
  constructor(root) {
    this.root = root;
    this.shown = Number(root.dataset.lastSeq);
    this.target = this.shown;
    this.failures = 0;
    this.unseen = new Set();
    this.waiting = new Map();
    this.pill = document.querySelector("[data-live-new]");
    this.announcer = new Announcer(document.querySelector("[data-live-say]"), () => this.unseen);
    this.line = document.querySelector("[data-live-state]");
    this.observer = new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && this.seen(entry.target)));
    this.follower = new Follower({
      thread: root.dataset.thread,
      seq: this.shown,
      advanced: (seq) => this.fetchUpTo(seq),
      changed: (state) => {
        this.showState(state);
        if (state === "live") this.retryNow();
      },
    });
  }

  start() {
    this.pill?.addEventListener("click", () => this.goToNew());
    document.addEventListener("focusout", () => setTimeout(() => this.replaceWaiting()));
    document.addEventListener("toggle", () => this.replaceWaiting(), true);
    document.addEventListener("selectionchange", () => this.replaceWaiting());
    document.addEventListener("thread-live:reached", ({ detail }) => {
      this.follower.reached(detail);
      // The server has just taken a post: it is worth asking.
      this.retryNow();
    });
    window.addEventListener("online", () => this.retryNow());
    this.follower.start();
  }

  posts = () => [...this.root.querySelectorAll("article[id^='post-']")];

  // Fetching: one request at a time; what is announced meanwhile is fetched after it.

  async fetchUpTo(seq) {
    this.target = Math.max(this.target, seq);
    // Where it failed before, hints do not hurry it: every reader gets them at the same moment.
    if (this.fetching || this.retry) return;
    this.fetching = true;
    try {
      if ("sending" in document.documentElement.dataset) await new Promise((resolve) => setTimeout(resolve, OTHERS_FIRST));
      while (this.shown < this.target && this.follower.state !== "ended") await this.fetchOnce();
      this.failures = 0;
    } catch {
      this.retryLater();
    } finally {
      this.fetching = false;
    }
  }

  retryLater() {
    if (this.follower.state === "ended") return;
    const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** this.failures);
    this.failures += 1;
    this.retry = setTimeout(() => this.retryNow(), jittered(wait));
  }

  retryNow() {
    if (!this.retry) return;
    clearTimeout(this.retry);
    this.retry = null;
    this.fetchUpTo(this.target);
  }

  async fetchOnce() {
    const { target } = this;
    const address = new URL(this.root.dataset.fragmentUrl, window.location.href);
    address.searchParams.set("after", this.shown);
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (OVER.has(answer.status) || !isSamePlace(answer, address)) {
      this.follower.end();
      return;
    }
    if (!answer.ok) throw new Error(`fragment: ${answer.status}`);
    const fragment = new DOMParser().parseFromString(await answer.text(), "text/html");
    const count = document.querySelector("[data-post-count]");
    if (count) count.textContent = fragment.querySelector("[data-post-count]")?.textContent ?? count.textContent;
    this.replaceParts(fragment);
    this.apply([...fragment.querySelectorAll("article[id^='post-']")].map((article) => document.importNode(article, true)));
    this.shown = target;
    this.root.dataset.lastSeq = target;
  }

  // Showing

  apply(articles) {
    const fresh = articles.filter((article) => !document.getElementById(article.id) && !this.unseen.has(article.id));
    const changed = articles.filter((article) => document.getElementById(article.id));
    const elsewhere = this.root.dataset.atEnd === "false";
    inPlace(this.posts, () => {
      changed.forEach((article) => this.replace(article));
      if (!elsewhere) fresh.filter((article) => seqOf(article) > this.shown).forEach((article) => this.insert(article));
    });
    const added = elsewhere ? fresh.filter((article) => seqOf(article) > this.shown) : fresh.filter((article) => article.isConnected);
    const ofOthers = added.filter((article) => !("own" in article.dataset));
    ofOthers.forEach((article) => this.unseen.add(article.id));
    // A reaction or a vote is seen by whoever looks, and said to nobody.
    const worthSaying = changed.filter((article) => !("quiet" in article.dataset));
    this.announcer.collect(ofOthers.map(({ id }) => id), worthSaying.map(({ id }) => id));
    // What appears on the screen counts as seen a moment later.
    ofOthers.filter((article) => article.isConnected).forEach((article) => this.observer.observe(article));
    this.showPill();
    this.root.dispatchEvent(new CustomEvent("thread-live:changed", { bubbles: true }));
  }

  // What is said of the thread as a whole: [data-live-part], named the same in page and fragment. Not where somebody reads in it.
  replaceParts(fragment) {
    fragment.querySelectorAll("[data-live-part]").forEach((part) => {
      const old = document.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
      if (!old || this.isHeld(old) || old.innerHTML === part.innerHTML) return;
      inPlace(this.posts, () => old.replaceChildren(...document.importNode(part, true).childNodes));
    });
  }

  insert(article) {
    const before = this.posts().filter((post) => seqOf(post) < seqOf(article)).pop();
    if (before) before.after(article);
    else (this.root.querySelector("[data-posts]") ?? this.root).append(article);
    window.htmx?.process(article);
  }

  replace(article) {
    const old = document.getElementById(article.id);
    if (this.isHeld(old)) {
      this.waiting.set(article.id, article);
      return;
    }
    this.waiting.delete(article.id);
    old.replaceWith(article);
    window.htmx?.process(article);
  }

  // Somebody has the focus in it, marks text of it, has chosen an answer or has something open in it.
  isHeld(post) {
    const selection = document.getSelection();
    const marks = selection && !selection.isCollapsed && selection.containsNode(post, true);
    const chosen = [...post.querySelectorAll("input")].some((input) => input.checked !== input.defaultChecked);
    return marks || chosen || post.contains(document.activeElement) || Boolean(post.querySelector("details[open], dialog[open]"));
  }

  replaceWaiting() {
    if (this.waiting.size === 0) return;
    const ready = [...this.waiting.values()].filter((article) => !this.isHeld(document.getElementById(article.id)));
    if (ready.length > 0) inPlace(this.posts, () => ready.forEach((article) => this.replace(article)));
  }

  seen(article) {
    this.observer.unobserve(article);
    this.unseen.delete(article.id);
    this.showPill();
    this.root.dispatchEvent(new CustomEvent("thread-live:seen", { detail: this.seenUpTo() }));
  }

  // The last post before which, itself included, nothing is left to be seen.
  seenUpTo() {
    const first = Math.min(...[...this.unseen].map((id) => Number(id.slice("post-".length))));
    return Math.max(0, ...this.posts().map(seqOf).filter((seq) => seq < first));
  }

  showPill() {
    if (!this.pill) return;
    const hidden = this.unseen.size === 0;
    // It takes room between the posts and the reply form, in which somebody may be writing.
    if (hidden !== this.pill.hidden) inPlace(this.posts, () => (this.pill.hidden = hidden));
    this.pill.querySelector("span").textContent = this.pill.dataset.text.replace("{count}", this.unseen.size);
  }

  // The reader asks to be led to what is new; only then does the page move.
  goToNew() {
    if (this.unseen.size === 0) return;
    const first = [...this.unseen].map((id) => document.getElementById(id)).find(Boolean);
    if (!first) {
      window.location.assign(this.root.dataset.latestUrl ?? window.location.pathname);
      return;
    }
    first.tabIndex = -1;
    first.scrollIntoView({ block: "start" });
    first.focus({ preventScroll: true });
  }

  showState(state) {
    if (!this.line) return;
    this.line.hidden = false;
    this.line.dataset.state = state;
    this.line.textContent = this.line.dataset[state] ?? "";
  }
}

const root = document.querySelector("[data-thread]");
if (root) new LiveThread(root).start();
