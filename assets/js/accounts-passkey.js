// Shows what needs a passkey only where the browser has passkeys. Without this script the ways by code and password remain.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = false;
  }
  for (const button of document.querySelectorAll("button[data-passkey-action]")) {
    button.addEventListener("click", () => {
      button.form.action = button.dataset.passkeyAction;
      button.form.requestSubmit();
    });
  }
}

// allauth's scripts only log what went wrong; people are told beside the button.
document.addEventListener("allauth.error", () => {
  for (const note of document.querySelectorAll("[data-passkey-failed]")) {
    note.hidden = false;
  }
});
