// Hints as server-sent events. A browser opens few connections to one server at a time, so that one page holds the stream
// and the others ask; where the browser cannot say which page that is, all ask.

const FOR_ONE_PAGE = "live-stream";

export class Stream {
  // `opened()`, `hinted(seq)`, `lost()`; `ended()` when the server says that the access has to be asked for anew.
  constructor(address, { opened, hinted, ended, lost }) {
    Object.assign(this, { address, opened, hinted, ended, lost });
  }

  get open() {
    return this.source?.readyState === EventSource.OPEN;
  }

  start() {
    if (this.release || !navigator.locks) return;
    navigator.locks.request(FOR_ONE_PAGE, { ifAvailable: true }, (lock) => {
      if (!lock) return undefined;
      this.listen();
      return new Promise((resolve) => (this.release = resolve));
    });
  }

  listen() {
    this.source = new EventSource(this.address);
    this.source.addEventListener("open", () => this.opened());
    this.source.addEventListener("message", (event) => this.hinted(JSON.parse(event.data).seq));
    this.source.addEventListener("notices", () => document.dispatchEvent(new CustomEvent("notices:changed")));
    this.source.addEventListener("end", () => {
      this.close();
      this.ended();
    });
    // The browser comes again by itself but for an answer that refuses.
    this.source.addEventListener("error", () => {
      if (this.source?.readyState === EventSource.CLOSED) this.close();
      this.lost();
    });
  }

  close() {
    this.source?.close();
    this.source = null;
    this.release?.();
    this.release = null;
  }
}
