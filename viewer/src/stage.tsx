// The picture: instruments and citations by sigma, in WebGL; above it, on a canvas of our own, labels that
// do not collide, years, names of communities, and the citations of what is selected.

import { computed, effect, signal, untracked } from "@preact/signals";
import Graph from "graphology";
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, NodePointProgram } from "sigma/rendering";
import { data } from "./data";
import { Room, label, short } from "./labels";
import { familyColour, ground, ink, isDark, look, quiet, sizes } from "./look";
import { places, type Places } from "./places";
import { go, state } from "./state";
import { visible } from "./visible";

const FACE = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";
/** Edges that are drawn each with its colour and arrow. */
const FEW = 3000;
/** Radius in pixels from which on instruments have labels, where there are many. */
const LEGIBLE = 5;
/** Instruments whose labels go before the names of communities. */
const FOREMOST = 6;
/** Most labels at a time. */
const LABELS = 90;

export const hovered = signal<number | null>(null);
const selected = computed(() => state.value.id);
/** What decides where everything lies. */
const frame = computed(() => {
  const { layout, focus, about, grown, to } = state.value;
  return JSON.stringify([layout, focus, about, grown, to]);
});

/** What export and keys need of the picture. */
export interface Stage {
  sigma: Sigma;
  order: number[];
  placed: Places;
  fit(): void;
}

export let stage: Stage | null = null;

export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function build(): Graph {
  const graph = new Graph({ type: "directed", multi: true, allowSelfLoops: true });
  for (let node = 0; node < data.count; node++) graph.addNode(node, { x: 0, y: 0 });
  for (let edge = 0; edge < data.size; edge++) graph.addDirectedEdgeWithKey(edge, data.source(edge), data.target(edge));
  return graph;
}

/**
 * Instruments as one point each, and without the second picture that sigma finds them in (see `nodeAt`): where the
 * processor does the drawing, forty times as fast as three corners each.
 */
class Points extends NodePointProgram {
  constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
    super(gl, null, renderer);
  }
}

/** A colour that lets through what is below, as sigma's shaders take it: multiplied by its alpha. */
function faint(hex: string, alpha: number): string {
  const channel = (at: number) => Math.round(parseInt(hex.slice(at, at + 2), 16) * alpha);
  return `rgba(${channel(1)},${channel(3)},${channel(5)},${alpha})`;
}

function create(container: HTMLElement): Stage {
  const graph = build();
  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    renderLabels: false,
    hideEdgesOnMove: data.size > 8000,
    nodeProgramClasses: { circle: Points },
    defaultEdgeType: "line",
    edgeProgramClasses: { line: EdgeLineProgram, arrow: EdgeArrowProgram },
    stagePadding: 36,
    minCameraRatio: 0.002,
    maxCameraRatio: 2.5,
    doubleClickZoomingRatio: 1,
    defaultDrawNodeHover: () => {},
    nodeReducer: (key, { x, y }) => {
      const node = Number(key);
      return {
        x,
        y,
        hidden: visible.value.nodes[node] === 0,
        color: look.value.colours[node],
        size: sizes.value[node],
      };
    },
    edgeReducer: (key) => {
      const edge = Number(key);
      const seen = visible.value;
      if (!seen.edges[edge]) return { hidden: true };
      if (seen.size > FEW) {
        const alpha = Math.max(0.03, Math.min(0.3, 1500 / seen.size));
        return { hidden: false, type: "line", size: 1, color: faint(isDark.value ? "#a5b2c4" : "#465468", alpha) };
      }
      const thick = seen.size > 300 ? 1 : 1 + Math.log2(data.raw.edges.weight[edge] || 1) / 2;
      return { hidden: false, type: "arrow", size: thick, color: faint(familyColour(edge), seen.size > 150 ? 0.4 : 0.7) };
    },
  });
  return {
    sigma,
    order: [],
    placed: { x: new Float64Array(data.count), y: new Float64Array(data.count), box: [0, 0, 1, 1], ticks: [], bands: [], isSmall: false },
    fit: () => void sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: isStill() ? 0 : 250 }),
  };
}

/**
 * The instrument at a place in pixels, the nearest of those whose disc covers it.
 *
 * Sigma reads it from a picture that it draws beside the seen one; where WebGL is done by the processor, each such
 * reading waits for the whole frame, and panning stutters. A look at all discs takes a tenth of a millisecond.
 */
