// Puts the colours that the reader chose in place before anything is painted, so that nothing flashes. Without a choice the device decides.
(() => {
  try {
    const chosen = localStorage.getItem("exchange-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.bsTheme = chosen;
  } catch {
    // Storage may be switched off; the device's colours stay.
  }
})();
