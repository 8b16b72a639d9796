// Keeps drawers of the catalogue as the reader left them when htmx swaps the results; opens the filters beside wide lists.
// Who asks for results on a phone is led to them past the filters; who ticks a filter stays at it.

const wide = window.matchMedia("(min-width: 992px)");
const opened = new Map();

function openOnWide() {
  const drawer = document.getElementById("facet-drawer");
  if (drawer && wide.matches) drawer.open = true;
}

// The event by which results were asked for, or nothing when a filter or the order was changed.
function submission(event) {
  const cause = event.detail.requestConfig?.triggeringEvent;
  return cause?.type === "submit" ? cause : undefined;
}

function leadToResults() {
  const heading = document.getElementById("results-heading");
  heading.tabIndex = -1;
  heading.focus();
}

document.addEventListener("htmx:beforeSwap", (event) => {
  for (const drawer of document.querySelectorAll("#catalogue-region details[id]")) opened.set(drawer.id, drawer.open);
  if (submission(event)) opened.set("facet-drawer", false);
});

document.addEventListener("htmx:afterSwap", (event) => {
  for (const [id, open] of opened) {
    const drawer = document.getElementById(id);
    if (drawer) drawer.open = open;
  }
  openOnWide();
  if (submission(event)?.submitter?.closest(".facets-submit")) leadToResults();
});

wide.addEventListener("change", openOnWide);
openOnWide();
