/** Moves and scales a drawing: with the mouse, with fingers, and with the keyboard. */

/** @typedef {{ x: number, y: number, width: number, height: number }} Area */

const STEP = 1.25;
const LARGEST = 2.5;
const KEY_MOVE = 80;

/** At this scale the names in the boxes can still be read. */
const READABLE = 0.3;

/**
 * Lets a person move the group inside of the view.
 * @param {SVGSVGElement} view
 * @param {SVGElement} group
 * @param {{ width: number, height: number }} size of the drawing
 * @param {(scale: number) => void} onScale
 */
export const makeZoomable = (view, group, size, onScale) => {
  let [x, y, scale] = [0, 0, 1];
  const box = () => view.getBoundingClientRect();
  const smallest = () => {
    const { width, height } = box();
    return Math.min(1, width / size.width, height / size.height) * 0.9;
  };
  const apply = () => {
    group.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
    onScale(scale);
  };
  /** @param {number} factor @param {{ x: number, y: number }} [about] in the view */
  const zoom = (factor, about) => {
    const { width, height } = box();
    const at = about ?? { x: width / 2, y: height / 2 };
    const next = Math.min(LARGEST, Math.max(smallest(), scale * factor));
    x = at.x - ((at.x - x) * next) / scale;
    y = at.y - ((at.y - y) * next) / scale;
    scale = next;
    apply();
  };
  /** @param {number} dx @param {number} dy */
  const move = (dx, dy) => {
    x += dx;
    y += dy;
    apply();
  };
  /** @param {Area} area @param {number} most */
  const show = (area, most) => {
    const { width, height } = box();
    scale = Math.min(most, width / area.width, height / area.height);
    x = (width - area.width * scale) / 2 - area.x * scale;
    y = (height - area.height * scale) / 2 - area.y * scale;
    apply();
  };
  const fit = () => show({ x: 0, y: 0, ...size }, 1);
  /** All of it, or of a large drawing as much of its beginning as can be read. */
  const begin = () => {
    const { width, height } = box();
    const all = Math.min(1, width / size.width, height / size.height);
    if (all >= READABLE) return fit();
    const area = {
      x: 0,
      y: 0,
      width: width / READABLE,
      height: height / READABLE,
    };
    show(area, READABLE);
  };
  listen(view, { zoom, move, fit });
  return { zoom, fit, show, begin };
};

/** @typedef {{ zoom: (factor: number, about?: { x: number, y: number }) => void, move: (dx: number, dy: number) => void, fit: () => void }} Moves */

/** @param {Moves} moves @returns {Readonly<Record<string, () => void>>} */
const keysOf = ({ zoom, move, fit }) => ({
  "+": () => zoom(STEP),
  "=": () => zoom(STEP),
  "-": () => zoom(1 / STEP),
  0: fit,
  ArrowLeft: () => move(KEY_MOVE, 0),
  ArrowRight: () => move(-KEY_MOVE, 0),
  ArrowUp: () => move(0, KEY_MOVE),
  ArrowDown: () => move(0, -KEY_MOVE),
});

/**
 * @param {SVGSVGElement} view
 * @param {Moves} moves
 */
const listen = (view, moves) => {
  const keys = keysOf(moves);
  view.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    act();
  });
  view.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { left, top } = view.getBoundingClientRect();
      const lines = event.deltaMode === 1 ? 30 : 1;
      moves.zoom(Math.exp(-event.deltaY * lines * 0.0016), {
        x: event.clientX - left,
        y: event.clientY - top,
      });
    },
    { passive: false },
  );
  listenToPointers(view, moves);
};

const DRAG = 4;

/**
 * One pointer drags, two pinch. What was dragged is not clicked.
 * @param {SVGSVGElement} view
 * @param {Moves} moves
 */
const listenToPointers = (view, moves) => {
  /** @type {Map<number, { x: number, y: number }>} */
  const held = new Map();
  let dragged = 0;
  const distance = () => {
    const [a, b] = [...held.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  view.addEventListener("pointerdown", (event) => {
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (held.size === 1) dragged = 0;
  });
  view.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (last === undefined) return;
    const before = distance();
    const now = { x: event.clientX, y: event.clientY };
    held.set(event.pointerId, now);
    dragged += Math.hypot(now.x - last.x, now.y - last.y);
    if (dragged < DRAG) return;
    if (!view.hasPointerCapture(event.pointerId)) {
      view.setPointerCapture(event.pointerId);
    }
    if (held.size === 1) moves.move(now.x - last.x, now.y - last.y);
    if (held.size === 2 && before > 0) moves.zoom(distance() / before);
  });
  const release = (/** @type {PointerEvent} */ event) => {
    held.delete(event.pointerId);
  };
  view.addEventListener("pointerup", release);
  view.addEventListener("pointercancel", release);
  view.addEventListener("dragstart", (event) => event.preventDefault());
  view.addEventListener(
    "click",
    (event) => {
      if (dragged >= DRAG) event.preventDefault();
    },
    true,
  );
};