function nodeAt({ x, y }: { x: number; y: number }): string | null {
  if (!stage) return null;
  const { sigma, placed, order } = stage;
  const a = sigma.viewportToGraph({ x, y });
  const b = sigma.viewportToGraph({ x: x + 1, y });
  const unit = Math.hypot(b.x - a.x, b.y - a.y);
  const size = sizes.value;
  let [found, least] = [-1, Infinity];
  for (const node of order) {
    const away = Math.hypot(placed.x[node] - a.x, placed.y[node] - a.y) / unit;
    if (away <= sigma.scaleSize(size[node]) + 1 && away < least) [found, least] = [node, away];
  }
  return found < 0 ? null : String(found);
}

function listen({ sigma }: Stage): void {
  Object.assign(sigma, { getNodeAtPosition: nodeAt });
  sigma.on("clickNode", ({ node }) => {
    const { focus, to, about } = state.value;
    const isEnd = focus === "path" && to === null && Number(node) !== about;
    go(isEnd ? { to: Number(node) } : { id: Number(node) });
  });
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    unfold(Number(node));
  });
  sigma.on("clickStage", () => state.value.id !== null && go({ id: null }));
  sigma.on("enterNode", ({ node }) => (hovered.value = Number(node)));
  sigma.on("leaveNode", () => (hovered.value = null));
  sigma.on("afterRender", () => {
    draw();
    document.documentElement.dataset.ready = "";
  });
}

/** Gives the focus to the picture, or to the table in its place. */
export function focusView(): void {
  document.querySelector<HTMLElement>(".stage, .table")?.focus();
}

/** The edges at an instrument that are seen. */
function edgesAt(node: number): number[] {
  return [...data.out.of(node), ...data.into.of(node)].filter((edge) => visible.value.edges[edge]);
}

/** Adds an instrument's neighbours to what is seen. */
export function unfold(node: number): void {
  const { focus, grown } = state.value;
  if (focus === "near" || focus === "ancestors" || focus === "descendants") go({ id: node, grown: [...new Set([...grown, node])] });
  else go({ id: node, focus: "near", about: node, grown: [] });
}

/** Everything that is placed anew when what is seen changes. */
function arrange(built: Stage, container: HTMLElement): void {
  const seen = visible.value;
  if (hovered.peek() !== null && !seen.nodes[hovered.peek()!]) hovered.value = null;
  built.placed = places(state.value, seen, container.clientWidth || 800, container.clientHeight || 600);
  const { x, y } = built.placed;
  // In place: sigma is told once, by the refresh below, and not of each instrument.
  built.sigma.getGraph().forEachNode((key, attributes) => {
    attributes.x = x[Number(key)];
    attributes.y = y[Number(key)];
  });
  const [left, bottom, right, top] = built.placed.box;
  // What is a point has room about it.
  const [aside, above] = [right > left ? 0 : 1, top > bottom ? 0 : 1];
  built.sigma.setCustomBBox({ x: [left - aside, right + aside], y: [bottom - above, top + above] });
  built.sigma.setSetting("hideEdgesOnMove", seen.size > 8000);
  built.order = [];
  for (let node = 0; node < data.count; node++) if (seen.nodes[node]) built.order.push(node);
  const size = sizes.value;
  built.order.sort((a, b) => size[b] - size[a] || a - b);
  built.sigma.refresh();
}

/** Moves to an instrument, if it is not well in view. */
function show(node: number): void {
  const shown = stage?.sigma.getNodeDisplayData(String(node));
  if (!stage || !shown || shown.hidden) return;
  const { width, height } = stage.sigma.getDimensions();
  const at = stage.sigma.framedGraphToViewport(shown);
  const isSeen = at.x > 16 && at.y > 24 && at.x < width - 16 && at.y < height - 16;
  const { ratio } = stage.sigma.getCamera().getState();
  const isFar = data.count > 300 && ratio > 0.3 && state.value.focus === "all";
  if (isSeen && !isFar) return;
  const closer = isFar ? 0.22 : ratio;
  void stage.sigma.getCamera().animate({ x: shown.x, y: shown.y, ratio: closer }, { duration: isStill() ? 0 : 350 });
}

