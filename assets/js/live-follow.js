// Follows how far a thread has got: by socket, by an event stream where a network lets no socket through, and by asking
// where neither is open. Knows nothing of the page's content.

import { Stream } from "./live-stream.js";

const OPEN = 1; // WebSocket.OPEN
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const ASKS_EVERY = 15_000;
const ASKS_EVERY_HIDDEN = 60_000;
const ASKS_BESIDE_SOCKET = 60_000;
// Sockets that never opened: from then on a stream is tried beside them.
const VAIN_SOCKETS = 2;

// Where no code says so, a closed socket is a lost connection; these say that the access has to be asked for anew.
const ACCESS_CODES = new Set([4401, 4403, 4404]);

export const jittered = (wait) => wait * (0.3 + Math.random() * 0.7);

export class Follower {
  // `advanced(seq)` is called when the thread has got further, `changed(state)` with live, asking, offline or ended.
  constructor({ thread, seq, advanced, changed }) {
    this.events = `/events/threads/${thread}/`;
    this.address = new URL(`/ws/threads/${thread}/`, window.location.href);
    this.address.protocol = window.location.protocol === "https:" ? "wss:" : "ws:";
    this.seq = seq;
    this.advanced = advanced;
    this.changed = changed;
    this.attempts = 0;
    this.state = "";
    this.stream = new Stream(`${this.events}stream/`, {
      opened: () => this.heardFrom(),
      hinted: (reached) => this.reached(reached),
      ended: () => this.ask(),
      lost: () => this.open || this.state === "ended" || this.enter(navigator.onLine ? "asking" : "offline"),
    });
  }

  start() {
    window.addEventListener("online", () => this.wake());
    window.addEventListener("offline", () => this.enter("offline"));
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    window.addEventListener("pagehide", () => this.rest());
    window.addEventListener("pageshow", (event) => event.persisted && this.wake());
    this.connect();
    this.askLater();
  }

  // Something may have been missed: ask at once, and open a socket without waiting.
  wake() {
    if (this.state === "ended") return;
    this.attempts = 0;
    if (!this.socket) this.connect();
    this.ask();
  }

  rest() {
    clearTimeout(this.nextConnect);
    clearTimeout(this.nextAsk);
    this.stream.close();
    this.drop();
  }

  end() {
    this.rest();
    this.enter("ended");
  }

  enter(state) {
    if (state === this.state || this.state === "ended") return;
    this.state = state;
    this.changed(state);
  }

  reached(seq) {
    if (!(seq > this.seq)) return;
    this.seq = seq;
    this.advanced(seq);
  }

  // Socket

  connect() {
    clearTimeout(this.nextConnect);
    this.drop();
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.addEventListener("open", () => {
      this.stream.close();
      this.heardFrom();
    });
    socket.addEventListener("message", (event) => {
      this.attempts = 0;
      this.spokeAt = Date.now();
      const frame = JSON.parse(event.data);
      if (frame.type === "hint") this.reached(frame.seq);
      else if (frame.type === "notices") document.dispatchEvent(new CustomEvent("notices:changed"));
    });
    socket.addEventListener("close", (event) => this.lost(socket, event.code));
  }

  // Whatever is open tells of new posts by itself.
  heardFrom() {
    this.enter("live");
    this.askLater();
  }

  drop() {
    const { socket } = this;
    this.socket = null;
    if (socket) socket.close();
  }

  lost(socket, code) {
    if (socket !== this.socket) return;
    this.socket = null;
    if (this.state === "ended") return;
    // Not at each vain attempt: the asking has its own rhythm.
    if (ACCESS_CODES.has(code) || this.attempts === 0) this.ask();
    if (!this.stream.open) this.enter(navigator.onLine ? "asking" : "offline");
    if (this.attempts >= VAIN_SOCKETS) this.stream.start();
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempts);
    this.attempts += 1;
    this.nextConnect = setTimeout(() => this.connect(), jittered(wait));
  }

  get open() {
    return this.socket?.readyState === OPEN;
  }

  // Asking

  askLater() {
    clearTimeout(this.nextAsk);
    const wait = document.hidden ? ASKS_EVERY_HIDDEN : this.open || this.stream.open ? ASKS_BESIDE_SOCKET : ASKS_EVERY;
    this.nextAsk = setTimeout(() => this.ask(), jittered(wait));
  }

  async ask() {
    if (this.asking) return;
    this.asking = true;
    const silent = this.open ? this.socket : null;
    try {
      const answer = await fetch(`${this.events}?after=${this.seq}`, { headers: { Accept: "application/json" } });
      if (answer.status === 404) this.end();
      else if (answer.ok) this.heard(await answer.json(), silent);
    } catch {
      this.enter("offline");
    } finally {
      this.asking = false;
      if (this.state !== "ended") this.askLater();
    }
  }

  heard({ last_seq: last }, silent) {
    if (this.state === "offline" || this.state === "") this.enter(silent || this.stream.open ? "live" : "asking");
    const missed = last > this.seq;
    this.reached(last);
    // The socket looks open and does not say so even now: its connection is dead, and nobody told us.
    if (missed && silent) setTimeout(() => this.replaceIfMute(silent), 2_000);
  }

  replaceIfMute(socket) {
    if (socket === this.socket && !(Date.now() - this.spokeAt < 10_000)) this.connect();
  }
}
