// The reply form of a thread: what is typed is kept in the browser and on the server, what is sent appears at once with its
// state, and what could not be sent is sent again, once and in order. Without script the form is sent as forms are.
//
// The page:  form[data-composer] with data-keep, a name of person and thread, and texts for each state; data-sent, the keys of the
//            reader's last posts on the page; data-unstored where the server shows a text that it does not keep;
//            template[data-pending-post] with places [data-text], [data-state], [data-retry] and [data-take-back].

import { continued, joined, store } from "./composer-copy.js";
import { Outbox } from "./composer-outbox.js";
import { standing } from "./composer-standing.js";
import { isSamePlace } from "./same-place.js";

const KEEPS_AFTER = 300;
const SAVES_AFTER = 4_000;
// Saves whose answer is not known, of which the server may have any.
const MOST_TOLD = 3;
// What a text speaks of.
const PLACE = ["reply_to", "paragraph"];

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
    this.key = form.elements.client_key;
    this.stored = "unstored" in form.dataset ? null : this.text.value;
    this.told = [];
    form.addEventListener("submit", (event) => this.submitted(event));
    form.addEventListener("input", () => this.typed());
  }

  start() {
    this.takeUp(store.get(this.keep));
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    this.outbox.start();
  }

  // What was typed here before and not sent. A text whose key stands among the posts was, unless it was typed on after that.
  takeUp(kept) {
    const { sent = "", restored } = this.form.dataset;
    const wasSent = Boolean(kept?.key) && sent.split(" ").includes(kept.key);
    const shown = this.text.value;
    if (kept?.body && !(wasSent && kept.submitted)) this.text.value = continued(shown, kept);
    if (this.text.value !== shown) {
      this.say(restored);
      this.place = { ...kept, ...Object.fromEntries(Object.entries(this.place).filter(([, value]) => value)) };
      // The key under which it may have arrived without our knowing: it becomes one post.
      if (!shown.trim() && kept.key && !wasSent) this.key.value = kept.key;
      this.keepHere();
    } else if (this.stored === null && shown) this.typed();
    else if (kept) store.set(this.keep, null);
  }

  placeFields() {
    return PLACE.map((name) => this.form.elements[name]).filter(Boolean);
  }

  get place() {
    return Object.fromEntries(this.placeFields().map(({ name, value }) => [name, value]));
  }

  set place(place) {
    this.placeFields().forEach((field) => {
      field.value = place[field.name] ?? "";
      // A paragraph that can be chosen no more.
      if (field.selectedIndex === -1) field.value = "";
    });
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
    this.stopTimers();
    this.isLeft = false;
    this.keepSoon = setTimeout(() => this.keepHere(), KEEPS_AFTER);
    this.saveSoon = setTimeout(() => this.save(), SAVES_AFTER);
    this.unsaved = true;
  }

  stopTimers() {
    clearTimeout(this.keepSoon);
    clearTimeout(this.saveSoon);
  }

  keepHere(more = {}) {
    const { stored, told } = this;
    const { value: body } = this.text;
    if (body) store.set(this.keep, { body, key: this.key.value, stored, told, ...this.place, ...more });
    else this.dropCopy(this.key.value);
  }

  // Another window of the thread may have put its own there.
  dropCopy(key) {
    const kept = store.get(this.keep);
    if (!kept?.key || kept.key === key) store.set(this.keep, null);
  }

  async save() {
    if (!this.unsaved) return;
    this.unsaved = false;
    clearTimeout(this.saveSoon);
    const { value: text } = this.text;
    const { value: key } = this.key;
    this.told = [...this.told, text].slice(-MOST_TOLD);
    const data = new FormData(this.form);
    data.set("action", "autosave");
    this.fileFields().forEach((input) => data.delete(input.name));
    try {
      const answer = await fetch(this.address, { method: "POST", body: data, keepalive: true });
      if (answer.status === 204) this.saved(text, key);
      else this.say(isSamePlace(answer, this.address) ? this.form.dataset.keptHere : this.form.dataset.signedOut);
    } catch {
      // Sent or left meanwhile: nothing to save any more.
      this.unsaved ||= key === this.key.value && !this.isLeft;
      this.say(this.form.dataset.keptHere);
    }
  }

  // Unless it was sent while it was being saved.
  saved(text, key) {
    if (key !== this.key.value) return;
    this.say(this.form.dataset.saved);
    this.stored = text;
    this.told = [];
    if (!this.unsaved) this.keepHere();
  }

  forgetDraft(key) {
    this.stopTimers();
    this.unsaved = false;
    this.stored = "";
    this.told = [];
    this.dropCopy(key);
  }

  // Sending

  submitted(event) {
    const action = event.submitter?.value ?? "send";
    const chosen = this.fileFields().some((input) => input.files.length > 0);
    const files = chosen || this.form.elements.named !== undefined;
    if (action !== "send" || files || !this.text.value.trim()) {
      this.leave(action);
      return;
    }
    event.preventDefault();
    const entry = { key: this.key.value || crypto.randomUUID(), body: this.text.value, ...this.place };
    this.outbox.add(entry);
    this.key.value = crypto.randomUUID();
    this.place = {};
    this.text.value = "";
    this.forgetDraft(entry.key);
    this.say("");
  }

  // The browser sends the form itself. A save that came after it would be a draft of what was sent; the copy stays until a page
  // says that the text has arrived.
  leave(action) {
    if (action === "discard") {
      this.forgetDraft(this.key.value);
      return;
    }
    this.stopTimers();
    this.unsaved = false;
    this.isLeft = true;
    this.told = [...this.told, this.text.value].slice(-MOST_TOLD);
    this.keepHere({ submitted: action === "send" });
  }

  // "sent", "away" (try again later), or "refused".
  async send(entry) {
    const data = new FormData(this.form);
    const { key, body, reply_to = "", paragraph = "" } = entry;
    Object.entries({ body, client_key: key, reply_to, paragraph, action: "send" }).forEach(([name, value]) => data.set(name, value));
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
    const writing = this.text.value;
    if (!fresh) {
      this.putBack(entry);
      this.say(this.form.dataset.refused);
      return;
    }
    const form = document.importNode(fresh, true);
    this.form.replaceWith(form);
    this.adopt(form);
    this.text.value = joined(this.text.value, writing);
    this.typed();
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
    this.putBack(entry);
    this.text.focus();
  }

  putBack(entry) {
    this.text.value = [entry.body, this.text.value].filter((text) => text.trim()).join("\n\n");
    this.key.value = entry.key;
    this.place = entry;
    this.typed();
  }
}

const form = document.querySelector("form[data-composer]");
if (form) new Composer(form).start();
