// The choice of colours in the footer, kept on this device only.
const KEY = "exchange-theme";

function stored() {
  try {
    return localStorage.getItem(KEY) ?? "system";
  } catch {
    return "system";
  }
}

function store(theme) {
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Then the choice holds for this page.
  }
}

function show(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.bsTheme = theme;
  else delete document.documentElement.dataset.bsTheme;
}

export function themeChoice() {
  const group = document.querySelector("[data-theme-choice]");
  if (!group) return;
  const mark = (theme) => {
    const input = group.querySelector(`input[value="${theme}"]`) ?? group.querySelector("input");
    input.checked = true;
  };
  mark(stored());
  group.hidden = false;
  group.addEventListener("change", (event) => {
    store(event.target.value);
    show(event.target.value);
  });
  // Another window of the reader changed it.
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    show(stored());
    mark(stored());
  });
}
