// The worker as the page sees it: questions get answers, or an error where none came in time; then a new worker starts.
const LONGEST = 8_000; // ms that a question may take once latebind has started

export class Engine {
  #worker;
  #waiting = new Map();
  #last = 0;
  #started;

  /** `told` hears what happens to the worker: `{ready, storage}`, `{broken}`, `{restarted}`. */
  constructor(told) {
    this.told = told;
    this.#start();
  }

  #start() {
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#started = new Promise((resolve) => {
      this.#worker.onmessage = ({ data }) => {
        if (data.ready || data.broken) {
          if (data.ready) resolve();
          this.told(data);
        } else this.#settle(data);
      };
    });
    this.#worker.onerror = (event) => this.told({ broken: event.message });
  }

  #settle({ id, answer, took, fault }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (fault) waiting?.reject(new Error(fault));
    else waiting?.resolve({ ...JSON.parse(answer), took });
  }

  /** The answer to a question; the worker is ended where it takes too long. */
  async ask(question) {
    await this.#started;
    const id = ++this.#last;
    const clock = setTimeout(() => this.#stop(), LONGEST);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#worker.postMessage({ id, question });
      });
    } finally {
      clearTimeout(clock);
    }
  }

  #stop() {
    this.#worker.terminate();
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#start();
    this.told({ restarted: true });
    for (const each of lost) each.reject(new Error(`stopped: it did not end within ${LONGEST / 1000} seconds`));
  }
}
