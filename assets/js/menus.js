// Menus that are `details` close by Escape (focus goes back to their name), by a click beside them and when focus leaves them.
const OPEN = "details.menu[open]";

function close(menu, { refocus = false } = {}) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

export function menus() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const inner = event.target instanceof Element && event.target.closest(OPEN);
    const menu = inner || document.querySelector(OPEN);
    if (menu) close(menu, { refocus: true });
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(OPEN)) if (!menu.contains(event.target)) close(menu);
  });
  document.addEventListener("focusin", (event) => {
    for (const menu of document.querySelectorAll(OPEN)) if (!menu.contains(event.target)) close(menu);
  });
  // What was pressed in a menu and put a new one in its place: that one is open too, with the focus where it was.
  document.addEventListener("htmx:afterSettle", (event) => {
    const pressed = event.detail.requestConfig?.elt;
    const again = pressed?.id && pressed.closest(OPEN) && document.getElementById(pressed.id);
    if (!again) return;
    again.closest("details.menu").open = true;
    again.focus();
  });
}