/** A label that was drawn, in pixels: for exports. */
export interface Written {
  x: number;
  y: number;
  words: string;
  size: number;
  bold: boolean;
  colour: string;
}
export let written: Written[] = [];

function canvas(): CanvasRenderingContext2D | null {
  const over = document.querySelector<HTMLCanvasElement>(".over");
  if (!over || !stage) return null;
  const { width, height } = stage.sigma.getDimensions();
  const ratio = devicePixelRatio || 1;
  if (over.width !== Math.round(width * ratio) || over.height !== Math.round(height * ratio)) {
    over.width = Math.round(width * ratio);
    over.height = Math.round(height * ratio);
  }
  const pen = over.getContext("2d")!;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
}

let isAsked = false;
/** Draws the canvas above the picture, once a frame however often it is asked. */
function redraw(): void {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    draw();
  });
}

function draw(): void {
  const pen = canvas();
  if (!pen || !stage) return;
  written = [];
  const room = new Room();
  const { id, pins, layout, colour, focus } = state.value;
  const lit = hovered.value ?? id;
  if (lit !== null && visible.value.nodes[lit]) citations(pen, lit);
  backdrop(pen, room);
  for (const pin of pins) if (visible.value.nodes[pin]) ring(pen, pin, 2);
  if (id !== null && visible.value.nodes[id]) ring(pen, id, 3);
  const hasNames = layout === "map" && colour === "community" && lit === null && !stage.placed.isSmall && focus === "all";
  labels(pen, room, lit, () => hasNames && communities(pen, room));
}

function at(node: number): { x: number; y: number } {
  return stage!.sigma.graphToViewport({ x: stage!.placed.x[node], y: stage!.placed.y[node] });
}

function write(pen: CanvasRenderingContext2D, words: string, x: number, y: number, size: number, bold: boolean, colour: string): void {
  pen.font = `${bold ? "600 " : ""}${size}px ${FACE}`;
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = `${ground.value}d0`;
  pen.strokeText(words, x, y);
  pen.fillStyle = colour;
  pen.fillText(words, x, y);
  written.push({ x, y, words, size, bold, colour });
}

/** Years and bands, behind everything. */
function backdrop(pen: CanvasRenderingContext2D, room: Room): void {
  const { sigma, placed } = stage!;
  const { width, height } = sigma.getDimensions();
  let end = -Infinity;
  for (const { words, x } of placed.ticks) {
    const place = sigma.graphToViewport({ x, y: 0 }).x;
    if (place < 0 || place > width || place < end) continue;
    pen.strokeStyle = isDark.value ? "#ffffff18" : "#00000014";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(place, 20);
    pen.lineTo(place, height);
    pen.stroke();
    room.take(place - 2, 2, place + 40, 18);
    write(pen, words, place + 2, 14, 11, false, quiet.value);
    end = place + (words.length > 4 ? 66 : 44);
  }
  for (const { words, top, bottom } of placed.bands) {
    const upper = sigma.graphToViewport({ x: 0, y: top }).y;
    const lower = sigma.graphToViewport({ x: 0, y: bottom }).y;
    if (lower < 0 || upper > height) continue;
    pen.strokeStyle = isDark.value ? "#ffffff18" : "#00000014";
    pen.beginPath();
    pen.moveTo(0, lower);
    pen.lineTo(width, lower);
    pen.stroke();
    const y = Math.max(upper, 18) + 13;
    if (lower - Math.max(upper, 18) < 16 || !room.take(4, y - 11, 8 + words.length * 6.4, y + 4)) continue;
    write(pen, short(words, 60), 6, y, 11, true, quiet.value);
  }
}

