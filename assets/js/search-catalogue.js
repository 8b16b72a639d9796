// Keeps drawers of the catalogue as the reader left them when htmx swaps the results; opens the filters beside wide lists.

const wide = window.matchMedia("(min-width: 992px)");
const opened = new Map();

function openOnWide() {
  const drawer = document.getElementById("facet-drawer");
  if (drawer && wide.matches) drawer.open = true;
}

document.addEventListener("htmx:beforeSwap", () => {
  for (const drawer of document.querySelectorAll("#catalogue-region details[id]")) opened.set(drawer.id, drawer.open);
});

document.addEventListener("htmx:afterSwap", () => {
  for (const [id, open] of opened) {
    const drawer = document.getElementById(id);
    if (drawer) drawer.open = open;
  }
  openOnWide();
});

wide.addEventListener("change", openOnWide);
openOnWide();
