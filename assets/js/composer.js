// The reply form of a thread: what is typed is kept in the browser and on the server, what is sent appears at once with its
// state, and what could not be sent is sent again, once and in order. Without script the form is sent as forms are.
//
// The page:  form[data-composer] with data-keep, a name of person and thread, and texts for each state;
//            template[data-pending-post] with places [data-text], [data-state], [data-retry] and [data-take-back].

import { Outbox } from "./composer-outbox.js";
import { isSamePlace } from "./same-place.js";

const KEEPS_AFTER = 300;
const SAVES_AFTER = 4_000;
const STANDS_WITHIN = 2_000;

const store = {
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

// Until the page has taken the post in: what was sent is never nowhere.
function standing(seq) {
  return new Promise((resolve) => {
    const stop = () => {
      document.removeEventListener("thread-live:changed", look);
      resolve();
    };
    const look = () => document.getElementById(`post-${seq}`) && stop();
    document.addEventListener("thread-live:changed", look);
    setTimeout(stop, STANDS_WITHIN);
    look();
  });
}

class Composer {
  constructor(form) {
    this.keep = `draft:${form.dataset.keep}`;
    this.adopt(form);
    this.outbox = new Outbox({
      name: `outbox:${form.dataset.keep}`,
      store,
      send: (entry) => this.send(entry),
      show: (entries) => this.show(entries),
    });
  }

  adopt(form) {
    this.form = form;
    this.text = form.elements.body;
    form.addEventListener("submit", (event) => this.submitted(event));
    form.addEventListener("input", () => this.typed());
  }

  start() {
    const kept = store.get(this.keep);
    if (kept?.body && kept.body.startsWith(this.text.value) && kept.body !== this.text.value) {
      this.text.value = kept.body;
      this.say(this.form.dataset.restored);
    }
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    this.outbox.start();
  }

  fileFields() {
    return [...this.form.querySelectorAll("input[type=file]")];
  }

  // Not form.action: the buttons have that name.
  get address() {
    return new URL(this.form.getAttribute("action"), window.location.href);
  }

  say(text) {
    const line = this.form.querySelector("[data-composer-say]");
    if (line) line.textContent = text ?? "";
  }

  // Keeping

  typed() {
    clearTimeout(this.keepSoon);
    clearTimeout(this.saveSoon);
    this.keepSoon = setTimeout(() => store.set(this.keep, this.text.value ? { body: this.text.value } : null), KEEPS_AFTER);
    this.saveSoon = setTimeout(() => this.save(), SAVES_AFTER);
    this.unsaved = true;
  }

  async save() {
    if (!this.unsaved) return;
    this.unsaved = false;
    clearTimeout(this.saveSoon);
    const data = new FormData(this.form);
    data.set("action", "autosave");
    this.fileFields().forEach((input) => data.delete(input.name));
    try {
      const answer = await fetch(this.address, { method: "POST", body: data, keepalive: true });
      if (answer.status === 204) this.say(this.form.dataset.saved);
      else this.say(isSamePlace(answer, this.address) ? this.form.dataset.keptHere : this.form.dataset.signedOut);
    } catch {
      this.unsaved = true;
      this.say(this.form.dataset.keptHere);
    }
  }

  forgetDraft() {
    clearTimeout(this.keepSoon);
    clearTimeout(this.saveSoon);
    this.unsaved = false;
    store.set(this.keep, null);
  }

  // Sending

  submitted(event) {
    const action = event.submitter?.value ?? "send";
    if (action === "discard") this.forgetDraft();
    const chosen = this.fileFields().some((input) => input.files.length > 0);
    const files = chosen || this.form.elements.named !== undefined;
    if (action !== "send" || files || !this.text.value.trim()) return;
    event.preventDefault();
    const { client_key: key, reply_to: answered } = this.form.elements;
    this.outbox.add({ key: key.value || crypto.randomUUID(), body: this.text.value, reply_to: answered?.value ?? "" });
    key.value = crypto.randomUUID();
    if (answered) answered.value = "";
    this.text.value = "";
    this.forgetDraft();
    this.say("");
  }

  // "sent", "away" (try again later), or "refused".
  async send(entry) {
    const data = new FormData(this.form);
    Object.entries({ body: entry.body, client_key: entry.key, reply_to: entry.reply_to, action: "send" }).forEach(([name, value]) => data.set(name, value));
    this.fileFields().forEach((input) => data.delete(input.name));
    document.documentElement.dataset.sending = "";
    try {
      return await this.post(data, entry);
    } finally {
      delete document.documentElement.dataset.sending;
    }
  }

  async post(data, entry) {
    const headers = { Accept: "application/json" };
    const answer = await fetch(this.address, { method: "POST", body: data, headers, signal: AbortSignal.timeout(30_000) });
    if (!isSamePlace(answer, this.address)) {
      this.say(this.form.dataset.signedOut);
      return "away";
    }
    if (answer.status >= 500) return "away";
    if (answer.ok) {
      await this.arrived(await answer.json());
      return "sent";
    }
    this.refused(entry, await answer.text());
    return "refused";
  }

  // On a page of earlier posts the own one is somewhere else.
  async arrived({ seq, url }) {
    const atEnd = document.querySelector("[data-thread]")?.dataset.atEnd !== "false";
    if (!atEnd && this.outbox.entries.length <= 1) setTimeout(() => window.location.assign(url));
    else {
      document.dispatchEvent(new CustomEvent("thread-live:reached", { detail: seq }));
      await standing(seq);
    }
  }

  // The server's form says why; the text goes back into it unless another one is being written.
  refused(entry, page) {
    const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("form[data-composer]");
    const writing = this.text.value.trim();
    if (!fresh) {
      this.text.value = [entry.body, writing].filter(Boolean).join("\n\n");
      this.say(this.form.dataset.refused);
      return;
    }
    const form = document.importNode(fresh, true);
    this.form.replaceWith(form);
    this.adopt(form);
    if (writing) this.text.value = `${entry.body}\n\n${writing}`;
    window.htmx?.process(form);
    form.dispatchEvent(new CustomEvent("composer:replaced", { bubbles: true }));
    (form.querySelector("[role=alert], .error-summary, [aria-invalid=true]") ?? this.text).focus();
  }

  // Showing what waits

  show(entries) {
    document.querySelectorAll("[data-pending]").forEach((article) => article.remove());
    const template = document.querySelector("template[data-pending-post]");
    const posts = document.querySelector("[data-posts]");
    if (!template || !posts) return;
    entries.forEach((entry) => posts.append(this.pending(template, entry)));
  }

  pending(template, entry) {
    const article = template.content.firstElementChild.cloneNode(true);
    article.dataset.pending = entry.key;
    article.querySelector("[data-text]").textContent = entry.body;
    article.querySelector("[data-state]").textContent = entry.failed ? this.form.dataset.failed : this.form.dataset.sending;
    const buttons = article.querySelector("[data-buttons]");
    buttons.hidden = !entry.failed;
    buttons.querySelector("[data-retry]").addEventListener("click", () => this.outbox.again());
    buttons.querySelector("[data-take-back]").addEventListener("click", () => this.takeBack(entry));
    return article;
  }

  takeBack(entry) {
    this.outbox.remove(entry.key);
    this.text.value = [entry.body, this.text.value].filter((text) => text.trim()).join("\n\n");
    this.form.elements.client_key.value = entry.key;
    this.typed();
    this.text.focus();
  }
}

const form = document.querySelector("form[data-composer]");
if (form) new Composer(form).start();
