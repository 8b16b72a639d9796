const STANDS_WITHIN = 2_000;

// Until the page has taken the post in: what was sent is never nowhere.
export function standing(seq) {
  return new Promise((resolve) => {
    const stop = () => {
      document.removeEventListener("thread-live:changed", look);
      resolve();
    };
    const look = () => document.getElementById(`post-${seq}`) && stop();
    document.addEventListener("thread-live:changed", look);
    setTimeout(stop, STANDS_WITHIN);
    look();
  });
}
