// Offers the members of the group while somebody types @ in a text: a list box below the text, steered from within it.
// Without it a name is typed, or chosen with the form's own button.
//
// The form: [data-names] with the address that answers {people: [{name, note}], said} to ?q=, and data-names-label.

const PAUSE = 120;
const LONGEST = 60;
// An @ that begins a word, and up to three words behind it.
const TYPED = /(?:^|[\s(„“"'>*_-])@([^\s@]+(?: [^\s@]+){0,2})?$/u;

class Naming {
  constructor(form) {
    this.form = form;
    this.box = form.querySelector("textarea[name=body]");
    this.options = [];
    this.active = -1;
    this.build();
    this.listen();
  }

  build() {
    this.list = document.createElement("div");
    this.list.id = `${this.box.id}-names`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.form.dataset.namesLabel);
    this.list.hidden = true;
    this.status = document.createElement("div");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    const place = document.createElement("div");
    place.className = "names";
    this.box.after(place);
    place.append(this.list, this.status);
    this.box.setAttribute("aria-autocomplete", "list");
    this.box.setAttribute("aria-controls", this.list.id);
  }

  listen() {
    this.box.addEventListener("input", () => this.ask());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.close());
    // Before the text loses focus: the click on an option has to reach it.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.choose(this.options.findIndex((option) => option.row === row));
    });
  }

  // What stands between the @ and the caret; null where none is being typed.
  typed() {
    if (this.box.selectionStart !== this.box.selectionEnd) return null;
    const found = TYPED.exec(this.box.value.slice(0, this.box.selectionEnd).slice(-LONGEST));
    return found ? (found[1] ?? "") : null;
  }

  ask() {
    clearTimeout(this.timer);
    if (this.typed() === null) this.close();
    else this.timer = setTimeout(() => this.look(), PAUSE);
  }

  async look() {
    const typed = this.typed();
    if (typed === null) return;
    this.request?.abort();
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.form.dataset.names}?${new URLSearchParams({ q: typed })}`, { signal: this.request.signal });
      const told = answer.ok && !answer.redirected ? await answer.json() : { people: [] };
      if (document.activeElement === this.box && this.typed() === typed) this.show(told);
    } catch {
      // Another key was pressed, or there is no connection: names can still be typed.
    }
  }

  show({ people, said = "" }) {
    if (people.length === 0) {
      this.close();
      return;
    }
    this.options = [];
    this.list.replaceChildren(...people.map((person) => this.option(person)));
    this.activate(0);
    this.list.hidden = false;
    this.status.textContent = said;
  }

  option({ name, note }) {
    const row = document.createElement("div");
    row.id = `${this.list.id}-${this.options.length}`;
    row.className = "suggestion";
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.textContent = name;
    if (note) {
      const words = document.createElement("span");
      words.className = "meta";
      words.textContent = note;
      row.append(" ", words);
    }
    this.options.push({ name, row });
    return row;
  }

  key(event) {
    if (this.list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const places = this.options.length;
      this.activate((this.active + (event.key === "ArrowDown" ? 1 : -1) + places) % places);
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  activate(number) {
    this.options[this.active]?.row.setAttribute("aria-selected", "false");
    this.active = number;
    const row = this.options[number]?.row;
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.box.setAttribute("aria-activedescendant", row.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  choose(number) {
    const option = this.options[number];
    const typed = this.typed();
    if (!option || typed === null) return;
    const end = this.box.selectionEnd;
    this.box.setRangeText(`${option.name} `, end - typed.length, end, "end");
    // Drafts and counters learn of it as of any typing.
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.activate(-1);
    this.options = [];
    this.list.hidden = true;
    this.list.replaceChildren();
    this.status.textContent = "";
  }
}

for (const form of document.querySelectorAll("[data-names]")) new Naming(form);
document.addEventListener("composer:replaced", (event) => new Naming(event.target));
