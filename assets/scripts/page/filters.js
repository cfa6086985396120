// The filter form applies each choice at once: it adds the value to the address, or removes it if it means everything.
(() => {
  const EVERYTHING = "alle";
  const form = () => document.getElementById("filter-form");

  function write(parameters, field) {
    if (field.value === EVERYTHING) { parameters.delete(field.name); } else { parameters.set(field.name, field.value); }
  }

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.localName !== "select" || !field.form || field.form !== form() || field.id === "report-language") { return; }
    window.vinr.choose((parameters) => write(parameters, field));
  });

  document.addEventListener("submit", (event) => {
    if (event.target !== form()) { return; }
    event.preventDefault();
    const fields = [...form().elements].filter((field) => field.localName === "select");
    window.vinr.choose((parameters) => fields.forEach((field) => write(parameters, field)));
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-resets]")) { return; }
    event.preventDefault();
    const names = [...form().elements].filter((field) => field.localName === "select").map((field) => field.name);
    window.vinr.choose((parameters) => names.filter((name) => name !== "sprak").forEach((name) => parameters.delete(name)));
    form().querySelector("select, input:not([type=hidden])").focus(); // the link goes when there is nothing to reset
  });
})();
