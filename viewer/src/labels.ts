// What is written beside instruments, and where there is room for it.

import { data } from "./data";

/** Cuts at a word where one is near, with an ellipsis. */
export function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const at = cut.lastIndexOf(" ");
  return `${(at > most * 0.6 ? cut.slice(0, at) : cut).replace(/[\s,;:]+$/, "")}…`;
}

/** The label in a large picture: the title tells more than the number. */
export function label(node: number): string {
  return short(data.raw.nodes.title[node] ?? data.name(node), 40);
}

/** Boxes of labels that are there already, found by cells. */
export class Room {
  private cells = new Map<string, [number, number, number, number][]>();

  /** Takes a box if nothing lies in it. */
  take(left: number, top: number, right: number, bottom: number): boolean {
    const keys: string[] = [];
    for (let column = Math.floor(left / 120); column <= Math.floor(right / 120); column++) {
      for (let row = Math.floor(top / 40); row <= Math.floor(bottom / 40); row++) keys.push(`${column} ${row}`);
    }
    const isTaken = keys.some((key) => this.cells.get(key)?.some(([l, t, r, b]) => left < r && l < right && top < b && t < bottom));
    if (isTaken) return false;
    for (const key of keys) this.cells.set(key, [...(this.cells.get(key) ?? []), [left, top, right, bottom]]);
    return true;
  }
}