/** The citations of one instrument, with the dashes that the printed pictures have. */
function citations(pen: CanvasRenderingContext2D, node: number): void {
  const { sigma } = stage!;
  const { width, height } = sigma.getDimensions();
  const seen = visible.value;
  const edges = edgesAt(node);
  if (seen.size > 150) {
    pen.fillStyle = `${ground.value}99`;
    pen.fillRect(0, 0, width, height);
  }
  const near = new Set([node]);
  // Hundreds of lines would be one surface.
  pen.globalAlpha = edges.length > 80 ? 0.45 : 1;
  for (const edge of edges) {
    const [from, to] = [data.source(edge), data.target(edge)];
    near.add(from).add(to);
    const [a, b] = [at(from), at(to)];
    const family = data.raw.families[data.raw.edges.family[edge]];
    const thick = 1.3 + Math.log2(data.raw.edges.weight[edge] || 1) / 2;
    pen.strokeStyle = familyColour(edge);
    pen.lineWidth = thick;
    pen.setLineDash(family.dashes.map((part) => part * 1.3));
    pen.beginPath();
    pen.moveTo(a.x, a.y);
    pen.lineTo(b.x, b.y);
    pen.stroke();
    pen.setLineDash([]);
    arrow(pen, a, b, sigma.scaleSize(sizes.value[to]) + 1, familyColour(edge));
  }
  pen.globalAlpha = 1;
  for (const other of near) {
    const { x, y } = at(other);
    pen.beginPath();
    pen.arc(x, y, Math.max(2, sigma.scaleSize(sizes.value[other])), 0, Math.PI * 2);
    pen.fillStyle = look.value.colours[other];
    pen.fill();
  }
}

function arrow(pen: CanvasRenderingContext2D, from: { x: number; y: number }, to: { x: number; y: number }, away: number, colour: string): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  pen.save();
  pen.translate(to.x - Math.cos(angle) * away, to.y - Math.sin(angle) * away);
  pen.rotate(angle);
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(-7, -3.2);
  pen.lineTo(-7, 3.2);
  pen.closePath();
  pen.fillStyle = colour;
  pen.fill();
  pen.restore();
}

function ring(pen: CanvasRenderingContext2D, node: number, thick: number): void {
  const { x, y } = at(node);
  pen.beginPath();
  pen.arc(x, y, stage!.sigma.scaleSize(sizes.value[node]) + 3, 0, Math.PI * 2);
  pen.strokeStyle = ink.value;
  pen.lineWidth = thick;
  pen.stroke();
}

const widths = new Map<string, number>();

/** Measuring text takes longer than drawing it. */
function measured(pen: CanvasRenderingContext2D, words: string, isBold: boolean): number {
  const key = isBold ? `*${words}` : words;
  let width = widths.get(key);
  if (width === undefined) widths.set(key, (width = pen.measureText(words).width));
  return width;
}

/** A label to the right of a place, or to its left where that has more room, cut to what there is. */
function beside(pen: CanvasRenderingContext2D, whole: string, isBold: boolean, x: number, away: number, width: number): [string, number, number] {
  const right = width - x - away - 4;
  const left = x - away - 4;
  let words = whole;
  let wide = measured(pen, words, isBold);
  const room = wide <= right ? right : Math.max(left, right);
  while (wide > room && words.length > 12) {
    words = short(words, words.length - 6);
    wide = measured(pen, words, isBold);
  }
  return [words, wide, wide <= right ? x + away : x - away - wide];
}

/** Labels: of what is looked at, of what is pinned, of its neighbours, then of the largest, as long as there is room. */
function labels(pen: CanvasRenderingContext2D, room: Room, lit: number | null, names: () => void): void {
  const { sigma, order, placed } = stage!;
  const { width, height } = sigma.getDimensions();
  const { layout, focus, pins, id } = state.value;
  const seen = visible.value;
  const isTimeline = layout === "years" && focus !== "all" && placed.isSmall;
  const first = [id, lit, ...pins].filter((node) => node !== null && seen.nodes[node] === 1) as number[];
  const near = new Set(lit === null ? [] : edgesAt(lit).map((edge) => (data.source(edge) === lit ? data.target(edge) : data.source(edge))));
  const size = sizes.value;
  const nearest = [...near].sort((a, b) => size[b] - size[a]);
  const done = new Set<number>();
  let count = 0;
  const put = (node: number) => {
    if (count >= LABELS) return;
    if (done.has(node)) return;
    const { x, y } = at(node);
    if (x < -20 || y < -10 || x > width + 20 || y > height + 10) return;
    done.add(node);
    const radius = sigma.scaleSize(size[node]);
    const isBold = node === lit || node === id;
    const letters = isBold ? 13 : 12;
    pen.font = `${isBold ? "600 " : ""}${letters}px ${FACE}`;
    const whole = isTimeline ? short(data.name(node), 24) : isBold ? short(data.title(node) ? `${data.name(node)} · ${data.title(node)}` : data.name(node), 70) : label(node);
    const [words, wide, from] = beside(pen, whole, isBold, x, radius + 4, width);
    if (!room.take(from - 3, y - 9, from + wide + 3, y + 9) && !isBold) return;
    count++;
    write(pen, words, from, y + 4, letters, isBold, node === lit || near.has(node) || lit === null ? ink.value : quiet.value);
  };
  for (const node of first) put(node);
  for (const node of nearest) put(node);
  if (lit === null) for (const node of order.slice(0, FOREMOST)) put(node);
  names();
  if (lit === null || seen.size <= 150) for (const node of order) {
    // Sorted by size: those that follow are smaller still.
    if (count >= LABELS || (!placed.isSmall && sigma.scaleSize(size[node]) < LEGIBLE)) break;
    put(node);
  }
}

