// A button in the page's language in front of a field for files, and the names of what was chosen. The field itself stays where
// the keyboard and screen readers find it; without script it is shown as browsers show it.

export function fileChoice(form) {
  const choice = form.querySelector("[data-file-choice]");
  const input = form.querySelector("input[type=file]");
  if (!choice || !input) return;
  const names = choice.querySelector("[data-none]");
  const show = () => {
    names.textContent = [...input.files].map((file) => file.name).join(", ") || names.dataset.none;
  };
  choice.querySelector("label").htmlFor = input.id;
  input.classList.add("visually-hidden");
  input.after(choice);
  choice.hidden = false;
  input.addEventListener("change", show);
  show();
}
