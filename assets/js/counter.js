// A counter below a text field with data-counter (the programme's length): it warns, it never cuts. Where only the browser's own
// maxlength holds, it shows near the end. It is spoken only when the reader pauses, and only near the end.

function length(text) {
  return [...text].length;
}

function counterFor(field) {
  const limit = Number(field.dataset.counter || field.maxLength);
  if (!(limit > 0) || field.dataset.counting) return;
  field.dataset.counting = "yes";
  const shown = document.createElement("p");
  shown.className = "counter";
  shown.setAttribute("aria-hidden", "true");
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  field.after(shown, spoken);
  let pause = 0;
  const count = () => {
    const used = length(field.value);
    shown.textContent = `${used} / ${limit}`;
    shown.hidden = !field.dataset.counter && used < limit * 0.8;
    shown.classList.toggle("counter--over", used > limit);
    window.clearTimeout(pause);
    pause = window.setTimeout(() => {
      spoken.textContent = used > limit * 0.9 ? shown.textContent : "";
    }, 1000);
  };
  field.addEventListener("input", count);
  field.form?.addEventListener("reset", () => window.setTimeout(count));
  count();
}

export function counters(root) {
  for (const field of root.querySelectorAll("textarea[data-counter], input[data-counter], textarea[maxlength]")) counterFor(field);
}
