/// How the pages of a report look, and the one thing that moves on them.
enum PageStyle {
  static let css = """
    :root { --paper: #ffffff; --ink: #22262b; --quiet: #5b626b; --line: #d9dde1; --tint: #f3f5f7; --accent: #0072b2; }
    @media (prefers-color-scheme: dark) {
      :root { --paper: #16191d; --ink: #e4e7ea; --quiet: #a2a9b1; --line: #383e45; --tint: #20252b; --accent: #6cb8e6; }
      figure svg, figure img { filter: invert(0.9) hue-rotate(180deg); }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    h1, h2, h3, p, dd, td, th, figcaption, summary { overflow-wrap: anywhere; }
    h1 { font-size: 1.15rem; color: var(--quiet); font-weight: 600; margin: 0 0 1rem; }
    h2 { font-size: 1.3rem; margin: 2.5rem 0 0.5rem; }
    h3 { font-size: 1.05rem; margin: 2rem 0 0.5rem; }
    a { color: var(--accent); }
    .verdict { font-size: 1.35rem; line-height: 1.35; font-weight: 600; margin: 0 0 0.75rem; }
    .warning { border-left: 4px solid #d55e00; padding-left: 0.75rem; }
    .remark, caption, figcaption, small { color: var(--quiet); font-size: 0.9rem; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
    caption { text-align: left; padding: 0.25rem 0; }
    th, td { padding: 0.3rem 0.7rem 0.3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
    thead th { border-bottom: 2px solid var(--line); white-space: nowrap; }
    tbody th { font-weight: 500; min-width: 6rem; max-width: 24rem; }
    .number { text-align: right; white-space: nowrap; }
    .learns th { font-weight: 700; }
    .best { font-weight: 700; color: var(--accent); }
    thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
    thead button:hover { text-decoration: underline; }
    th[aria-sort=ascending] button::after { content: " \\2191"; }
    th[aria-sort=descending] button::after { content: " \\2193"; }
    figure { margin: 1rem 0; }
    figure svg, figure img { display: block; width: 100%; height: auto; }
    .gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(33rem, 100%), 1fr)); gap: 0 1.5rem; }
    dl { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: 0.25rem 1rem; margin: 0.5rem 0; }
    dt { color: var(--quiet); overflow-wrap: anywhere; }
    dd { margin: 0; }
    summary { cursor: pointer; }
    @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { margin-top: 0.5rem; } .verdict { font-size: 1.15rem; } table { font-size: 0.875rem; } figure, figure > div { overflow-x: auto; } figure svg, figure img { min-width: 36rem; } }
    @media print {
      main { max-width: none; padding: 0; }
      .scroll { overflow: visible; }
      figure, tr { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      figure svg, figure img { filter: none; }
    }

    """

  /// Sorts tables by the column whose heading is pressed; it holds no data, and looks at none but the tables'.
  static let script = """
    "use strict";
    for (const table of document.querySelectorAll("table.sortable")) {
      const heads = [...table.tHead.rows[0].cells];
      heads.forEach((head, column) => head.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = (row) => {
          const value = row.cells[column].dataset.value;
          if (value === undefined) return row.cells[column].textContent;
          return value === "" ? null : Number(value);
        };
        const compare = (a, b) => typeof a === "number" ? a - b : a.localeCompare(b);
        const rows = [...table.tBodies[0].rows].map((row) => [key(row), row]);
        rows.sort(([a], [b]) => {
          if (a === null || b === null) return (a === null) - (b === null);
          return up ? compare(a, b) : compare(b, a);
        });
        table.tBodies[0].append(...rows.map((pair) => pair[1]));
      }));
    }

    """

  /// What the pages' security policy allows to run: the script, and nothing else.
  static let scriptHash = "sha256-Y0xZAFAJl2opan/nd3/x/iAGS22AhqE2VuPibDaalq8="
}
