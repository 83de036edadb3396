/** A value that changes up to ten times a second, followed once a second: for what looks at every row of a large fleet. */
import { useEffect, useReducer, useRef } from 'react';

/** Milliseconds of real time, in which nobody reads more than one of them. */
const gap = 1000;

export function useCalm<T>(value: T): T {
  const shown = useRef({ value, at: performance.now() });
  const [, drawAgain] = useReducer((n: number) => n + 1, 0);
  if (value !== shown.current.value && performance.now() >= shown.current.at + gap)
    shown.current = { value, at: performance.now() };
  // After each drawing: a timer may ring a moment too early.
  useEffect(() => {
    if (value === shown.current.value) return;
    const timer = setTimeout(drawAgain, shown.current.at + gap - performance.now());
    return () => clearTimeout(timer);
  });
  return shown.current.value;
}
