// Makes countries.txt from the npm packages world-atlas 2, topojson-client 3 and i18n-iso-countries 7:
//     npm install world-atlas@2 topojson-client@3 i18n-iso-countries@7 && node countries.mjs
// Each line is a country: ISO 3166 code, west, north, east, south, and its outline as an SVG path, in tenths of a degree,
// north negative.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import iso from "i18n-iso-countries";

// Natural Earth has no number for these.
const UNNUMBERED = { Kosovo: "XKX", "N. Cyprus": "CYN", Somaliland: "SOL" };
const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-110m.json")));
const lines = feature(world, world.objects.countries).features.map((country) => {
  const code = country.id ? iso.numericToAlpha3(country.id) : UNNUMBERED[country.properties.name];
  const { type, coordinates } = country.geometry;
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  let path = "";
  for (const ring of (type === "Polygon" ? [coordinates] : coordinates).flat()) {
    let [lastX, lastY, outline] = [0, 0, ""];
    for (const [lon, lat] of ring.slice(0, -1)) {
      const [x, y] = [Math.round(lon * 10), Math.round(-lat * 10)];
      if (outline === "") outline = `M${x} ${y}`;
      else if (x !== lastX || y !== lastY) outline += `${outline.includes("l") ? " " : "l"}${x - lastX} ${y - lastY}`;
      [lastX, lastY] = [x, y];
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    }
    path += `${outline.replaceAll(" -", "-")}z`;
  }
  return `${code} ${bounds.join(" ")} ${path}`;
});
writeFileSync(new URL("countries.txt", import.meta.url), `${lines.sort().join("\n")}\n`);
