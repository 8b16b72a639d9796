// Buttons that open the browser's print window; hidden where no script runs, for they would do nothing there.
export function printButtons(root) {
  for (const button of root.querySelectorAll("button[data-print][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
