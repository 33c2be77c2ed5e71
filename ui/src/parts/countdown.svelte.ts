/**
 * The seconds left of a wait, from the moment the backend's answer arrived. Counted on the
 * monotonic timer, so that turning the PC's clock changes nothing on the screen either.
 */
export class Countdown {
  #end = $state.raw(0);
  #now = $state.raw(performance.now());
  #ticking: ReturnType<typeof setInterval> | undefined;

  left = $derived(Math.max(0, (this.#end - this.#now) / 1000));
  /** Whoever has to hurry is told. */
  lastMinute = $derived(this.left > 0 && this.left <= 60);

  /** Starts again from `seconds` seconds after `arrived`, calling `done` at zero. */
  start(seconds: number, arrived: number, done?: () => void): void {
    this.stop();
    // Kept apart from the state: an effect that starts the countdown must not depend on it.
    const end = arrived + seconds * 1000;
    this.#end = end;
    this.#now = performance.now();
    if (performance.now() >= end) return;
    this.#ticking = setInterval(() => {
      this.#now = performance.now();
      if (performance.now() < end) return;
      clearInterval(this.#ticking);
      done?.();
    }, 250);
  }

  stop(): void {
    clearInterval(this.#ticking);
    this.#end = 0;
  }
}
