/**
 * Returns a function that does what it is given at once, but while a pointer is pressed inside `area` waits until it is
 * released and its click is done: what a reader presses on must not be replaced by something else.
 */
export function holdWhilePressed(area: HTMLElement): (act: () => void) => void {
  let held: (() => void)[] = [];
  let isPressed = false;
  const release = () => {
    isPressed = false;
    const acts = held;
    held = [];
    for (const act of acts) act();
  };
  area.addEventListener('pointerdown', () => {
    isPressed = true;
  });
  addEventListener('pointerup', () => void setTimeout(release));
  addEventListener('pointercancel', release);
  return (act) => {
    if (isPressed) held.push(act);
    else act();
  };
}
