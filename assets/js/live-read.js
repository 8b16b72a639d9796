// Tells the server up to which post everything was seen on an open page: some seconds later, in one request for many posts.
//
// The page: [data-read-url], only where everything before what it shows is read. It is told with "thread-live:seen".

const SOONEST = 2_000;
// Everybody who looks sees a new post at once; their requests do not come at once.
const SPREAD = 6_000;

const root = document.querySelector("[data-read-url]");
const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
let seen = 0;
let told = 0;
let later;

async function tell() {
  clearTimeout(later);
  later = undefined;
  if (seen <= told) return;
  const before = told;
  told = seen;
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  try {
    await fetch(root.dataset.readUrl, { method: "POST", keepalive: true, headers, body: new URLSearchParams({ seq: told }) });
  } catch {
    // The connection is away: told with what is seen next.
    told = before;
  }
}

if (root && token) {
  root.addEventListener("thread-live:seen", ({ detail }) => {
    seen = Math.max(seen, detail);
    later ??= setTimeout(tell, SOONEST + Math.random() * SPREAD);
  });
  document.addEventListener("visibilitychange", () => document.hidden && tell());
  window.addEventListener("pagehide", tell);
}
