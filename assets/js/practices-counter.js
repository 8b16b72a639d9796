// In the editor: a counter below each text that the programme's form limits. It warns in words, it never cuts.
// The classes are the editor's own.

function length(text) {
  return [...text].length;
}

function counterFor(field) {
  const limit = Number(field.dataset.counter);
  if (!(limit > 0) || field.dataset.counting) return;
  field.dataset.counting = "yes";
  const shown = document.createElement("div");
  shown.className = "help";
  const spoken = document.createElement("div");
  spoken.className = "w-sr-only";
  spoken.setAttribute("role", "status");
  field.after(shown, spoken);
  let pause = 0;
  const count = () => {
    const used = length(field.value);
    const over = used > limit;
    shown.className = over ? "help help-block help-warning" : "help";
    shown.textContent = `${used} / ${limit}`;
    if (over) shown.textContent += ` – ${field.dataset.counterOver.replace("{excess}", used - limit)}`;
    window.clearTimeout(pause);
    pause = window.setTimeout(() => {
      spoken.textContent = over ? shown.textContent : "";
    }, 1000);
  };
  field.addEventListener("input", count);
  count();
}

for (const field of document.querySelectorAll("[data-counter]")) counterFor(field);
