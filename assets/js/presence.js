// Says once a minute that this page is open, as long as it is looked at, and shows who else is here.

const EVERY = 60_000;

const place = document.querySelector("[data-presence]");
const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;

async function say() {
  if (document.hidden) return;
  try {
    const answer = await fetch(place.dataset.presence, { method: "POST", headers: { "X-CSRFToken": token } });
    if (answer.ok && !answer.redirected) place.querySelector("[data-here]").innerHTML = await answer.text();
  } catch {
    // The connection is away; the state of it is said elsewhere.
  }
}

if (place && token) {
  say();
  setInterval(say, EVERY);
  document.addEventListener("visibilitychange", say);
}
