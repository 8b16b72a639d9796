// After a refused form the summary of what to correct gets the focus, so that it is read first.
export function errorSummary() {
  document.querySelector(".error-summary")?.focus();
}
