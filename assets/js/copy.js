// A button that copies the text of the element it names. It is hidden where copying is not possible; the text can be selected anyway.

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  if (!source) return;
  const said = button.parentElement.querySelector("[data-copy-said]");
  try {
    await navigator.clipboard.writeText(source.innerText.replace(/\s+/g, " ").trim());
    if (said) said.textContent = button.dataset.done;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(source);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
    if (said) said.textContent = button.dataset.failed;
  }
}

export function copyButtons(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    if (!button.hidden) continue;
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
