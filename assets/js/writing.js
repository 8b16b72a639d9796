// Makes a form for a text comfortable: tabs for text and preview, tools for marks, a button for files. Without script the text is
// marked by hand, and a button of the form shows the preview.
//
// The page:  form[data-writing] with textarea[name=body], a button that asks for the preview, [data-writing-frame] with two tabs,
//            their panels and buttons [data-tool], and [data-file-choice]. The answer to the preview holds [data-rendered].

import { fileChoice } from "./file-choice.js";
import { useTool } from "./writing-tools.js";

// One stop of the Tab key; the arrows lead from button to button.
function steered(bar, moved = () => {}) {
  const buttons = [...bar.querySelectorAll("button")];
  const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  bar.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    const next = Number.isFinite(step) ? (at + step + buttons.length) % buttons.length : step > 0 ? buttons.length - 1 : 0;
    buttons[next].focus();
    moved(buttons[next]);
  });
  bar.addEventListener("focusin", (event) => buttons.forEach((button) => (button.tabIndex = button === event.target ? 0 : -1)));
}

class Writing {
  constructor(form) {
    this.form = form;
    this.text = form.elements.body;
    this.frame = form.querySelector("[data-writing-frame]");
    this.tabs = [...this.frame.querySelectorAll("[role=tab]")];
    this.panel = this.frame.querySelector("#panel-preview");
    this.button = form.querySelector("button[name=action][value=preview]");
  }

  start() {
    this.wrap();
    this.button.hidden = true;
    const tabs = this.frame.querySelector("[role=tablist]");
    steered(tabs, (tab) => this.choose(tab));
    tabs.addEventListener("click", (event) => this.choose(event.target.closest("[role=tab]")));
    const tools = this.frame.querySelector("[role=toolbar]");
    steered(tools);
    // A pressed tool leaves the selection of the text alone.
    tools.addEventListener("mousedown", (event) => event.preventDefault());
    tools.addEventListener("click", (event) => this.use(event.target.closest("[data-tool]")));
    this.form.addEventListener("submit", () => this.choose(this.tabs[0]));
  }

  // The text and what other scripts put below it.
  wrap() {
    const below = [];
    for (let next = this.text.nextSibling; next; next = next.nextSibling) below.push(next);
    this.text.before(this.frame);
    this.frame.querySelector("#panel-write").append(this.text, ...below);
    this.frame.hidden = false;
  }

  use(button) {
    if (!button) return;
    this.choose(this.tabs[0]);
    useTool(this.text, button.dataset.tool);
  }

  choose(tab) {
    if (!tab || tab.getAttribute("aria-selected") === "true") return;
    this.tabs.forEach((one) => {
      one.setAttribute("aria-selected", one === tab);
      this.frame.querySelector(`#${one.getAttribute("aria-controls")}`).hidden = one !== tab;
    });
    if (tab === this.tabs[1]) this.show();
  }

  async show() {
    const { nothing, loading, away } = this.frame.dataset;
    if (!this.text.value.trim()) {
      this.panel.textContent = nothing;
      return;
    }
    this.panel.textContent = loading;
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const answer = await fetch(this.form.getAttribute("action"), { method: "POST", body: this.data(), signal: this.asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const rendered = page.querySelector("[data-rendered]");
      if (rendered) this.panel.replaceChildren(...document.importNode(rendered, true).childNodes);
      // Something else of the form is missing, or nobody is signed in: the server's page says so and keeps the text.
      else this.form.requestSubmit(this.button);
    } catch (problem) {
      if (problem.name !== "AbortError") this.panel.textContent = away;
    }
  }

  // Files are kept by the server when they are sent, and are no part of a preview.
  data() {
    const data = new FormData(this.form);
    data.set("action", "preview");
    this.form.querySelectorAll("input[type=file]").forEach((input) => data.delete(input.name));
    return data;
  }
}

function comfort(form) {
  new Writing(form).start();
  fileChoice(form);
}

document.querySelectorAll("form[data-writing]").forEach(comfort);
document.addEventListener("composer:replaced", (event) => comfort(event.target));
