// Locals as a graph: boxes with their values, arrows from what is read to what reads it. Boxes move and flash as a
// script changes; each is a button that shows its definition.
import dagre from "@dagrejs/dagre";

const SVG = "http://www.w3.org/2000/svg";
const LETTER = 7.9;
const WIDEST = 26;

const TIP = `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
  <path d="M0 0L8 4L0 8z" /></marker></defs>`;

const cut = (text, most = WIDEST) => (text.length > most ? text.slice(0, most - 1) + "…" : text);
const named = (node) => cut(node.label ?? node.id);
const held = (node) => cut(node.error ?? node.value ?? "…", 30);
const element = (name, attributes = {}, text) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};

export class Graph {
  #boxes = new Map();
  #values = new Map();

  /** A graph in `parent`; `chosen(node)` hears which box was pressed. */
  constructor(parent, chosen) {
    this.parent = parent;
    this.chosen = chosen;
    this.svg = element("svg", { role: "group", "aria-label": "Locals and what they read" });
    this.arrows = element("g", { class: "arrows", "aria-hidden": "true" });
    this.boxes = element("g");
    this.svg.innerHTML = TIP;
    this.svg.append(this.arrows, this.boxes);
    this.empty = Object.assign(document.createElement("p"), { className: "quiet", textContent: "This script defines nothing." });
  }

  /** Show a graph `{nodes, edges}`. Gives the boxes whose values have changed. */
  show({ nodes, edges }) {
    this.parent.replaceChildren(nodes.length ? this.svg : this.empty);
    const plan = laidOut(nodes, edges);
    if (nodes.length) this.#fit(plan);
    this.#drawArrows(plan);
    const changed = nodes.filter((node) => this.#drawBox(node, plan.node(node.id), edges));
    for (const [id, box] of this.#boxes) {
      if (!nodes.some((node) => node.id === id)) {
        box.remove();
        this.#boxes.delete(id);
        this.#values.delete(id);
      }
    }
    return changed;
  }

  /** Arrows may leave the area that dagre plans for boxes. */
  #fit(plan) {
    const { width, height } = plan.graph();
    const across = plan.edges().flatMap((edge) => plan.edge(edge).points.map(({ x }) => x));
    const left = Math.min(0, ...across) - 4;
    const whole = Math.max(width, ...across) + 4 - left;
    this.svg.setAttribute("viewBox", `${left} 0 ${whole} ${height}`);
    this.svg.style.width = `${whole}px`;
  }

  #drawArrows(plan) {
    this.arrows.replaceChildren(
      ...plan.edges().map((edge) => {
        const points = plan.edge(edge).points.map(({ x, y }) => [x, y]);
        return element("path", { d: smooth(points), "marker-end": "url(#tip)" });
      }),
    );
  }

  #drawBox(node, { x, y, width, height }, edges) {
    const shown = node.error ?? node.value;
    let box = this.#boxes.get(node.id);
    const old = this.#values.get(node.id);
    const changed = box !== undefined && old !== shown;
    if (!box) {
      box = element("g", { tabindex: "0", role: "button" });
      box.addEventListener("click", () => this.chosen(box.node));
      box.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          this.chosen(box.node);
        }
      });
      this.#boxes.set(node.id, box);
      this.boxes.append(box);
    }
    box.node = node;
    this.#values.set(node.id, shown);
    box.setAttribute("class", `box ${node.kind}${node.error ? " failed" : ""}`);
    box.setAttribute("aria-label", spoken(node, edges));
    box.style.transform = `translate(${x - width / 2}px, ${y - height / 2}px)`;
    box.replaceChildren(
      element("rect", { width, height, rx: 9 }),
      element("text", { x: 12, y: 20, class: "name" }, named(node)),
      element("text", { x: width - 12, y: 20, class: "kind", "text-anchor": "end" }, ` ${node.space ?? node.kind} `),
      element("text", { x: 12, y: 39, class: "is" }, held(node)),
    );
    if (changed) flash(box);
    return changed;
  }
}

function laidOut(nodes, edges) {
  const plan = new dagre.graphlib.Graph();
  plan.setGraph({ rankdir: "TB", nodesep: 18, ranksep: 34, marginx: 6, marginy: 6 });
  plan.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) {
    const head = named(node).length * LETTER + (node.space ?? node.kind).length * 6.4 + 42;
    plan.setNode(node.id, { width: Math.max(110, head, held(node).length * LETTER + 24), height: 50 });
  }
  for (const [from, to] of edges) plan.setEdge(from, to);
  dagre.layout(plan);
  return plan;
}

/** A curve through the points that dagre gives. */
function smooth(points) {
  const [[x, y], ...rest] = points;
  if (rest.length === 1) return `M${x},${y}L${rest[0]}`;
  let path = `M${x},${y}`;
  for (let i = 0; i < rest.length - 1; i++) {
    const [cx, cy] = rest[i];
    const [nx, ny] = rest[i + 1];
    const end = i === rest.length - 2 ? [nx, ny] : [(cx + nx) / 2, (cy + ny) / 2];
    path += `Q${cx},${cy} ${end}`;
  }
  return path;
}

/** What a box is called: first what stands in it, as who speaks to a computer says what is seen. */
function spoken(node, edges) {
  const whole = node.error ?? node.value;
  const reads = edges.filter(([, to]) => to === node.id).map(([from]) => from);
  return [
    `${named(node)} ${node.space ?? node.kind} ${held(node)}`,
    ...(whole !== undefined && whole !== held(node) ? [whole] : []),
    ...(node.error ? ["fails"] : []),
    ...(reads.length ? [`reads ${reads.join(", ")}`] : []),
  ].join(", ");
}

function flash(box) {
  box.classList.add("changed");
  setTimeout(() => box.classList.remove("changed"), 900);
}