/** Names of communities, where the map is seen from afar. */
function communities(pen: CanvasRenderingContext2D, room: Room): void {
  const { sigma } = stage!;
  const { width, height } = sigma.getDimensions();
  for (const { name, x, y, radius, size } of data.raw.communities) {
    if (size < 8 || !name) continue;
    const top = sigma.graphToViewport({ x, y: y + radius });
    const right = sigma.graphToViewport({ x: x + radius, y });
    if (right.x - top.x > width || right.x - top.x < 24) continue;
    pen.font = `600 12px ${FACE}`;
    const wide = pen.measureText(name).width;
    const from = Math.min(Math.max(2, top.x - wide / 2), width - wide - 2);
    if (top.x < 0 || top.x > width) continue;
    // Above, else in its middle, else below.
    const place = [top.y - 3, right.y + 5, 2 * right.y - top.y + 14].find((y) => y > 14 && y < height - 4 && room.take(from - 3, y - 11, from + wide + 3, y + 5));
    if (place !== undefined) write(pen, name, from, place, 12, true, quiet.value);
  }
}

const KEYS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function press(event: KeyboardEvent): void {
  if (!stage || event.ctrlKey || event.metaKey || event.altKey) return;
  const camera = stage.sigma.getCamera();
  const { x, y, ratio } = camera.getState();
  const key = event.key.toLowerCase();
  const duration = isStill() ? 0 : 120;
  const move = KEYS[event.key];
  if (move) camera.setState({ x: x + move[0] * ratio * 0.1, y: y + move[1] * ratio * 0.1 });
  else if (event.key === "+" || event.key === "=") void camera.animatedZoom({ duration });
  else if (event.key === "-") void camera.animatedUnzoom({ duration });
  else if (event.key === "0") stage.fit();
  else if (key === "n" || key === "p") {
    const { order } = stage;
    const now = order.indexOf(state.value.id ?? -1);
    const next = key === "n" ? now + 1 : now <= 0 ? order.length - 1 : now - 1;
    if (order.length > 0) go({ id: order[next % order.length] }, "step");
  } else if (event.key === "Enter" && state.value.id !== null) unfold(state.value.id);
  else return;
  event.preventDefault();
}

export function StageView() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const container = place.current!;
    const built = create(container);
    stage = built;
    listen(built);
    let last = "";
    const stops = [
      effect(() => {
        const next = frame.value;
        visible.value;
        look.value;
        sizes.value;
        isDark.value;
        untracked(() => arrange(built, container));
        if (last !== "" && next !== last) built.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
        last = next;
      }),
      effect(() => {
        state.value;
        container.style.cursor = hovered.value === null ? "" : "pointer";
        redraw();
      }),
      effect(() => {
        const id = selected.value;
        if (id !== null) requestAnimationFrame(() => show(id));
      }),
    ];
    const sized = new ResizeObserver(() => {
      built.sigma.resize();
      built.sigma.refresh();
    });
    sized.observe(container);
    return () => {
      stops.forEach((stop) => stop());
      sized.disconnect();
      built.sigma.kill();
      stage = null;
      hovered.value = null;
    };
  }, []);
  const { id } = state.value;
  const words = id === null ? "nothing selected" : `${data.prose(id)} selected`;
  return (
    <div
      class="stage"
      role="application"
      aria-label={`Picture of the graph, ${words}. Arrow keys move, plus and minus zoom, 0 shows all, N and P step through instruments, Enter unfolds neighbours.`}
      tabIndex={0}
      onKeyDown={press}
    >
      <div class="web" ref={place} />
      <canvas class="over" aria-hidden="true" />
    </div>
  );
}
