// Figures by keyboard: arrow keys go from number to number; each is announced and shown. Used by pages and meeting.
(() => {
  const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  const ENDS = { Home: 0, End: -1 };
  const at = new WeakMap(); // room → [picture, index of the number shown]

  const pictureIn = (room) => [...room.querySelectorAll("svg[data-points]")].find((one) => one.getClientRects().length);
  const pointsOf = (picture) => JSON.parse(picture.dataset.points); // [series, category, x, y, width, height, words]

  // Without this script the container does nothing, so the document does not make it a tab stop.
  function prepare() {
    document.querySelectorAll("[data-keys]").forEach((room) => {
      if (!pictureIn(room)) { room.removeAttribute("tabindex"); return; }
      room.tabIndex = 0;
      room.setAttribute("role", "application");
      room.setAttribute("aria-label", room.dataset.keys);
    });
  }

  function beside(room, name, attributes) {
    const known = room.parentElement.querySelector(`:scope > .${name}`);
    if (known) { return known; }
    const made = Object.assign(document.createElement("div"), { className: name });
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    room.after(made);
    return made;
  }

  const ringOf = (room) => beside(room, "point-ring", { "aria-hidden": "true" });
  const wordsOf = (room) => beside(room, "point-words", { role: "status", "aria-live": "assertive" });

  function place(element, left, top) {
    const parent = element.parentElement.getBoundingClientRect();
    element.style.left = `${left - parent.left}px`;
    element.style.top = `${top - parent.top}px`;
  }

  function show(room, picture, point) {
    const [, , x, y, width, height, words] = point;
    const { a: scale, e: originX, f: originY } = picture.getScreenCTM();
    const box = picture.getBoundingClientRect();
    const ring = ringOf(room), said = wordsOf(room);
    ring.hidden = said.hidden = false;
    ring.style.width = `${Math.max(width * scale, 8) + 6}px`;
    ring.style.height = `${Math.max(height * scale, 8) + 6}px`;
    place(ring, originX + x * scale - 3, originY + y * scale - 3);
    said.textContent = words;
    const wide = said.getBoundingClientRect().width;
    const left = originX + (x + width / 2) * scale - wide / 2;
    place(said, Math.max(box.left, Math.min(box.right - wide, left)), box.bottom);
  }

  function hide(room) {
    at.delete(room);
    room.parentElement.querySelectorAll(":scope > .point-ring, :scope > .point-words").forEach((one) => one.remove());
  }

  // To the next category of the same series, or the next series of the same category; the nearest if that is a gap.
  function next(points, index, [series, category]) {
    const now = points[index];
    const several = new Set(points.map((point) => point[0])).size > 1;
    const along = series && several ? 0 : 1, step = series || category;
    const line = points.filter((point) => point[1 - along] === now[1 - along]);
    const ordered = line.sort((one, other) => one[along] - other[along]);
    const place = ordered.indexOf(now) + step;
    return points.indexOf(ordered[Math.max(0, Math.min(ordered.length - 1, place))]);
  }

  function wanted(key, points, index) {
    if (key in ENDS) { return (points.length + ENDS[key]) % points.length; }
    return index === undefined ? 0 : next(points, index, STEPS[key]);
  }

  function move(event) {
    const room = event.target.closest?.("[data-keys]");
    if (!room || event.target !== room || event.altKey || event.ctrlKey || event.metaKey) { return; }
    const isShown = at.has(room);
    if (event.key === "Escape" && isShown) { hide(room); } else if (!(event.key in STEPS || event.key in ENDS)) { return; } else {
      const picture = pictureIn(room), points = pointsOf(picture);
      const [before, index] = at.get(room) ?? [];
      const found = wanted(event.key, points, before === picture ? index : undefined);
      at.set(room, [picture, found]);
      show(room, picture, points[found]);
    }
    event.preventDefault();
    event.stopImmediatePropagation(); // the meeting's own keys change the screen
  }

  document.addEventListener("keydown", move, true);
  document.addEventListener("focusout", (event) => { if (event.target.matches?.("[data-keys]")) { hide(event.target); } });
  document.addEventListener("vinr:shown", prepare);
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", prepare); } else { prepare(); }
})();
