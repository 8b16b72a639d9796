// Search boxes that offer pages, words, regions, themes and recent searches while one types: a combobox with a list box.
import { recentSearches } from "./search-recent.js";

const PAUSE = 120;
const SHORTEST = 2;

class Suggesting {
  constructor(box) {
    this.input = box.querySelector("input[type=search]");
    this.form = this.input.form;
    this.words = box.dataset;
    this.recent = recentSearches(box.dataset.reader);
    this.options = [];
    this.active = -1;
    this.build(box);
    this.listen(box);
  }

  build(box) {
    this.list = document.createElement("div");
    this.list.id = `${this.input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.label);
    this.list.hidden = true;
    this.status = document.createElement("div");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    box.append(this.list, this.status);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(states)) this.input.setAttribute(name, value);
  }

  listen(box) {
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", () => {
      this.recent.add(this.input.value.trim());
      this.close();
    });
    // Before the box loses focus: the click on an option has to reach it.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.choose(this.options.findIndex((option) => option.row === row));
    });
    box.addEventListener("focusout", (event) => {
      if (!box.contains(event.relatedTarget)) this.close();
    });
  }

  ask() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  async look() {
    const typed = this.input.value.trim();
    this.request?.abort();
    this.request = new AbortController();
    const told = typed.length < SHORTEST ? { groups: [], said: "" } : await this.fetched(typed, this.request.signal);
    if (!told || document.activeElement !== this.input) return;
    const kept = this.recent.matching(typed).slice(0, typed ? 3 : 8);
    const own = kept.map((text) => ({ text, search: text }));
    if (own.length) own.push({ text: this.words.forget, forget: true });
    this.show([...told.groups, ...(own.length ? [{ label: this.words.recent, options: own }] : [])], told.said);
  }

  async fetched(typed, signal) {
    try {
      const answer = await fetch(`${this.words.suggestions}?${new URLSearchParams({ q: typed })}`, { signal });
      return answer.ok ? await answer.json() : { groups: [], said: "" };
    } catch {
      return null;
    }
  }

  show(groups, said) {
    this.options = [];
    this.list.replaceChildren(...groups.map((group, number) => this.group(group, number)));
    this.activate(-1);
    this.open(this.options.length > 0);
    this.status.textContent = this.options.length ? said || this.words.recent : said;
  }

  group(group, number) {
    const part = document.createElement("div");
    const heading = document.createElement("div");
    heading.id = `${this.list.id}-${number}`;
    heading.className = "suggestions-heading";
    heading.textContent = group.label;
    part.setAttribute("role", "group");
    part.setAttribute("aria-labelledby", heading.id);
    part.append(heading, ...group.options.map((option) => this.option(option)));
    return part;
  }

  option(option) {
    const row = document.createElement("div");
    row.id = `${this.list.id}-option-${this.options.length}`;
    row.className = "suggestion";
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    const text = document.createElement("span");
    text.textContent = option.text;
    if (option.language) text.lang = option.language;
    row.append(text);
    if (option.note) {
      const note = document.createElement("span");
      note.className = "meta";
      note.textContent = option.note;
      row.append(" ", note);
    }
    this.options.push({ ...option, row });
    return row;
  }

  key(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.step(event.key === "ArrowDown" ? 1 : -1);
      else this.look();
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    }
  }

  step(by) {
    const places = this.options.length + 1; // one place is the box itself
    this.activate(((this.active + 1 + by + places) % places) - 1);
  }

  activate(number) {
    this.options[this.active]?.row.setAttribute("aria-selected", "false");
    this.active = number;
    const row = this.options[number]?.row;
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  choose(number) {
    const option = this.options[number];
    if (!option) return;
    if (option.forget) {
      this.recent.forget();
      this.close();
    } else if (option.search) {
      this.input.value = option.search;
      this.form.requestSubmit();
    } else {
      location.assign(option.url);
    }
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.options = [];
    this.activate(-1);
    this.list.replaceChildren();
    this.open(false);
    this.status.textContent = "";
  }
}

for (const box of document.querySelectorAll("[data-suggestions]")) new Suggesting(box);
