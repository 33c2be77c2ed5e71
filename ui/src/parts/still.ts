/** So long after the last key nobody types any more, in milliseconds: before, nothing is judged or read out. */
export const STILL = 600;
