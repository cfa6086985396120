// A long select becomes a field to type in, with the matching choices below it (the ARIA pattern «combobox»). The select
// stays in the form, and without this script it is what the reader uses.
(() => {
  const LONG = 12; // choices that need no field
  const plain = (words) => words.toLocaleLowerCase("nb").normalize("NFD").replace(/\p{Diacritic}/gu, "").trim();
  const made = new WeakMap(); // select → its field

  const chosenWords = (select) => select.selectedOptions[0]?.textContent ?? "";
  const list = (field) => document.getElementById(field.getAttribute("aria-controls"));
  const shown = (field) => [...list(field).querySelectorAll("[role=option]:not([aria-disabled])")];

  // The words that begin with what is typed come first in each group.
  function matching(select, typed) {
    const wanted = plain(typed);
    const rank = (option) => {
      const words = plain(option.textContent);
      if (words.startsWith(wanted)) { return 0; }
      return words.split(/[^\p{L}]+/u).some((word) => word.startsWith(wanted)) ? 1 : 2;
    };
    const found = [...select.options].filter((option) => plain(option.textContent).includes(wanted));
    const groups = Map.groupBy(found, (option) => option.closest("optgroup")?.label ?? "");
    return [...groups].map(([name, options]) => [name, options.sort((one, other) => rank(one) - rank(other))]);
  }

  function entry(field, option) {
    const made = document.createElement("div");
    Object.assign(made, { id: `${field.id}-${option.value}`, textContent: option.textContent, className: "combobox__option" });
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", String(option.selected));
    made.dataset.value = option.value;
    if (option.disabled) { made.setAttribute("aria-disabled", "true"); }
    return made;
  }

  function group(field, [name, options], nth) {
    const entries = options.map((option) => entry(field, option));
    if (!name) { return entries; }
    const box = document.createElement("div"), heading = document.createElement("div");
    Object.assign(heading, { id: `${field.id}-group-${nth}`, textContent: name, className: "combobox__group" });
    heading.setAttribute("role", "presentation");
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", heading.id);
    box.append(heading, ...entries);
    return [box];
  }

  function open(field, select, typed) {
    const groups = matching(select, typed);
    list(field).replaceChildren(...groups.flatMap((found, nth) => group(field, found, nth)));
    if (!groups.length) { list(field).textContent = field.dataset.none; }
    list(field).hidden = false;
    field.setAttribute("aria-expanded", "true");
    const first = shown(field);
    activate(field, typed ? first[0] : first.find((one) => one.getAttribute("aria-selected") === "true"));
  }

  function close(field, select) {
    list(field).hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    field.value = chosenWords(select);
  }

  function activate(field, option) {
    list(field).querySelectorAll(".is-active").forEach((one) => one.classList.remove("is-active"));
    field.removeAttribute("aria-activedescendant");
    if (!option) { return; }
    option.classList.add("is-active");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function step(field, by) {
    const options = shown(field), at = options.findIndex((one) => one.classList.contains("is-active"));
    activate(field, options[at < 0 ? (by > 0 ? 0 : options.length - 1) : (at + by + options.length) % options.length]);
  }

  function choose(field, select, option) {
    if (!option || option.getAttribute("aria-disabled")) { return; }
    select.value = option.dataset.value;
    close(field, select);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function pressed(event, field, select) {
    const isOpen = field.getAttribute("aria-expanded") === "true";
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) { step(field, event.key === "ArrowDown" ? 1 : -1); } else { open(field, select, ""); }
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen) { choose(field, select, list(field).querySelector(".is-active")); } else { open(field, select, ""); }
    }
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      close(field, select);
      field.select();
    }
  }

  function fieldOf(select) {
    const field = document.createElement("input"), options = document.createElement("div");
    Object.assign(field, { id: `${select.id}-typed`, type: "text", autocomplete: "off", className: "form-select combobox__field", value: chosenWords(select) });
    field.dataset.none = select.dataset.none;
    Object.assign(options, { id: `${select.id}-list`, className: "combobox__list", hidden: true });
    options.setAttribute("role", "listbox");
    const named = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": options.id };
    Object.entries(named).forEach(([name, value]) => field.setAttribute(name, value));
    const label = document.querySelector(`label[for="${select.id}"]`);
    label.htmlFor = field.id;
    options.setAttribute("aria-label", label.textContent);
    return [field, options];
  }

  function listen(field, options, select) {
    field.addEventListener("click", () => { field.select(); open(field, select, ""); });
    field.addEventListener("focus", () => field.select());
    field.addEventListener("input", () => open(field, select, field.value));
    field.addEventListener("keydown", (event) => pressed(event, field, select));
    field.addEventListener("blur", () => close(field, select));
    options.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    options.addEventListener("click", (event) => choose(field, select, event.target.closest("[role=option]")));
  }

  function enhance(select) {
    const [field, options] = fieldOf(select);
    made.set(select, field);
    select.classList.add("visually-hidden");
    select.tabIndex = -1;
    select.setAttribute("aria-hidden", "true");
    select.after(field, options);
    listen(field, options, select);
  }

  function prepare() {
    document.querySelectorAll("#filter-form select").forEach((select) => {
      if (!made.has(select) && select.options.length > LONG && select.dataset.none) { enhance(select); }
      const field = made.get(select);
      if (field && field !== document.activeElement) { field.value = chosenWords(select); }
    });
  }

  document.addEventListener("vinr:shown", prepare);
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", prepare); } else { prepare(); }
})();
