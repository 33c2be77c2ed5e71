/**
 * The seconds left of a wait, from the moment the backend's answer arrived. Counted on the
 * monotonic timer, so that turning the PC's clock changes nothing on the screen either.
 */
export class Countdown {
  #end = $state.raw(0);
  #now = $state.raw(performance.now());
  #ticking: ReturnType<typeof setInterval> | undefined;
  #done: (() => void) | undefined;

  left = $derived(Math.max(0, (this.#end - this.#now) / 1000));

  /** Starts again from `seconds` seconds after `arrived`, calling `done` at zero. */
  start(seconds: number, arrived: number, done?: () => void): void {
    this.stop();
    this.#done = done;
    this.#end = arrived + seconds * 1000;
    this.#now = performance.now();
    if (this.#now >= this.#end) return;
    this.#ticking = setInterval(() => {
      this.#now = performance.now();
      if (this.#now < this.#end) return;
      clearInterval(this.#ticking);
      this.#done?.();
    }, 250);
  }

  stop(): void {
    clearInterval(this.#ticking);
    this.#end = 0;
  }
}
