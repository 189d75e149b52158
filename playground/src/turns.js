// A slider for each number among the variables, a switch for each boolean: to see what follows.
export class Turns {
  #shown = "";

  /** Controls in `parent`; `turned(variables)` hears the variables as they are now. */
  constructor(parent, turned) {
    this.parent = parent;
    this.turned = turned;
  }

  show(variables) {
    this.variables = variables;
    const simple = Object.entries(variables).filter(([, value]) => typeof value === "number" || typeof value === "boolean");
    const shape = JSON.stringify(simple.map(([name, value]) => [name, typeof value]));
    if (shape !== this.#shown) this.parent.replaceChildren(...simple.map((each) => this.#row(...each)));
    this.#shown = shape;
    for (const [name, value] of simple) {
      const input = this.parent.querySelector(`[name="${CSS.escape(name)}"]`);
      if (typeof value === "boolean") input.checked = value;
      else if (Number(input.value) !== value) this.#reach(input, value);
      if (typeof value === "number") input.nextElementSibling.textContent = value;
    }
  }

  #row(name, value) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = name;
    input.type = typeof value === "number" ? "range" : "checkbox";
    if (typeof value === "number") this.#reach(input, value);
    input.addEventListener("input", () => {
      const now = input.type === "range" ? Number(input.value) : input.checked;
      this.turned({ ...this.variables, [name]: now });
    });
    label.append(name, input, document.createElement("output"));
    return label;
  }

  /** A range that a value fits into, with steps of its own kind. */
  #reach(input, value) {
    input.min = value < 0 ? value * 2 : 0;
    input.max = Math.max(Number(input.max) || 10, value * 2);
    input.step = Number.isInteger(value) && input.step !== "0.5" ? 1 : 0.5;
    input.value = value;
  }
}
