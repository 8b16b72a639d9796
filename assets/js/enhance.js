// What every page gets where scripts run. Each part works without: menus open by themselves, limits are checked by the server.
import { themeChoice } from "./theme-choice.js";
import { counters } from "./counter.js";
import { copyButtons } from "./copy.js";
import { printButtons } from "./print.js";
import { menus } from "./menus.js";
import { noticeBell } from "./notices.js";
import { errorSummary } from "./error-summary.js";

themeChoice();
menus();
noticeBell();
errorSummary();
counters(document);
copyButtons(document);
printButtons(document);

document.addEventListener("htmx:load", (event) => {
  counters(event.target);
  copyButtons(event.target);
});
